import { useLocaleWithClock } from "../../language/use-clock.js";
import { type HubMember, useHubMembers } from "../../live/hub-members.js";
import { PageLink } from "../../navigation/page-link.js";
import { organisationAddress } from "../../navigation/thing-addresses.js";
import { Loading } from "../../ui/loading.js";
import { useNow } from "../../ui/use-now.js";
import { describeState, MEMBER_GLYPHS } from "./describe-member.js";
import "./members.css";

/** Each member with its organisation, how it is, and how old its last event and its schema are. */
export function MemberCards() {
  const members = useHubMembers();
  if (!members) return <Loading rows={8} />;
  return (
    <ul className="member-cards" aria-live="polite">
      {members.map((member) => (
        <MemberCard key={member.name} member={member} />
      ))}
    </ul>
  );
}

function MemberCard({ member }: { readonly member: HubMember }) {
  const locale = useLocaleWithClock();
  const { t, text, memberName } = locale;
  const { name, state, organisation, lastEventAt, schemaChangedAt } = member;
  return (
    <li className="panel member-card" data-member={name} data-state={state}>
      <h2>{memberName(name)}</h2>
      {organisation !== null && (
        <p className="note">
          <PageLink to={organisationAddress(organisation.id)}>{text(organisation.name)}</PageLink>
        </p>
      )}
      <p className="member-state">
        <span className="member-glyph" aria-hidden="true">
          {MEMBER_GLYPHS[state]}
        </span>{" "}
        {describeState(member, locale)}
      </p>
      <dl className="member-ages">
        <dt>{t("members.lastEvent")}</dt>
        <dd>
          <Age moment={lastEventAt} />
        </dd>
        <dt>{t("members.schemaChanged")}</dt>
        <dd>
          <Age moment={schemaChangedAt} />
        </dd>
      </dl>
    </li>
  );
}

function Age({ moment }: { readonly moment: string | null }) {
  const { t, date, ageSince, clock } = useLocaleWithClock();
  const now = useNow(1000);
  if (moment === null) return t("members.never");
  return (
    <time dateTime={moment}>
      {ageSince(moment, now)}
      <span className="note">
        {" "}
        ({clock(moment)} {date(moment)})
      </span>
    </time>
  );
}
