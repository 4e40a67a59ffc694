import { OwedProgrammesDocument } from "../api/generated/operations.js";
import { useRefetchOnEvents } from "../live/hub-events.js";
import { changesCoordination } from "../live/what-events-change.js";
import { useHubQuery } from "../queries/use-hub-query.js";

/** Every coordination programme with who answers for what, asked for again when one of them changes. */
export function useOwedProgrammes() {
  const query = useHubQuery(OwedProgrammesDocument, {});
  useRefetchOnEvents(query.refetch, changesCoordination);
  const { nodes: programmes = [], pageInfo } = query.data?.programmes ?? {};
  return { query, programmes, hasMore: pageInfo?.hasNextPage === true };
}
