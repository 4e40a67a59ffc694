import {
  type HubChangeRowFragment,
  type RecentChangeFragment,
  RecentChangesDocument,
  RecentEditsDocument,
  type RecentEditsQuery,
} from "../../api/generated/operations.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { useNamedThings } from "../../things/use-named-things.js";
import { editsAmong } from "./edits-among.js";
import { gatherChanges, isOne } from "./gather-changes.js";

const ASKED = 100;
const SHOWN = 8;

/** The latest changes of all members, with what was edited and the names of what changed as soon as they are known. */
export function useRecentChanges() {
  const query = useHubQuery(RecentChangesDocument, { last: ASKED });
  const { nodes = [], pageInfo } = query.data?.changes ?? {};
  const gathered = gatherChanges(nodes, pageInfo?.hasPreviousPage ?? false).slice(0, SHOWN);
  const edits = useHubQuery(RecentEditsDocument, editsAmong(nodes, gathered));
  const things = useNamedThings(gathered.filter(isOne).map(({ first }) => first.nodeId));
  useRefetchOnEvents(query.refetch, () => true);
  useRefetchOnEvents(edits.refetch, () => true);
  const changedAt = changedByCursor(edits.data);
  const groups = gathered.map((group) => ({ ...group, first: withEdits(group.first, changedAt) }));
  return { query, gathered: groups, things };
}

type Edits = NonNullable<HubChangeRowFragment["change"]>["changed"];

function changedByCursor(data: RecentEditsQuery | undefined): ReadonlyMap<string, Edits> {
  const nodes = data?.changes?.nodes ?? [];
  return new Map(nodes.map(({ cursor, change }) => [cursor, change?.changed ?? []]));
}

function withEdits(row: RecentChangeFragment, edits: ReadonlyMap<string, Edits>): HubChangeRowFragment {
  const { cursor, change } = row;
  return { ...row, change: change && { ...change, changed: edits.get(cursor) ?? [] } };
}
