import { useLocation } from "react-router";
import {
  GivingRightsDocument,
  type ListedRightFragment,
  RightsDocument,
} from "../../api/generated/operations.js";
import { History } from "../../history/history.js";
import { session } from "../../identity/caller.js";
import { type Locale, useLocale } from "../../language/use-locale.js";
import { ListCount } from "../../lists/list-count.js";
import { PageTurner } from "../../lists/page-turner.js";
import { countSet, useAddressState } from "../../navigation/address-state.js";
import { PageLink } from "../../navigation/page-link.js";
import { FIRST_PAGE } from "../../navigation/paging.js";
import { signInAddress } from "../../navigation/sign-in-address.js";
import { organisationAddress, unitAddress } from "../../navigation/thing-addresses.js";
import { OrganisationPicker } from "../../organisations/organisation-picker.js";
import { isComplete, useHubQuery } from "../../queries/use-hub-query.js";
import { Choice } from "../../ui/choice.js";
import { Filters } from "../../ui/filters.js";
import { Notice } from "../../ui/notice.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { useToday } from "../../ui/use-today.js";
import { UnitPicker } from "../../units/unit-picker.js";
import { EndRight } from "./end-right.js";
import { GiveRight } from "./give-right.js";
import { type Giver, giverOf, mayEnd, mayGive, organisationsOfGiver } from "./giver.js";
import { FILTERS_SHOWN, RIGHT_FILTERS, type RightFilterState, rightVariables } from "./right-filters.js";
import "../../ui/form.css";

/** The rights that somebody may give: listed, given, ended. Others are told what they lack. */
export function Rights() {
  return session === undefined ? <SignInFirst /> : <RightsOfCaller />;
}

function SignInFirst() {
  const { t } = useLocale();
  const { pathname, search } = useLocation();
  return (
    <Notice kind="refused">
      {t("rights.signIn")}{" "}
      <PageLink to={signInAddress(`${pathname}${search}`)}>{t("product.signIn")}</PageLink>
    </Notice>
  );
}

function RightsOfCaller() {
  const { t } = useLocale();
  const query = useHubQuery(GivingRightsDocument, {});
  const me = query.data?.me;
  const giver = me == null ? undefined : giverOf(me);
  return (
    <QueryBoundary queries={[query]} rows={6}>
      {giver !== undefined && !mayGive(giver) && <Notice kind="refused">{t("rights.notYours")}</Notice>}
      {giver !== undefined && mayGive(giver) && <RightsGiven giver={giver} />}
    </QueryBoundary>
  );
}

function RightsGiven({ giver }: { readonly giver: Giver }) {
  const { t } = useLocale();
  const { state, addressWith } = useAddressState<RightFilterState>(RIGHT_FILTERS);
  const today = useToday();
  // Of other organisations only the hub's operators are told whose a right is.
  const own = giver.operatesHub ? undefined : organisationsOfGiver(giver)[0]?.id;
  const query = useHubQuery(RightsDocument, rightVariables(state, own, today));
  const page = query.data?.rights;
  const rights = page?.nodes ?? [];
  return (
    <>
      <GiveRight giver={giver} onGiven={query.refetch} />
      <RightFilters giver={giver} />
      <QueryBoundary queries={[query]} rows={8}>
        <ListCount total={page?.totalCount}>{(total) => t("rights.listed", { total })}</ListCount>
        {rights.length === 0 && isComplete([query]) && <Notice kind="empty">{t("rights.none")}</Notice>}
        <ul className="rows">
          {rights.map((right) => (
            <RightRow key={right.id} right={right} giver={giver} onEnded={query.refetch} />
          ))}
        </ul>
        <PageTurner page={page} at={state} addressWith={addressWith} />
      </QueryBoundary>
    </>
  );
}

function RightFilters({ giver }: { readonly giver: Giver }) {
  const { t, text } = useLocale();
  const { state, change: changeState } = useAddressState<RightFilterState>(RIGHT_FILTERS);
  const change = (changes: Partial<RightFilterState>) => changeState({ ...FIRST_PAGE, ...changes });
  const organisations = organisationsOfGiver(giver);
  const [first] = organisations;
  return (
    <Filters setCount={countSet<RightFilterState>(RIGHT_FILTERS, state, FILTERS_SHOWN)}>
      {giver.operatesHub ? (
        <OrganisationPicker
          label={t("rights.organisation")}
          value={state["co-quan"]}
          onChange={(organisation) => change({ "co-quan": organisation })}
        />
      ) : (
        organisations.length > 1 && (
          <Choice
            label={t("rights.organisation")}
            value={state["co-quan"] || (first?.id ?? "")}
            options={organisations.map(({ id, name }) => [id, text(name)] as const)}
            onChange={(organisation) => change({ "co-quan": organisation })}
          />
        )
      )}
      <UnitPicker label={t("rights.unit")} value={state.trong} onChange={(trong) => change({ trong })} />
      <Choice
        label={t("rights.status")}
        value={state["hieu-luc"]}
        options={[
          ["co", t("rights.inForce")],
          ["tat-ca", t("page.all")],
        ]}
        onChange={(status) => change({ "hieu-luc": status })}
      />
    </Filters>
  );
}

interface RightRowProps {
  readonly right: ListedRightFragment;
  readonly giver: Giver;
  readonly onEnded: () => void;
}

function RightRow({ right, giver, onEnded }: RightRowProps) {
  const locale = useLocale();
  const { t, text } = locale;
  const { id, account, accountName, role, organisation, unit, reason, endReason, version, endedAt } = right;
  return (
    <li className="row">
      <strong>
        {t(`account.role.${role}`)} · {accountName ?? t("rights.noName")}
      </strong>
      <span className="note">{account}</span>
      <span>
        <PageLink to={organisationAddress(organisation.id)}>{text(organisation.name)}</PageLink>
        {" · "}
        {unit === null ? (
          t("rights.everywhere")
        ) : (
          <PageLink to={unitAddress(unit.id)}>{text(unit.name)}</PageLink>
        )}
      </span>
      <span className="note">
        {[
          periodOf(right, locale),
          reason === null ? [] : t("rights.reason", { reason }),
          endReason === null ? [] : t("rights.endReason", { reason: endReason }),
        ]
          .flat()
          .join(" · ")}
      </span>
      {endedAt === null && mayEnd(giver, right) && <EndRight right={right} onEnded={onEnded} />}
      <History id={id} version={version} />
    </li>
  );
}

function periodOf({ validFrom, validTo, endedAt }: ListedRightFragment, { t, date }: Locale): string {
  const from = date(validFrom);
  const period =
    validTo === null ? t("rights.since", { from }) : t("rights.period", { from, to: date(validTo) });
  return endedAt === null ? period : `${period} · ${t("rights.ended")}`;
}
