import type { ListedFindingFragment, NamedThingFragment } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { Flag } from "../../marks/flag.js";
import { nameRule } from "../../marks/name-rule.js";
import { anyText, countSet, oneOf, useAddressState } from "../../navigation/address-state.js";
import { PageLink } from "../../navigation/page-link.js";
import { figureAddress, unitAddress } from "../../navigation/thing-addresses.js";
import { nameThing } from "../../things/name-thing.js";
import { Choice } from "../../ui/choice.js";
import { ExportLinks } from "../../ui/export-links.js";
import { Filters } from "../../ui/filters.js";
import { Notice } from "../../ui/notice.js";
import { OldRows } from "../../ui/old-rows.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { countBy, selectFindings } from "./select-findings.js";
import { useFindings } from "./use-findings.js";

const PARAMETERS = {
  "tinh-trang": oneOf("con-mo", "da-dinh-chinh", "tat-ca"),
  "muc-do": oneOf("", "ERROR", "WARNING", "INFO"),
  loai: anyText,
  "don-vi": anyText,
};

const OPEN = { "con-mo": true, "da-dinh-chinh": false, "tat-ca": undefined };

/** What the rules have found in whatever the members hold, by kind, severity and who must answer. */
export function Findings() {
  const locale = useLocale();
  const { t, memberName } = locale;
  const { state, change } = useAddressState(PARAMETERS);
  const { query, findings, things, hasMore } = useFindings(OPEN[state["tinh-trang"]]);
  const shown = selectFindings(findings, {
    severity: state["muc-do"],
    rule: state.loai,
    owner: state["don-vi"],
  });
  const counted = (name: string, count: number) => t("finding.counted", { name, count });
  return (
    <>
      <Filters setCount={countSet(PARAMETERS, state, ["tinh-trang", "muc-do", "loai", "don-vi"])}>
        <Choice
          label={t("finding.status")}
          value={state["tinh-trang"]}
          options={[
            ["con-mo", t("finding.open")],
            ["da-dinh-chinh", t("finding.settled")],
            ["tat-ca", t("page.all")],
          ]}
          onChange={(value) => change({ "tinh-trang": value })}
        />
        <Choice
          label={t("finding.severity")}
          value={state["muc-do"]}
          options={[
            ["", t("page.all")],
            ["ERROR", t("quality.severity.ERROR")],
            ["WARNING", t("quality.severity.WARNING")],
            ["INFO", t("quality.severity.INFO")],
          ]}
          onChange={(value) => change({ "muc-do": value })}
        />
        <Choice
          label={t("quality.kind")}
          value={state.loai}
          options={[
            ["", t("page.all")],
            ...countBy(findings, "rule").map(
              ([rule, count]) => [rule, counted(nameRule(rule, locale), count)] as const,
            ),
          ]}
          onChange={(value) => change({ loai: value })}
        />
        <Choice
          label={t("finding.owner")}
          value={state["don-vi"]}
          options={[
            ["", t("page.all")],
            ...countBy(findings, "owner").map(
              ([owner, count]) => [owner, counted(memberName(owner), count)] as const,
            ),
          ]}
          onChange={(value) => change({ "don-vi": value })}
        />
      </Filters>
      <QueryBoundary queries={[query]} rows={8}>
        <h2 className="count">
          <span role="status">
            {t("finding.shown", { count: shown.length })}
            {hasMore && ` ${t("finding.more")}`}
          </span>
        </h2>
        {shown.length === 0 && <Notice kind="empty">{t("finding.none")}</Notice>}
        <ul className="flags">
          {shown.map((finding) => (
            <FindingRow key={keyOf(finding)} finding={finding} thing={things.get(finding.nodeId)} />
          ))}
        </ul>
        <OldRows copies={query.data?.findings?.members} />
        <ExportLinks
          name={t("navigation.findings")}
          list="findings"
          filters={{
            open: OPEN[state["tinh-trang"]],
            severities: state["muc-do"],
            rules: state.loai,
            owner: state["don-vi"],
          }}
        />
      </QueryBoundary>
    </>
  );
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
