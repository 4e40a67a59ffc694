import type { GraphQLResponse } from "@hub/gateway/pipeline";
import type { ExecutionResult } from "graphql";
import type { RunningFederation } from "./start-federation.js";

type Path = readonly (string | number)[];

/** What two answers must have in common: the data, and which errors made which places of it null. */
export interface Comparable {
  readonly data: unknown;
  readonly errorPaths: readonly string[];
}

export interface TwoAnswers {
  readonly gateway: Comparable;
  readonly reference: Comparable;
  /** As the gateway gave it. */
  readonly response: GraphQLResponse;
}

/** Asks the gateway and the one schema the same. */
export async function askBoth(
  federation: RunningFederation,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<TwoAnswers> {
  const [response, result] = await Promise.all([
    federation.ask(query, variables),
    federation.reference.ask(query, variables),
  ]);
  return {
    response,
    gateway: comparable(response),
    reference: comparable(JSON.parse(JSON.stringify(result))),
  };
}

/**
 * GraphQL spec, "Handling Execution Errors": once an error has made a place null, further errors below it may
 * or may not be reported. So of the errors that share one null the first counts.
 */
export function comparable({ data, errors = [] }: GraphQLResponse | ExecutionResult): Comparable {
  const nulls = new Set<string>();
  const errorPaths: string[] = [];
  for (const { path = [] } of errors) {
    const place = placeOfNull(data, path);
    if (nulls.has(place)) continue;
    nulls.add(place);
    errorPaths.push(path.join("."));
  }
  return { data, errorPaths };
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
