import { RecentChangesDocument } from "../../api/generated/operations.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { useNamedThings } from "../../things/use-named-things.js";
import { gatherChanges, isOne } from "./gather-changes.js";

const ASKED = 100;
const SHOWN = 8;

/** The latest changes of all members, with the names of what changed as soon as they are known. */
export function useRecentChanges() {
  const query = useHubQuery(RecentChangesDocument, { last: ASKED });
  useRefetchOnEvents(query.refetch, () => true);
  const { nodes = [], pageInfo } = query.data?.changes ?? {};
  const gathered = gatherChanges(nodes, pageInfo?.hasPreviousPage ?? false).slice(0, SHOWN);
  const things = useNamedThings(gathered.filter(isOne).map(({ first }) => first.nodeId));
  return { query, gathered, things };
}
