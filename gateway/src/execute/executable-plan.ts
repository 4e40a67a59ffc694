import type { PlannedChoice } from "../planner/planned-operation.js";
import { SelectionProjection } from "./projection.js";
import type { FindShortcuts, Shortcuts } from "./shortcut.js";

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
  const { collection, rootType, selectionSet, plan } = choice;
  const selection = new SelectionProjection({ ...collection, keyFieldNames }, rootType, [selectionSet]);
  return { ...choice, selection, shortcuts: findShortcuts(plan, selection, rootType.name) };
}
