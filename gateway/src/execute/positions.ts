import type { PlanPath } from "../plan-model/plan-nodes.js";
import { ExactNumber } from "../wire/exact-number.js";
import { isJsonObject, type Json, type JsonObject, readKey } from "../wire/json.js";
import type { ResponsePath } from "../wire/response-path.js";

/** A position in the data where an entity stands. */
export interface EntityPosition {
  readonly object: JsonObject;
  readonly path: ResponsePath | undefined;
}

/**
 * Visits every object at the plan's path, in the order of `findPositions`. Positions are needed only for errors, and
 * looked up then.
 */
export function forEachObject(
  value: Json | undefined,
  plan: PlanPath,
  visit: (object: JsonObject) => void,
  step = 0,
): void {
  if (typeof value !== "object" || value === null || value instanceof ExactNumber) return;
  const segment = plan[step];
  if (Array.isArray(value)) {
    const next = segment?.kind === "List" ? step + 1 : step;
    for (let index = 0; index < value.length; index++) forEachObject(value[index], plan, visit, next);
  } else if (!segment) {
    visit(value);
  } else if (segment.kind === "Field") {
    forEachObject(readKey(value, segment.responseKey), plan, visit, step + 1);
  } else if (segment.kind === "Type" && segment.types.has(String(value["__typename"]))) {
    forEachObject(value, plan, visit, step + 1);
  }
}

/** Finds every object at the plan's path. Nulls, missing values and objects of other types are skipped. */
function findPositions(data: JsonObject, path: PlanPath): EntityPosition[] {
  const positions: EntityPosition[] = [];
  descend(data, undefined, path, 0, positions);
  return positions;
}

function descend(
  value: Json | undefined,
  path: ResponsePath | undefined,
  plan: PlanPath,
  step: number,
  found: EntityPosition[],
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

/** The positions of objects in the data, looked up when the first error needs one. */
export class EntityPositions {
  readonly #data: JsonObject;
  readonly #paths: readonly PlanPath[];
  #found: ReadonlyMap<JsonObject, readonly EntityPosition[]> | undefined;

  constructor(data: JsonObject, paths: readonly PlanPath[]) {
    this.#data = data;
    this.#paths = paths;
  }

  of(objects: Iterable<JsonObject>): readonly EntityPosition[] {
    this.#found ??= this.#find();
    const found = this.#found;
    return [...new Set(objects)].flatMap((object) => found.get(object) ?? []);
  }

  #find(): ReadonlyMap<JsonObject, readonly EntityPosition[]> {
    const found = new Map<JsonObject, EntityPosition[]>();
    for (const position of this.#paths.flatMap((path) => findPositions(this.#data, path))) {
      const known = found.get(position.object);
      if (known) known.push(position);
      else found.set(position.object, [position]);
    }
    return found;
  }
}
