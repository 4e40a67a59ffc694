import { useState } from "react";
import { useLocale } from "../../language/use-locale.js";
import { type HubMember, useHubMembers } from "../../live/hub-members.js";
import { memberSchema, memberSchemaChanges } from "../../navigation/hub-addresses.js";
import { PageLink } from "../../navigation/page-link.js";
import { organisationAddress } from "../../navigation/thing-addresses.js";
import { SchemaChanges } from "../../schema/schema-changes.js";
import { ExportLinks } from "../../ui/export-links.js";
import { Loading } from "../../ui/loading.js";
import { useNow } from "../../ui/use-now.js";
import { describeState, MEMBER_GLYPHS } from "./describe-member.js";
import "./members.css";

/** Each member with its organisation, how it is, how old its last event is, and its schema with what changed in that. */
export function MemberCards() {
  const { t } = useLocale();
  const members = useHubMembers();
  if (!members) return <Loading rows={8} />;
  return (
    <>
      <ul className="member-cards" aria-live="polite">
        {members.map((member) => (
          <MemberCard key={member.name} member={member} />
        ))}
      </ul>
      <ExportLinks name={t("navigation.members")} list="members" />
    </>
  );
}

function MemberCard({ member }: { readonly member: HubMember }) {
  const locale = useLocale();
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
      <SchemaFold member={name} />
    </li>
  );
}

/** The member's part of the schema as a file, and what has changed in it, which is read when it is unfolded. */
function SchemaFold({ member }: { readonly member: string }) {
  const { t } = useLocale();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className="fold member-schema"
      open={isOpen}
      onToggle={({ currentTarget, target }) => {
        // Those of the days inside tell it as well.
        if (target === currentTarget) setIsOpen(currentTarget.open);
      }}
    >
      <summary>{t("members.schema")}</summary>
      {isOpen && (
        <>
          <p>
            <a href={memberSchema(member)}>{t("members.schemaFile")}</a>
          </p>
          <p className="note">{t("members.schemaRemoved")}</p>
          <SchemaChanges file={memberSchemaChanges(member)} />
        </>
      )}
    </details>
  );
}

function Age({ moment }: { readonly moment: string | null }) {
  const { t, date, ageSince, time } = useLocale();
  const now = useNow(1000);
  if (moment === null) return t("members.never");
  return (
    <time dateTime={moment}>
      {ageSince(moment, now)}
      <span className="note">
        {" "}
        ({time(moment)} {date(moment)})
      </span>
    </time>
  );
}
