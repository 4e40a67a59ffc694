import { isDeepStrictEqual } from "node:util";
import type { GraphQLResponse } from "@hub/gateway/operation/prepared-operation";
import type { ExecutionResult } from "graphql";
import { asSent, type RunningFederation } from "./start-federation.js";

type Path = readonly (string | number)[];

/** What two answers must have in common: the data, and the places of it that errors have made null. */
export interface Comparable {
  readonly data: unknown;
  readonly failures: readonly string[];
}

export interface TwoAnswers {
  readonly gateway: Comparable;
  readonly reference: Comparable;
  /** As the gateway gave it. */
  readonly response: GraphQLResponse;
}

/**
 * Asks the gateway and the one schema the same; the gateway twice what changes nothing, since from the second time on
 * it answers in a quicker way.
 */
export async function askBoth(
  federation: RunningFederation,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<TwoAnswers> {
  const [first, result] = await Promise.all([
    federation.ask(query, variables),
    federation.reference.ask(query, variables),
  ]);
  const reference = comparable(asSent(result));
  const isAsGood = isDeepStrictEqual(comparable(first), reference) && !/^\s*mutation/.test(query);
  const response = isAsGood ? await federation.ask(query, variables) : first;
  return { response, gateway: comparable(response), reference };
}

/**
 * An error stands at the place that it made null: its own, if that may be null, or else the nearest above that
 * may. Which of several errors below such a place are reported is free (GraphQL spec, "Handling Execution
 * Errors"), and a member that has lost an object cannot be asked for the rest of it.
 */
export function comparable({ data, errors = [] }: GraphQLResponse | ExecutionResult): Comparable {
  const places = errors.map(({ path = [] }) => placeOfNull(data, path));
  return { data, failures: [...new Set(places)] };
}

/** The error's path as far as the data goes. */
function placeOfNull(data: unknown, path: Path): string {
  let value = data;
  const place: (string | number)[] = [];
  for (const segment of path) {
    if (typeof value !== "object" || value === null) break;
    value = Reflect.get(value, segment);
    place.push(segment);
  }
  return place.join(".");
}
