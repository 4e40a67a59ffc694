import { FiguresForTargetsDocument, TargetsDocument } from "../api/generated/operations.js";
import { useRefetchOnEvents } from "../live/hub-events.js";
import { changesFigures } from "../live/what-events-change.js";
import { useHubQuery } from "../queries/use-hub-query.js";

/** The targets of all documents, and the latest figures of their indicators as soon as they are known. */
export function useTargets() {
  const query = useHubQuery(TargetsDocument, {});
  const targets = query.data?.targets?.nodes ?? [];
  const indicators = [...new Set(targets.map(({ indicator }) => indicator.code))];
  const standing = useHubQuery(
    FiguresForTargetsDocument,
    indicators.length === 0 ? undefined : { indicators },
  );
  useRefetchOnEvents(standing.refetch, changesFigures);
  return { queries: [query, standing], targets, indicators, figures: standing.data?.figures ?? undefined };
}
