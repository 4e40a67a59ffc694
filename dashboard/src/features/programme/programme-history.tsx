import { ProgrammeHistoryDocument, type ProgrammeHistoryQuery } from "../../api/generated/operations.js";
import { ChangeRow } from "../../history/change-row.js";
import { nameKind } from "../../history/name-kind.js";
import { useLocale } from "../../language/use-locale.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { changesCoordination } from "../../live/what-events-change.js";
import { PageLink } from "../../navigation/page-link.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { nameThing } from "../../things/name-thing.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { gatherHistory, type HistoryEntry, type ThingWithHistory } from "./gather-history.js";

/** What happened in a programme, its parties and all that belongs to it, the latest first: who, when, from what to what, on which source. */
export function ProgrammeHistory({ code }: { readonly code: string }) {
  const { t } = useLocale();
  const query = useHubQuery(ProgrammeHistoryDocument, { code });
  useRefetchOnEvents(query.refetch, changesCoordination);
  const parts = partsOf(query.data?.programme);
  return (
    <QueryBoundary queries={[query]} rows={8}>
      <ol className="changes">
        {gatherHistory(parts).map((entry) => (
          <Entry key={entry.change.id} entry={entry} />
        ))}
      </ol>
      {parts.some(({ thing }) => thing.history.pageInfo.hasPreviousPage) && (
        <p className="note">{t("history.olderOfEach")}</p>
      )}
    </QueryBoundary>
  );
}

function Entry({ entry: { kind, change, things } }: { readonly entry: HistoryEntry }) {
  const locale = useLocale();
  const { t } = locale;
  const [thing, ...others] = things;
  const named = others.length === 0 ? nameThing(thing, kind, locale) : undefined;
  const kindInWords = nameKind(kind, locale);
  return (
    <ChangeRow change={change}>
      <p className="change-of">
        {others.length > 0 ? t("changes.several", { count: things.length, kind: kindInWords }) : kindInWords}
        {named !== undefined && ": "}
        {named?.to === undefined ? named?.name : <PageLink to={named.to}>{named.name}</PageLink>}
      </p>
    </ChangeRow>
  );
}

function partsOf(programme: ProgrammeHistoryQuery["programme"] | undefined): ThingWithHistory[] {
  if (programme == null) return [];
  const { parties, ceremony, commitments, evaluationRounds, reports } = programme;
  return [
    { kind: "CoordinationProgramme", thing: programme },
    ...parties.map(({ organisation }) => ({ kind: "Organisation", isOfOthers: true, thing: organisation })),
    ...(ceremony === null ? [] : [{ kind: "SigningCeremony", thing: ceremony }]),
    ...commitments.map((thing) => ({ kind: "Commitment", thing })),
    ...evaluationRounds.map((thing) => ({ kind: "EvaluationRound", thing })),
    ...reports.map((thing) => ({ kind: "Report", thing })),
  ];
}
