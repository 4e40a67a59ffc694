import { pick, useGraphiQL } from "@graphiql/react";
import type { Operation } from "../recipes/operation.js";
import { readObject } from "./read-object.js";

/** What stands in the editors of the tab that is shown. */
export interface WrittenOperation extends Operation {
  readonly headers: Readonly<Record<string, string>>;
}

/** Undefined while the variables or headers are no JSON object. */
export function useWrittenOperation(): WrittenOperation | undefined {
  const { tabs, activeTabIndex, operations = [] } = useGraphiQL(pick("tabs", "activeTabIndex", "operations"));
  const tab = tabs[activeTabIndex];
  const variables = readObject(tab?.variables);
  const headers = readObject(tab?.headers);
  if (variables === undefined || headers === undefined) return undefined;
  return {
    query: tab?.query ?? "",
    operationName: operations.length > 1 ? (tab?.operationName ?? undefined) : undefined,
    variables,
    headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)])),
  };
}
