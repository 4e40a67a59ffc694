import { type Locale, useLocale } from "../language/use-locale.js";
import { useHubFile } from "../queries/use-hub-file.js";
import { Notice } from "../ui/notice.js";
import { QueryBoundary } from "../ui/query-boundary.js";
import { Table } from "../ui/table.js";
import "../language/developer-words.js";
import "./schema-changes.css";

/** Of the hub's files of changes, newest first. */
interface DayOfChanges {
  readonly day: string;
  readonly changes: readonly SchemaChange[];
}

interface SchemaChange {
  readonly coordinate: string;
  readonly what: "ADDED" | "REMOVED" | "CHANGED" | "DEPRECATED";
  readonly was?: string;
  readonly is?: string;
  readonly breaks: boolean;
}

/** What has changed in the schema, or in one member's part of it, day by day. */
export function SchemaChanges({ file }: { readonly file: string }) {
  const { t } = useLocale();
  const query = useHubFile<readonly DayOfChanges[]>(file);
  const { data: days, isLoading, hasFailed } = query;
  return (
    <>
      <QueryBoundary queries={[query]} rows={4}>
        {days?.map((day) => (
          <ChangesOfDay key={day.day} day={day} />
        ))}
        {days?.length === 0 && <Notice kind="empty">{t("developer.noChanges")}</Notice>}
      </QueryBoundary>
      {!isLoading && !hasFailed && days === undefined && (
        <Notice kind="empty">{t("developer.noChangelog")}</Notice>
      )}
    </>
  );
}

function ChangesOfDay({ day: { day, changes } }: { readonly day: DayOfChanges }) {
  const locale = useLocale();
  const { t, date } = locale;
  const breaking = changes.filter(({ breaks }) => breaks).length;
  const title = t("developer.dayOfChanges", { day: date(day), count: changes.length, breaking });
  return (
    <details className="fold schema-day" data-day={day}>
      <summary>{title}</summary>
      <Table
        caption={title}
        rows={changes}
        keyOf={({ coordinate }) => coordinate}
        columns={[
          {
            name: t("developer.coordinate"),
            cell: ({ coordinate }) => <code className="address">{coordinate}</code>,
          },
          { name: t("developer.change"), cell: ({ what }) => t(`developer.changeKind.${what}`) },
          { name: t("developer.detail"), cell: (change) => <Detail change={change} locale={locale} /> },
          {
            name: t("developer.breaks"),
            cell: ({ breaks }) => t(breaks ? "developer.breaking" : "developer.notBreaking"),
          },
        ]}
      />
    </details>
  );
}

function Detail({
  change: { what, was, is },
  locale: { t },
}: {
  readonly change: SchemaChange;
  readonly locale: Locale;
}) {
  if (was === undefined && is === undefined) return null;
  if (what === "DEPRECATED") return is;
  const none = t("developer.nothing");
  return (
    <code className="address">
      {what === "CHANGED" ? t("developer.fromTo", { was: was ?? none, is: is ?? none }) : (is ?? was)}
    </code>
  );
}
