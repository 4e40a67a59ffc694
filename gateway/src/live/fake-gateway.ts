/** A gateway for tests: real transports, feed and subscriptions on a real server, over a pipeline written by hand. */
import { once } from "node:events";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Caller } from "@hub/schema/signed-request";
import { type FieldNode, getOperationAST, getVariableValues, Kind, parse, print, visit } from "graphql";
import { getArgumentValues } from "graphql/execution/values.js";
import pino from "pino";
import type { GraphQLResponse, OperationRequest, Pipeline, PreparedOperation } from "../pipeline.js";
import { parseSupergraph } from "../plan/supergraph.js";
import type { EventStreamTimes } from "../transport/event-stream.js";
import { createEventStreamHandler } from "../transport/sse.js";
import { type AttachedWebSocket, attachWebSocket } from "../transport/ws.js";
import { CursorSeal } from "./cursor.js";
import { EventFeed } from "./event-feed.js";
import type { FakeRelay } from "./fake-relay.js";
import { readLiveSchema } from "./live-schema.js";
import { Subscriptions } from "./subscriptions.js";

const SUPERGRAPH = parseSupergraph(/* GraphQL */ `
  schema { query: Query mutation: Mutation subscription: Subscription }
  directive @join__graph(name: String!, url: String!) on ENUM_VALUE
  directive @join__type(graph: join__Graph!, key: String) repeatable on OBJECT
  directive @eventSource(types: [String!]!, match: [EventMatch!]! = []) on FIELD_DEFINITION
  enum join__Graph {
    ASSOCIATION @join__graph(name: "association", url: "")
    LIVE @join__graph(name: "live", url: "hub:events")
  }
  input EventMatch { argument: String! property: String! }
  type Query @join__type(graph: ASSOCIATION) { greeting: String! }
  type Mutation @join__type(graph: ASSOCIATION) { write: String! }
  type Subscription @join__type(graph: LIVE) {
    commitmentChanged(programmeId: ID!, codes: [String!], after: String): CommitmentChange!
      @eventSource(
        types: ["commitment.changed"]
        match: [{ argument: "programmeId", property: "programmeId" }, { argument: "codes", property: "code" }]
      )
  }
  type CommitmentChange @join__type(graph: LIVE) {
    cursor: String!
    changedAt: String!
    member: String!
    commitment: Commitment!
    figure: Figure
  }
  type Commitment @join__type(graph: ASSOCIATION, key: "id") @join__type(graph: LIVE, key: "id") { id: ID! title: String }
  type Figure @join__type(graph: LIVE) { printedText: String! }
`);

export interface FakeGatewayOptions {
  readonly relays: readonly FakeRelay[];
  readonly times?: EventStreamTimes;
  readonly allowedOrigins?: readonly string[];
}

export class FakeGateway implements AsyncDisposable {
  /** How many events were evaluated; equal subscribers share. */
  evaluations = 0;
  readonly feed: EventFeed;
  readonly #server: Server;
  readonly #webSocket: AttachedWebSocket;
  #port = 0;

  constructor({ relays, times, allowedOrigins }: FakeGatewayOptions) {
    const logger = pino({ level: "silent" });
    this.feed = new EventFeed({
      relays: relays.map(({ member, url }) => ({ member, url, sign: () => ({}) })),
      logger,
      ringCapacity: 20,
    });
    const live = readLiveSchema(SUPERGRAPH.sdl, "live");
    const pipeline = this.#createPipeline();
    const { eventSources } = SUPERGRAPH;
    const cursors = new CursorSeal("the key of all gateways in this test");
    const subscriptions = new Subscriptions({
      feed: this.feed,
      cursors,
      eventSources,
      live,
      pipeline,
      logger,
    });
    const handle = createEventStreamHandler({ pipeline, subscriptions, logger, ...(times && { times }) });
    this.#server = createServer((request, response) => void answer(handle, request, response));
    this.#webSocket = attachWebSocket(this.#server, {
      path: "/graphql",
      pipeline,
      subscriptions,
      live,
      logger,
      identify: callerOf,
      ...(allowedOrigins && { allowedOrigins }),
    });
  }

  static async start(options: FakeGatewayOptions, port = 0): Promise<FakeGateway> {
    const gateway = new FakeGateway(options);
    await gateway.feed.start();
    gateway.#server.listen(port, "127.0.0.1");
    await once(gateway.#server, "listening");
    const address = gateway.#server.address();
    if (address && typeof address === "object") gateway.#port = address.port;
    return gateway;
  }

  get port(): number {
    return this.#port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/graphql`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    await this.#webSocket.close();
    this.#server.closeAllConnections();
    await this.feed.stop();
    await closed;
  }

  #createPipeline(): Pipeline {
    return {
      prepare,
      execute: ({ kind }) =>
        Promise.resolve({ data: kind === "query" ? { greeting: "chào" } : { write: "xong" } }),
      executeEvent: async (_prepared, primaryData) => {
        this.evaluations += 1;
        return enrich(primaryData);
      },
    };
  }
}

function callerOf(authorization: string | undefined): Caller {
  return { id: authorization ?? "anyone", mayWrite: false };
}

async function answer(
  handle: ReturnType<typeof createEventStreamHandler>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk;
  const operation: OperationRequest = body === "" ? readQuery(request) : JSON.parse(body);
  await handle(request, response, operation, {
    caller: callerOf(request.headers.authorization),
    requestId: "1",
  });
}

function readQuery(request: IncomingMessage): OperationRequest {
  const { searchParams } = new URL(request.url ?? "/", "http://gateway");
  return {
    query: searchParams.get("query") ?? "",
    variables: JSON.parse(searchParams.get("variables") ?? "{}"),
  };
}

function prepare({ query, variables = {} }: OperationRequest): PreparedOperation {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (!operation) throw new Error("no operation");
  const { coerced = {} } = getVariableValues(
    SUPERGRAPH.publicSchema,
    operation.variableDefinitions ?? [],
    variables,
  );
  const prepared = { document, operationName: undefined, variables: coerced, hash: query };
  const field = operation.selectionSet.selections.find(
    (selection): selection is FieldNode => "arguments" in selection,
  );
  const definition = SUPERGRAPH.publicSchema.getSubscriptionType()?.getFields()[field?.name.value ?? ""];
  if (operation.operation !== "subscription" || !field || !definition)
    return { ...prepared, kind: operation.operation };
  const rootField = {
    name: field.name.value,
    responseKey: field.alias?.value ?? field.name.value,
    args: getArgumentValues(definition, field, coerced),
  };
  return {
    ...prepared,
    kind: "subscription",
    subscription: { member: "live", operationText: liveText(query), rootField },
  };
}

/** The part that the event answers: of the commitment its reference. */
function liveText(query: string): string {
  const reference = parse("{ __typename id }").definitions[0];
  const selectionSet = reference?.kind === Kind.OPERATION_DEFINITION ? reference.selectionSet : undefined;
  return print(
    visit(parse(query), {
      Field: (node) => (node.name.value === "commitment" ? { ...node, selectionSet } : undefined),
    }),
  );
}

/** What the members would add. */
function enrich(data: Record<string, unknown>): GraphQLResponse {
  const text = JSON.stringify(data);
  return {
    data: JSON.parse(
      text.replaceAll(/("__typename":"Commitment","id":"([^"]*)")/g, '$1,"title":"Cam kết $2"'),
    ),
  };
}
