import { FindingsDocument } from "../../api/generated/operations.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { useNamedThings } from "../../things/use-named-things.js";

/** The findings that are open, settled, or both; asked for again when anything changes: rules look at all. */
export function useFindings(open: boolean | undefined) {
  const query = useHubQuery(FindingsDocument, open === undefined ? {} : { open });
  useRefetchOnEvents(query.refetch, () => true);
  const { nodes: findings = [], pageInfo } = query.data?.findings ?? {};
  // Figures are told by their places and indicators.
  const things = useNamedThings(
    findings.filter(({ figures }) => figures.length === 0).map(({ nodeId }) => nodeId),
  );
  return { query, findings, things, hasMore: pageInfo?.hasNextPage === true };
}
