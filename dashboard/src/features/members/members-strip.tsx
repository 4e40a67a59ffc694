import {
  HubMembersDocument,
  type HubMembersQuery,
  type MemberState,
} from "../../api/generated/operations.js";
import { formatClock } from "../../language/format.js";
import { type Locale, useLocale } from "../../language/use-locale.js";
import { useLiveQuery } from "../../live/use-live-query.js";
import "./members.css";

type Member = NonNullable<HubMembersQuery["members"]>[number];

const GLYPHS: Record<MemberState, string> = { HEALTHY: "●", LATE: "◐", SILENT: "▲" };

/** How each member is now: it answers, its changes are late, or it has been silent since a moment. */
export function MembersStrip() {
  const locale = useLocale();
  const { t, memberName } = locale;
  const members = useLiveQuery(HubMembersDocument)?.members ?? [];
  return (
    <section className="members-strip" aria-label={t("members.states")}>
      {members.length === 0 && <p className="note">{t("members.asking")}</p>}
      <ul aria-live="polite">
        {members.map((member) => (
          <li key={member.name} data-member={member.name} data-state={member.state}>
            <span className="member-glyph" aria-hidden="true">
              {GLYPHS[member.state]}
            </span>
            <span className="member-name">{memberName(member.name)}</span>
            <span className="member-state">{describeState(member, locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function describeState({ state, silentSince, behindBy }: Member, { t, language, date }: Locale): string {
  if (state === "LATE" && behindBy !== null) return t("members.lateBy", { count: behindBy });
  if (silentSince === null) return t(`members.state.${state}`);
  return t("members.silentSince", {
    time: formatClock(new Date(silentSince), language),
    date: date(silentSince),
  });
}
