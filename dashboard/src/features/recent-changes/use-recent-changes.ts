import { ChangedThingsDocument, RecentChangesDocument } from "../../api/generated/operations.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { gatherChanges } from "./gather-changes.js";

const ASKED = 100;
const SHOWN = 8;

/** The latest changes of all members, with the names of what changed as soon as they are known. */
export function useRecentChanges() {
  const query = useHubQuery(RecentChangesDocument, { last: ASKED });
  useRefetchOnEvents(query.refetch, () => true);
  const gathered = gatherChanges(query.data?.changes?.nodes ?? []).slice(0, SHOWN);
  const ids = gathered.filter(({ count }) => count === 1).map(({ first }) => first.nodeId);
  const named = useHubQuery(ChangedThingsDocument, ids.length === 0 ? undefined : { ids });
  const things = (named.data?.nodes ?? []).flatMap((node) =>
    node === null ? [] : [[node.id, node] as const],
  );
  return { query, gathered, things: new Map(things) };
}

export type ChangedThing =
  ReturnType<typeof useRecentChanges>["things"] extends Map<string, infer Thing> ? Thing : never;
