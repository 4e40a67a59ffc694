import type { RecentChangeFragment, RecentEditsQueryVariables } from "../../api/generated/operations.js";
import type { GatheredChange } from "./gather-changes.js";

/**
 * What to ask for to have all that was edited of what is shown: the latest changes of those kinds, as many as reach back
 * to the oldest of them. Undefined where nothing shown was edited.
 * @param changes the latest, the oldest of them first
 */
export function editsAmong(
  changes: readonly RecentChangeFragment[],
  shown: readonly GatheredChange[],
): RecentEditsQueryVariables | undefined {
  const edited = shown.map(({ first }) => first).filter(({ what }) => what !== "ADDED");
  const oldest = edited.at(-1);
  if (oldest === undefined) return undefined;
  const kinds = [...new Set(edited.map(({ kind }) => kind))].toSorted();
  const since = changes.slice(changes.indexOf(oldest));
  return { kinds, last: since.filter(({ kind }) => kinds.includes(kind)).length };
}
