import { useLocale } from "../../language/use-locale.js";
import { useHubMembers } from "../../live/hub-members.js";
import { useIsOnline } from "../../live/use-is-online.js";
import { describeState, MEMBER_GLYPHS } from "./describe-member.js";
import "./members.css";

/** How each member is now, in one line. */
export function MembersStrip() {
  const locale = useLocale();
  const { t, memberName } = locale;
  const members = useHubMembers() ?? [];
  const isOnline = useIsOnline();
  return (
    <section className="members-strip" aria-label={t("members.states")}>
      {members.length === 0 && (
        <p className="note needs-script">{t(isOnline ? "members.asking" : "members.offline")}</p>
      )}
      <ul aria-live="polite">
        {members.map((member) => (
          <li key={member.name} data-member={member.name} data-state={member.state}>
            <span className="member-glyph" aria-hidden="true">
              {MEMBER_GLYPHS[member.state]}
            </span>
            <span className="member-name">{memberName(member.name)}</span>
            <span className="member-state">{describeState(member, locale)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
