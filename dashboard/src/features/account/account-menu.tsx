import { useEffect, useEffectEvent, useState } from "react";
import { MeDocument, type MeQuery } from "../../api/generated/operations.js";
import { session } from "../../identity/caller.js";
import { type Locale, useLocale } from "../../language/use-locale.js";
import "../../language/identity-words.js";
import { PageLink } from "../../navigation/page-link.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { useSameAccess } from "./use-same-access.js";

const MENU_ID = "account-menu";
/** Who has one of these gives and ends rights, on a page of its own. */
const GIVING_ROLES: readonly string[] = ["MEMBER_ADMINISTRATOR", "OPERATOR"];

/** The name of whoever has signed in, behind which is what the person may do, and for whom, and the way out. */
export default function AccountMenu() {
  const { t } = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  useSameAccess();
  const name = session?.name ?? "";
  return (
    <>
      <button
        type="button"
        className="account-name"
        popoverTarget={MENU_ID}
        aria-label={t("account.of", { name })}
      >
        <PersonIcon />
        <span>{name}</span>
      </button>
      <section
        id={MENU_ID}
        popover="auto"
        className="account-menu"
        aria-labelledby={`${MENU_ID}-name`}
        onToggle={({ newState }) => setIsOpen(newState === "open")}
      >
        <h2 id={`${MENU_ID}-name`}>{name}</h2>
        {isOpen && <Rights />}
        <SignOutButton />
      </section>
    </>
  );
}

/** Asked anew whenever the menu is opened. */
function Rights() {
  const { t } = useLocale();
  const query = useHubQuery(MeDocument, {});
  const me = query.data?.me;
  const askAgain = useEffectEvent(() => {
    if (query.data !== undefined) query.refetch();
  });
  useEffect(() => askAgain(), []);
  return (
    <QueryBoundary queries={[query]} rows={3}>
      {me != null && (
        <p className="note">
          {t("account.id")}: {me.account}
        </p>
      )}
      {me?.roles.length === 0 && <p className="note">{t("account.none")}</p>}
      {me !== null && me !== undefined && me.roles.length > 0 && <Roles {...me} />}
    </QueryBoundary>
  );
}

type Me = NonNullable<MeQuery["me"]>;

function Roles({ organisations, roles, operatesHub }: Me) {
  const locale = useLocale();
  const { t, text } = locale;
  return (
    <>
      <h3>{t("account.organisations")}</h3>
      <ul>
        {organisations.map(({ id, name }) => (
          <li key={id}>{text(name)}</li>
        ))}
      </ul>
      {(operatesHub || roles.some(({ role }) => role === "AUDITOR")) && (
        <p>
          <PageLink to="/nhat-ky-truy-cap">{t("accessLog.open")}</PageLink>
        </p>
      )}
      <h3>{t("account.roles")}</h3>
      <ul className="rows">
        {roles.map((right) => (
          <li key={right.id} className="row">
            {t(`account.role.${right.role}`)}
            <span className="note">{describeExtent(right, organisations.length > 1, locale)}</span>
          </li>
        ))}
      </ul>
      {roles.some(({ role }) => GIVING_ROLES.includes(role)) && (
        <p>
          <PageLink to="/quyen">{t("account.rights")}</PageLink>
        </p>
      )}
    </>
  );
}

/** For whom, where and how long a role holds. */
function describeExtent(
  { organisation, unit, validFrom, validTo }: Me["roles"][number],
  namesOrganisation: boolean,
  { t, text, date }: Locale,
): string {
  const from = date(validFrom);
  return [
    ...(namesOrganisation ? [text(organisation.name)] : []),
    unit === null ? t("account.everywhere") : text(unit.name),
    validTo === null ? t("account.since", { from }) : t("account.period", { from, to: date(validTo) }),
  ].join(" · ");
}

function SignOutButton() {
  const { t } = useLocale();
  const [isLeaving, setIsLeaving] = useState(false);
  const leave = async () => {
    if (session === undefined) return;
    setIsLeaving(true);
    const { signOut } = await import("../../identity/sign-out.js");
    await signOut(session);
  };
  return (
    <button type="button" className="button" disabled={isLeaving} onClick={() => void leave()}>
      {t(isLeaving ? "account.signingOut" : "account.signOut")}
    </button>
  );
}

function PersonIcon() {
  return (
    <svg
      width={18}
      height={18}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      aria-hidden="true"
    >
      <circle cx={12} cy={8} r={4} />
      <path d="M4 21c0-4.5 3.5-7 8-7s8 2.5 8 7" />
    </svg>
  );
}
