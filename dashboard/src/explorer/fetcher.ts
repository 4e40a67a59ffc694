import type { GraphiQLProps } from "graphiql";
import {
  type ExecutionResult,
  type FormattedExecutionResult,
  GraphQLError,
  type OperationDefinitionNode,
  parse,
} from "graphql";
import { createClient } from "graphql-ws";
import { askHub, streamCredentials } from "../identity/caller.js";
import { askForSchema } from "./keep-tool.js";

type Fetcher = GraphiQLProps["fetcher"];

/** GraphiQL asks for the schema by this name. */
const SCHEMA_OPERATION = "IntrospectionQuery";

/**
 * Sends queries and mutations over HTTP and subscriptions over WebSocket to `/graphql` of the given origin. The schema is
 * the caller's, and the last known one where the hub cannot be reached.
 *
 * @param unreachable says that in words
 */
export function createFetcher(origin: string, unreachable: string): Fetcher {
  const live = createClient({
    url: `${origin.replace(/^http/, "ws")}/graphql`,
    connectionParams: readCredentials,
  });
  return (request, options) => {
    if (isSubscription(request.query, request.operationName)) {
      const { query, variables, operationName } = request;
      return readResults(live.iterate({ query, variables, operationName }));
    }
    const headers = options?.headers ?? {};
    const send = () => sendOverHttp(`${origin}/graphql`, request, { headers });
    if (request.operationName === SCHEMA_OPERATION && !areOfAnother(headers)) return askForSchema(send);
    return send().catch((cause: unknown) => {
      throw new Error(unreachable, { cause });
    });
  };
}

/** Of whoever has signed in. */
async function readCredentials(): Promise<Record<string, unknown>> {
  const { connectionParams } = streamCredentials;
  return { ...(typeof connectionParams === "function" ? await connectionParams() : connectionParams) };
}

/** Passes results on, with their errors as the GraphQLError objects that GraphiQL expects. */
async function* readResults(
  results: AsyncIterable<FormattedExecutionResult>,
): AsyncGenerator<ExecutionResult> {
  for await (const { errors, ...result } of results) {
    if (errors === undefined) yield result;
    else yield { ...result, errors: errors.map(({ message, ...rest }) => new GraphQLError(message, rest)) };
  }
}

interface Sending {
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}

/** The answer, whatever its status: a refusal is one as well. */
export async function sendOverHttp(url: string, request: object, { headers = {}, signal }: Sending = {}) {
  const ask = areOfAnother(headers) ? fetch : askHub;
  const response = await ask(url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      ...headers,
    },
    body: JSON.stringify(request),
    ...(signal && { signal }),
  });
  return response.json();
}

/** What is written beside an operation may stand for another caller. */
function areOfAnother(headers: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(headers).some((name) => name.toLowerCase() === "authorization");
}

/** Whether the operation to run, chosen by name or the only one, is a subscription. */
export function isSubscription(query: string, operationName?: string | null): boolean {
  const operations = findOperations(query);
  return (
    operations.find(({ name }) => !operationName || name?.value === operationName)?.operation ===
    "subscription"
  );
}

function findOperations(query: string): OperationDefinitionNode[] {
  try {
    return parse(query).definitions.filter((definition) => definition.kind === "OperationDefinition");
  } catch {
    // The hub reports a syntax error better than we could.
    return [];
  }
}
