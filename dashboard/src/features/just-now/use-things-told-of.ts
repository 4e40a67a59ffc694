import { useEffect, useEffectEvent } from "react";
import {
  type HubEventFragment,
  ThingsToldOfDocument,
  type ThingToldOfFragment,
} from "../../api/generated/operations.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { isBehind } from "./change-told.js";

/** What the events tell of, by its id, with its latest changes, as soon as it is known; what is gone is not among it. */
export function useThingsToldOf(
  events: readonly HubEventFragment[],
): ReadonlyMap<string, ThingToldOfFragment> {
  const ids = [...new Set(events.map(({ aggregateId }) => aggregateId))];
  const { data, refetch } = useHubQuery(ThingsToldOfDocument, ids.length === 0 ? undefined : { ids });
  const things = new Map(
    (data?.nodes ?? []).flatMap((thing) => (thing === null ? [] : [[thing.id, thing] as const])),
  );
  const hasOld = events.some((event) => isBehind(event, things.get(event.aggregateId)));
  const readAgain = useEffectEvent(refetch);
  const latest = events[0]?.cursor;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another event about the same things makes them old anew
  useEffect(() => {
    if (hasOld) readAgain();
  }, [latest, hasOld]);
  return things;
}
