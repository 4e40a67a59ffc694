import { randomUUID } from "node:crypto";
import {
  type DocumentNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  parse,
  print,
  type TypeDefinitionNode,
  visit,
} from "graphql";
import { ASKING_FOR_NOBODY } from "../own-callers.js";
import { ENVELOPE_HEADER, encodeEnvelope, SIGNATURE_HEADER, signMessage } from "../signed-request.js";

const ANSWER_LIMIT_MS = 10_000;
const QUERY = "{ _service { sdl } }";

export interface MemberEndpoint {
  readonly name: string;
  /** Where the member answers GraphQL. */
  readonly url: string;
  /** If given, the request is signed, like every request of the gateway. */
  readonly key?: string | undefined;
}

/** The name of the environment variable that holds the member's key. */
export function keyVariableOf(name: string): string {
  return `MEMBER_${name.toUpperCase().replaceAll("-", "_")}_KEY`;
}

/** A member did not return its schema; the message is one sentence. */
export class SchemaNotTold extends Error {}

/**
 * Fetches a member's SDL through `_service`, which every subgraph library answers, and removes what every subgraph has:
 * https://www.apollographql.com/docs/graphos/reference/federation/subgraph-specification
 * @throws {SchemaNotTold}
 */
export async function fetchSchema(endpoint: MemberEndpoint): Promise<string> {
  const { url, key } = endpoint;
  const { pathname, search } = new URL(url);
  const body = JSON.stringify({ query: QUERY });
  const signature = key === undefined ? {} : signedHeaders(key, pathname + search, body);
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", ...signature },
    body,
    // The gateway follows no redirects either: the configured URL must be the one that answers.
    redirect: "manual",
    signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
  }).catch((cause: unknown) => {
    throw new SchemaNotTold(
      `${url} does not answer; is the member running, and is this where it answers GraphQL?`,
      {
        cause,
      },
    );
  });
  const text = await response.text();
  return withoutSubgraphSpecification(url, sdlIn(text) ?? refuse(endpoint, response.status, text));
}

const SUBGRAPH_FIELDS = new Set(["_service", "_entities"]);
const SUBGRAPH_TYPES = new Set(["_Any", "_Service", "_Entity"]);

/** Some libraries include `_service`, `_entities` and their types, others do not; composition needs none of them. */
function withoutSubgraphSpecification(url: string, sdl: string): string {
  const dropSubgraphs = ({ name }: TypeDefinitionNode) => (SUBGRAPH_TYPES.has(name.value) ? null : undefined);
  const dropEmpty = (node: ObjectTypeDefinitionNode | ObjectTypeExtensionNode) => {
    const fields = node.fields?.filter(({ name }) => !SUBGRAPH_FIELDS.has(name.value));
    return fields?.length === 0 || SUBGRAPH_TYPES.has(node.name.value) ? null : { ...node, fields };
  };
  const document = visit(parseSdl(url, sdl), {
    ScalarTypeDefinition: dropSubgraphs,
    UnionTypeDefinition: dropSubgraphs,
    ObjectTypeDefinition: dropEmpty,
    ObjectTypeExtension: dropEmpty,
  });
  return `${print(document)}\n`;
}

function parseSdl(url: string, sdl: string): DocumentNode {
  try {
    return parse(sdl);
  } catch (cause) {
    throw new SchemaNotTold(`${url} tells a schema that cannot be parsed: ${cause}`, { cause });
  }
}

function signedHeaders(key: string, path: string, body: string): Record<string, string> {
  const caller = ASKING_FOR_NOBODY;
  const nonce = randomUUID();
  const envelope = encodeEnvelope({ caller, issuedAtMs: Date.now(), nonce, requestId: "fetch-schema" });
  return {
    [ENVELOPE_HEADER]: envelope,
    [SIGNATURE_HEADER]: signMessage(key, envelope, { method: "POST", path, body }),
  };
}

function sdlIn(text: string): string | undefined {
  const answer = parseJson(text);
  const sdl = property(property(property(answer, "data"), "_service"), "sdl");
  return typeof sdl === "string" ? sdl : undefined;
}

function refuse(endpoint: MemberEndpoint, status: number, text: string): never {
  const { url } = endpoint;
  if (status === 401 || status === 403) {
    throw new SchemaNotTold(
      `${url} answers with status ${status} instead of its schema: ${keyRemedy(endpoint)}`,
    );
  }
  const errors = property(parseJson(text), "errors");
  const message = property(Array.isArray(errors) ? errors[0] : undefined, "message");
  const said = typeof message === "string" ? `says "${message}"` : `answers with status ${status}`;
  throw new SchemaNotTold(
    `${url} ${said} instead of its schema: it must answer ${QUERY}, as subgraph libraries do (gqlgen only with extension.Introspection, Spring only with a FederationSchemaFactory); redirects are not followed`,
  );
}

function keyRemedy({ name, key }: MemberEndpoint): string {
  const variable = keyVariableOf(name);
  return key === undefined
    ? `where it answers signed requests alone, set ${variable} to its key`
    : `${variable} must be a key that it knows, and the clocks must agree`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function property(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
}
