import { useLocale } from "../../language/use-locale.js";
import { useHubMembers } from "../../live/hub-members.js";
import {
  CLIENT_PACKAGE,
  graphqlUrl,
  hubUrl,
  memberSchema,
  SCHEMA,
  SCHEMA_CHANGES,
} from "../../navigation/hub-addresses.js";
import { SchemaChanges } from "../../schema/schema-changes.js";
import { CodeText } from "../../ui/code-text.js";
import { Loading } from "../../ui/loading.js";
import { Section } from "../../ui/section.js";
import { Table } from "../../ui/table.js";
import { useNow } from "../../ui/use-now.js";
import { AddressLink } from "./address-link.js";
import { writeClientSample } from "./client-sample.js";

/** Where the schema is, what holds for all of it, what has changed in it, and the client that resumes. */
export function SchemaPart() {
  const { t } = useLocale();
  return (
    <>
      <Section id="schema" title={t("developer.schema")} lead={t("developer.schemaLead")}>
        <p>
          <AddressLink path={SCHEMA} />
        </p>
        <ul className="steps">
          <li>{t("developer.rules.nullable")}</li>
          <li>{t("developer.rules.pages")}</li>
          <li>{t("developer.rules.cost")}</li>
          <li>{t("developer.rules.write")}</li>
        </ul>
      </Section>
      <Section id="client" title={t("developer.client")} lead={t("developer.clientLead")}>
        <CodeText text={`npm install ${hubUrl(CLIENT_PACKAGE)}`} />
        <p>{t("developer.clientSample")}</p>
        <CodeText text={writeClientSample(graphqlUrl())} />
      </Section>
      <Section id="schema-changes" title={t("developer.changelog")} lead={t("developer.changelogLead")}>
        <p>
          <AddressLink path={SCHEMA_CHANGES} />
        </p>
        <SchemaChanges file={SCHEMA_CHANGES} />
      </Section>
      <Section id="member-schemas" title={t("developer.memberSchemas")}>
        <MemberSchemas />
      </Section>
    </>
  );
}

function MemberSchemas() {
  const { t, memberName, date, ageSince } = useLocale();
  const now = useNow(60_000);
  const members = useHubMembers();
  if (!members) return <Loading rows={4} />;
  return (
    <Table
      caption={t("developer.memberSchemas")}
      rows={members}
      keyOf={({ name }) => name}
      columns={[
        { name: t("developer.member"), cell: ({ name }) => memberName(name) },
        { name: t("developer.memberCode"), cell: ({ name }) => <code>{name}</code> },
        {
          name: t("developer.schema"),
          cell: ({ name }) => <a href={memberSchema(name)}>{t("members.schemaFile")}</a>,
        },
        {
          name: t("members.schemaChanged"),
          cell: ({ schemaChangedAt }) =>
            schemaChangedAt === null
              ? t("members.never")
              : `${date(schemaChangedAt)} (${ageSince(schemaChangedAt, now)})`,
        },
      ]}
    />
  );
}
