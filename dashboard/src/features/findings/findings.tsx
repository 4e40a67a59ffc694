import {
  FindingOwnersDocument,
  type ListedFindingFragment,
  type NamedThingFragment,
} from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { ListCount } from "../../lists/list-count.js";
import { ListEnd } from "../../lists/list-end.js";
import { Flag } from "../../marks/flag.js";
import { NAMED_RULES, nameRule } from "../../marks/name-rule.js";
import { countSet, useAddressState } from "../../navigation/address-state.js";
import { PageLink } from "../../navigation/page-link.js";
import { FIRST_PAGE } from "../../navigation/paging.js";
import { figureAddress, unitAddress } from "../../navigation/thing-addresses.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { nameThing } from "../../things/name-thing.js";
import { Choice, ChoiceOrAll } from "../../ui/choice.js";
import { Filters } from "../../ui/filters.js";
import { Notice } from "../../ui/notice.js";
import { OldRows } from "../../ui/old-rows.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { UnitPicker } from "../../units/unit-picker.js";
import {
  FILTERS_SHOWN,
  FINDING_FILTERS,
  type FindingFilterState,
  findingVariables,
} from "./finding-filters.js";
import { useFindings } from "./use-findings.js";

/** What the rules have found in whatever the members hold: where, how grave, of which kind, who must answer. */
export function Findings() {
  const { t, number } = useLocale();
  const { state, addressWith } = useAddressState<FindingFilterState>(FINDING_FILTERS);
  const variables = findingVariables(state);
  const { query, findings, things, page, counts, copies } = useFindings(variables);
  return (
    <>
      <FindingFilters />
      <QueryBoundary queries={[query]} rows={8}>
        <ListCount total={page?.totalCount}>{(total) => t("finding.listed", { total })}</ListCount>
        <p className="severity-counts">
          {t("finding.bySeverity")}{" "}
          {counts.map(([severity, count = 0]) => (
            <span key={severity}>
              <PageLink to={addressWith({ ...FIRST_PAGE, "muc-do": severity })}>
                {t(`quality.severity.${severity}`)} {number(count)}
              </PageLink>
            </span>
          ))}
        </p>
        {findings.length === 0 && isComplete([query]) && <Notice kind="empty">{t("finding.none")}</Notice>}
        <ul className="flags">
          {findings.map((finding) => (
            <FindingRow key={keyOf(finding)} finding={finding} thing={things.get(finding.nodeId)} />
          ))}
        </ul>
        <OldRows copies={copies} />
        <ListEnd
          file={{ name: t("navigation.findings"), list: "findings", filters: variables }}
          page={page}
          at={state}
          addressWith={addressWith}
        />
      </QueryBoundary>
    </>
  );
}

function FindingFilters() {
  const locale = useLocale();
  const { t, memberName } = locale;
  const { state, change: changeState } = useAddressState<FindingFilterState>(FINDING_FILTERS);
  const { data } = useHubQuery(FindingOwnersDocument, {});
  const change = (changes: Partial<FindingFilterState>) => changeState({ ...FIRST_PAGE, ...changes });
  const members = data?.members ?? [];
  return (
    <Filters setCount={countSet<FindingFilterState>(FINDING_FILTERS, state, FILTERS_SHOWN)}>
      <UnitPicker label={t("figures.under")} value={state.trong} onChange={(trong) => change({ trong })} />
      <Choice
        label={t("finding.status")}
        value={state["tinh-trang"]}
        options={[
          ["con-mo", t("finding.open")],
          ["da-dinh-chinh", t("finding.settled")],
          ["tat-ca", t("page.all")],
        ]}
        onChange={(status) => change({ "tinh-trang": status })}
      />
      <ChoiceOrAll
        label={t("finding.severity")}
        value={state["muc-do"]}
        options={[
          ["ERROR", t("quality.severity.ERROR")],
          ["WARNING", t("quality.severity.WARNING")],
          ["INFO", t("quality.severity.INFO")],
        ]}
        onChange={(severity) => change({ "muc-do": severity })}
      />
      <ChoiceOrAll
        label={t("quality.kind")}
        value={state.loai}
        options={rulesWith(state.loai).map((rule) => [rule, nameRule(rule, locale)] as const)}
        onChange={(loai) => change({ loai })}
      />
      <ChoiceOrAll
        label={t("finding.owner")}
        value={state["don-vi"]}
        options={members.map(({ name }) => [name, memberName(name)] as const)}
        onChange={(owner) => change({ "don-vi": owner })}
      />
    </Filters>
  );
}

/** All that have a name, and the one that the address has chosen. */
function rulesWith(chosen: string): readonly string[] {
  return chosen === "" || NAMED_RULES.includes(chosen) ? NAMED_RULES : [...NAMED_RULES, chosen];
}

function keyOf({ rule, since, nodeId, message }: ListedFindingFragment): string {
  return [rule, since, message.vi, nodeId].join("|");
}

interface FindingRowProps {
  readonly finding: ListedFindingFragment;
  /** What it was found in, where that is no figure. */
  readonly thing: NamedThingFragment | undefined;
}

function FindingRow({ finding, thing }: FindingRowProps) {
  const locale = useLocale();
  const { t, text, date, memberName } = locale;
  const { kind, rule, severity, message, owner, since, settledAt, figures, unit, indicator } = finding;
  const named = nameThing(thing, kind, locale);
  return (
    <Flag
      severity={severity}
      title={
        <>
          {unit !== null && <PageLink to={unitAddress(unit.id)}>{text(unit.name)}</PageLink>}
          {unit !== null && (indicator ?? named) && " · "}
          {indicator !== null && text(indicator.name)}
          {named?.to === undefined ? named?.name : <PageLink to={named.to}>{named.name}</PageLink>}
          {thing !== undefined && "programme" in thing && ` · ${thing.programme.code}`}
        </>
      }
      message={message}
    >
      {figures.map(({ id, printedText }) => (
        <p key={id} className="printed">
          <PageLink to={figureAddress(id)}>
            <span lang="vi">“{printedText}”</span>
          </PageLink>
        </p>
      ))}
      <p className="provenance">
        {t("quality.kind")}: {nameRule(rule, locale)} · {t("finding.owner")}: {memberName(owner)} ·{" "}
        {settledAt === null
          ? t("finding.since", { date: date(since) })
          : t("finding.settledOn", { date: date(settledAt) })}
      </p>
    </Flag>
  );
}
