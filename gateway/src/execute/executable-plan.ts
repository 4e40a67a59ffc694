import type { PlannedChoice } from "../planner/planned-operation.js";
import { SelectionProjection } from "./projection.js";
import { type FindShortcuts, type Shortcuts, withoutShortcuts } from "./shortcut.js";

/** A plan, and how the response is projected from the members' data. */
export interface ExecutablePlan extends PlannedChoice {
  readonly selection: SelectionProjection;
  readonly shortcuts: Shortcuts;
}

export function makeExecutable(
  choice: PlannedChoice,
  keyFieldNames: ReadonlySet<string>,
  findShortcuts: FindShortcuts,
): ExecutablePlan {
  const { collection, rootType, selectionSet, plan, denials } = choice;
  const context = { ...collection, keyFieldNames, denials };
  const selection = new SelectionProjection(context, rootType, [selectionSet]);
  // What is denied is told at each of its places, which the fast paths do not look at.
  const find = denials ? withoutShortcuts : findShortcuts;
  return { ...choice, selection, shortcuts: find(plan, selection, rootType.name) };
}
