import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { Client, type ClientOptions, fetchExchange, gql, subscriptionExchange } from "@urql/core";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { Inbox } from "../support/inbox.js";
import { change, GREETING, present, told, UNKNOWN_FIELD, WATCH, WatchedFetch, WRITE } from "./hub.js";

let hub: HubGateway;
let network: WatchedFetch;

beforeEach(async () => {
  hub = await startHubGateway();
  network = new WatchedFetch();
});
afterEach(async () => {
  await hub[Symbol.asyncDispose]();
});

function clientWith(options: Partial<ClientOptions> = {}): Client {
  return new Client({
    url: hub.endpoint,
    fetch: network.fetch,
    exchanges: [fetchExchange],
    preferGetMethod: false,
    ...options,
  });
}

interface Heard {
  readonly data?: unknown;
  readonly error?: { readonly graphQLErrors: readonly { readonly extensions: object }[] } | undefined;
}

function watch(client: Client, after: string) {
  const heard = new Inbox<Heard>();
  const { unsubscribe } = client.subscription(gql(WATCH), { after }).subscribe(heard.put);
  return { heard, stop: unsubscribe };
}

describe("urql", () => {
  it.each([
    ["POST", false],
    ["GET", "force" as const],
  ])("asks with %s", async (method, preferGetMethod) => {
    const client = clientWith({ preferGetMethod });
    expect((await client.query(gql(GREETING), {})).data).toEqual({ greeting: "chào" });
    expect(network.requests.map((request) => request.method)).toEqual([method]);
    expect(network.mediaTypes).toEqual(["application/graphql-response+json"]);
    expect((await client.mutation(gql(WRITE), {})).data).toEqual({ write: "xong" });
  });

  it("understands what is refused", async () => {
    const { error } = await clientWith().query(gql(UNKNOWN_FIELD), {});
    expect(error?.graphQLErrors[0]?.extensions).toEqual({ code: "GRAPHQL_VALIDATION_FAILED" });
  });
});

describe.each<[string, () => Client]>([
  ["server-sent events", () => clientWith({ fetchSubscriptions: true })],
  [
    "WebSocket",
    () => {
      const sockets = createClient({ url: hub.endpoint.replace("http", "ws"), webSocketImpl: WebSocket });
      return clientWith({
        exchanges: [
          subscriptionExchange({
            forwardSubscription: ({ query = "", variables = {} }) => ({
              subscribe: (sink) => ({
                unsubscribe: sockets.subscribe(
                  { query, variables },
                  { ...sink, next: (value) => sink.next(JSON.parse(JSON.stringify(value))) },
                ),
              }),
            }),
          }),
        ],
      });
    },
  ],
])("urql over %s", (name, createUrqlClient) => {
  it("subscribes, and resumes after a cursor", async () => {
    const client = createUrqlClient();
    const after = await present(hub);
    const first = watch(client, after);
    change(hub, "1");
    expect((await first.heard.take()).data).toEqual(told("1"));
    first.stop();
    change(hub, "2");
    const second = watch(client, after);
    for (const id of ["1", "2"]) expect((await second.heard.take()).data).toEqual(told(id));
    second.stop();
    if (name === "server-sent events")
      expect(network.mediaTypes).toEqual(["text/event-stream", "text/event-stream"]);
  });

  it("understands what is refused", async () => {
    const { heard, stop } = watch(createUrqlClient(), "made up");
    expect((await heard.take()).error?.graphQLErrors[0]?.extensions).toEqual({ code: "CURSOR_INVALID" });
    stop();
  });
});
