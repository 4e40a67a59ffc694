import type { EntityFetch } from "../plan-model/plan-nodes.js";
import type { JsonObject } from "../wire/json.js";
import { type PathSegments, toSegments } from "../wire/response-path.js";
import type { EntityPosition } from "./positions.js";

/** Why a field has no value. Its path consists of source keys. */
export interface FieldError {
  readonly message: string;
  readonly code: string;
  readonly member?: string | undefined;
  /** Further extensions for the client. */
  readonly extensions?: JsonObject | undefined;
  readonly path: PathSegments;
}

export type Reason = Omit<FieldError, "path">;

/** One failed request can leave thousands of fields without a value. The client is told of this many. */
const MAX_ERRORS_PER_REASON = 50;

/** The errors of one execution, in the order in which they occurred. */
export class FieldErrors {
  readonly #errors: FieldError[] = [];
  #isComplete = true;

  get all(): readonly FieldError[] {
    return this.#errors;
  }

  /** False if fields are missing for a reason that was reported only for other fields. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** Notes that more fields lack a value than there are errors. */
  omitted(): void {
    this.#isComplete = false;
  }

  add(error: FieldError): void {
    this.#errors.push(error);
  }

  /** Reports the reason at each path, up to a number that a reader can still use. */
  addAt(paths: Iterable<PathSegments>, reason: Reason): void {
    this.addAll(errorsAt(paths, reason));
  }

  /** Reports errors of one kind, up to a number that a reader can still use. */
  addAll(errors: Iterable<FieldError>): void {
    let count = 0;
    for (const error of errors) {
      if (count === MAX_ERRORS_PER_REASON) {
        this.omitted();
        return;
      }
      this.add(error);
      count += 1;
    }
  }
}

export function* errorsAt(paths: Iterable<PathSegments>, reason: Reason): Iterable<FieldError> {
  for (const path of paths) yield { ...reason, path };
}

/** The paths of the fields that the fetch would have read at these positions. */
export function* missingFields(
  fetch: EntityFetch,
  positions: Iterable<EntityPosition>,
): Iterable<PathSegments> {
  for (const { object, path } of positions) {
    const segments = toSegments(path);
    const keys = fieldKeys(fetch, String(object["__typename"]));
    if (keys.length === 0) yield segments;
    for (const key of keys) yield [...segments, key];
  }
}

function fieldKeys(fetch: EntityFetch, typeName: string): string[] {
  const keys = fetch.fieldSets.filter((set) => set.types.has(typeName)).flatMap((set) => set.responseKeys);
  return [...new Set(keys)];
}
