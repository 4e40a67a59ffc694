import { ProgrammesDocument, type ProgrammesQueryVariables } from "../api/generated/operations.js";
import { useRefetchOnEvents } from "../live/hub-events.js";
import { useHubQuery } from "../queries/use-hub-query.js";

const CHANGING = ["programme.changed", "commitment.changed", "evaluation-round.changed", "ceremony.changed"];

/** The coordination programmes with their commitments and rounds, asked for again when one of them changes. */
export function useProgrammes(filters: ProgrammesQueryVariables = {}) {
  const query = useHubQuery(ProgrammesDocument, filters);
  useRefetchOnEvents(query.refetch, ({ type }) => CHANGING.includes(type));
  const { nodes: programmes = [], pageInfo, totalCount } = query.data?.programmes ?? {};
  return { query, programmes, totalCount, hasMore: pageInfo?.hasNextPage === true };
}
