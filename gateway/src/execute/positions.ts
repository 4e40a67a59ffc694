import type { PlanPath } from "../plan/plan-nodes.js";
import { isJsonObject, type Json, type JsonObject, readKey } from "./json.js";
import type { ResponsePath } from "./response-path.js";

/** A place in the data where an entity stands. */
export interface Position {
  readonly object: JsonObject;
  readonly path: ResponsePath | undefined;
}

/** Every object at the plan's path; nulls, missing values and objects of other types are passed over. */
export function findPositions(data: JsonObject, path: PlanPath): Position[] {
  const positions: Position[] = [];
  descend(data, undefined, path, 0, positions);
  return positions;
}

function descend(
  value: Json | undefined,
  path: ResponsePath | undefined,
  plan: PlanPath,
  step: number,
  found: Position[],
): void {
  if (value === undefined || value === null) return;
  const segment = plan[step];
  if (Array.isArray(value)) {
    const next = segment?.kind === "List" ? step + 1 : step;
    for (let index = 0; index < value.length; index++) {
      descend(value[index], { parent: path, key: index }, plan, next, found);
    }
    return;
  }
  if (!isJsonObject(value)) return;
  if (!segment) {
    found.push({ object: value, path });
    return;
  }
  switch (segment.kind) {
    case "Field": {
      const { responseKey } = segment;
      descend(readKey(value, responseKey), { parent: path, key: responseKey }, plan, step + 1, found);
      return;
    }
    case "Type":
      if (segment.types.has(String(value["__typename"]))) descend(value, path, plan, step + 1, found);
      return;
    case "List":
      // The schema says list, the member sent an object: completion reports it.
      return;
  }
}
