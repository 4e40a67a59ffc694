import { HubChangeRow } from "../../changes/hub-change-row.js";
import { useLocale } from "../../language/use-locale.js";
import { ExportLinks } from "../../ui/export-links.js";
import { Notice } from "../../ui/notice.js";
import { OldRows } from "../../ui/old-rows.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { isOne } from "./gather-changes.js";
import { GroupLink } from "./group-link.js";
import { usePreviousVisit } from "./last-visit.js";
import { useRecentChanges } from "./use-recent-changes.js";

const FIELDS_SHOWN = 3;

/** What changed lately: what, from what to what, when and by whom; what is new since the last visit is marked. */
export function RecentChanges() {
  const { t, date, time } = useLocale();
  const { query, gathered, things } = useRecentChanges();
  const previousVisit = usePreviousVisit(query.receivedAt);
  const since = previousVisit === undefined ? undefined : new Date(previousVisit).toISOString();
  return (
    <QueryBoundary queries={[query]} rows={8}>
      {gathered.length === 0 && <Notice kind="empty">{t("changes.none")}</Notice>}
      {since !== undefined && (
        <p className="note">{t("changes.lastVisit", { date: date(since), time: time(since) })}</p>
      )}
      <ol className="recent-changes">
        {gathered.map((change) => (
          <HubChangeRow
            key={change.first.cursor}
            change={change.first}
            thing={things.get(change.first.nodeId)}
            subject={isOne(change) ? undefined : <GroupLink group={change} />}
            isNew={previousVisit !== undefined && Date.parse(change.first.recordedAt) > previousVisit}
            fieldsShown={FIELDS_SHOWN}
          />
        ))}
      </ol>
      <OldRows copies={query.data?.changes?.members} />
      <p className="note">{t(since === undefined ? "changes.inFile" : "changes.inFileSince")}</p>
      <ExportLinks name={t("changes.title")} list="changes" filters={{ since }} />
    </QueryBoundary>
  );
}
