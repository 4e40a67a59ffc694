import { FindingsDocument } from "../../api/generated/operations.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { useHubQuery } from "../../queries/use-hub-query.js";

const CHANGING = ["figure.reported", "figure.flagged"];

/** The findings that are open, settled, or both; asked for again when figures change. */
export function useFindings(open: boolean | undefined) {
  const query = useHubQuery(FindingsDocument, open === undefined ? {} : { open });
  useRefetchOnEvents(query.refetch, ({ type }) => CHANGING.includes(type));
  const { nodes: findings = [], pageInfo } = query.data?.findings ?? {};
  return { query, findings, hasMore: pageInfo?.hasNextPage === true };
}
