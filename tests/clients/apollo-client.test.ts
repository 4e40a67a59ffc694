import { createHash } from "node:crypto";
import { ApolloClient, type ApolloLink, gql, HttpLink, InMemoryCache } from "@apollo/client";
import { CombinedGraphQLErrors, CombinedProtocolErrors } from "@apollo/client/errors";
import { BatchHttpLink } from "@apollo/client/link/batch-http";
import { PersistedQueryLink } from "@apollo/client/link/persisted-queries";
import { GraphQLWsLink } from "@apollo/client/link/subscriptions";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createClient } from "graphql-ws";
import { WebSocket } from "ws";
import { Inbox } from "../support/inbox.js";
import { change, GREETING, present, UNKNOWN_FIELD, WATCH, WatchedFetch, WRITE } from "./hub.js";

let hub: HubGateway;
let network: WatchedFetch;
const clients: ApolloClient[] = [];

beforeEach(async () => {
  hub = await startHubGateway(["--max-batch", "2"]);
  network = new WatchedFetch();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.stop();
  await hub[Symbol.asyncDispose]();
});

function clientOver(link: ApolloLink): ApolloClient {
  const client = new ApolloClient({ link, cache: new InMemoryCache() });
  clients.push(client);
  return client;
}

function httpLink(options: HttpLink.Options = {}): HttpLink {
  return new HttpLink({ uri: hub.endpoint, fetch: network.fetch, ...options });
}

interface Heard {
  readonly data?: unknown;
  readonly error?: unknown;
}

function watch(client: ApolloClient, after: string) {
  const heard = new Inbox<Heard | "complete">();
  const subscription = client.subscribe<unknown>({ query: gql(WATCH), variables: { after } }).subscribe({
    next: heard.put,
    error: (error) => heard.put({ error }),
    complete: () => heard.put("complete"),
  });
  return { heard, stop: () => subscription.unsubscribe() };
}

describe("Apollo Client", () => {
  it("asks with POST", async () => {
    const client = clientOver(httpLink());
    expect((await client.query({ query: gql(GREETING) })).data).toEqual({ greeting: "chào" });
    expect((await client.mutate({ mutation: gql(WRITE) })).data).toEqual({ write: "xong" });
    expect(network.requests.map(({ method }) => method)).toEqual(["POST", "POST"]);
  });

  it("asks with GET", async () => {
    const client = clientOver(httpLink({ useGETForQueries: true }));
    expect((await client.query({ query: gql(GREETING) })).data).toEqual({ greeting: "chào" });
    expect(network.requests.map(({ method }) => method)).toEqual(["GET"]);
  });

  it("understands what is refused", async () => {
    const { error } = await clientOver(httpLink()).query({ query: gql(UNKNOWN_FIELD), errorPolicy: "all" });
    expect(CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.["code"]).toBe(
      "GRAPHQL_VALIDATION_FAILED",
    );
  });

  it.each([false, true])(
    "persists queries, with GET for their hashes: %s",
    async (useGETForHashedQueries) => {
      const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
      const client = clientOver(
        new PersistedQueryLink({ sha256, useGETForHashedQueries }).concat(httpLink()),
      );
      for (let time = 0; time < 2; time += 1) {
        const { data } = await client.query({ query: gql(GREETING), fetchPolicy: "no-cache" });
        expect(data).toEqual({ greeting: "chào" });
      }
      const hasText = ({ url, body }: { url: string; body: string }) => /greeting/.test(url + body);
      // The hash is not known, is told with the text, and is known from then on.
      expect(network.requests.map(hasText)).toEqual([false, true, false]);
      expect(network.requests[2]?.method).toBe(useGETForHashedQueries ? "GET" : "POST");
    },
  );

  it("batches", async () => {
    const link = new BatchHttpLink({
      uri: hub.endpoint,
      fetch: network.fetch,
      batchInterval: 1,
      batchMax: 2,
    });
    const client = clientOver(link);
    const [first, second] = await Promise.all([
      client.query({ query: gql(GREETING) }),
      client.query({ query: gql("query Another { unit(id: 1) { id } }") }),
    ]);
    expect([first.data, second.data]).toEqual([
      { greeting: "chào" },
      { unit: { __typename: "Unit", id: "1" } },
    ]);
    expect(network.requests).toHaveLength(1);
  });

  it("is told for each query that batches are refused", async () => {
    await hub[Symbol.asyncDispose]();
    hub = await startHubGateway();
    const client = clientOver(new BatchHttpLink({ uri: hub.endpoint, batchInterval: 1, batchMax: 2 }));
    const queries = [GREETING, "query Another { unit(id: 1) { id } }"];
    const answers = await Promise.all(
      queries.map((query) => client.query({ query: gql(query), errorPolicy: "all" })),
    );
    for (const { error } of answers) {
      expect(CombinedGraphQLErrors.is(error) && error.errors[0]?.extensions?.["code"]).toBe(
        "BATCHING_NOT_SUPPORTED",
      );
    }
  });
});

describe.each<[string, () => ApolloLink]>([
  ["multipart", () => httpLink()],
  [
    "WebSocket",
    () =>
      new GraphQLWsLink(createClient({ url: hub.endpoint.replace("http", "ws"), webSocketImpl: WebSocket })),
  ],
])("Apollo Client over %s", (name, createLink) => {
  it("subscribes, and resumes after a cursor", async () => {
    const client = clientOver(createLink());
    const after = await present(hub);
    const first = watch(client, after);
    change(hub, "1");
    expect(JSON.stringify(await first.heard.take())).toContain("Cam kết 1");
    first.stop();
    change(hub, "2");
    const second = watch(client, after);
    for (const id of ["1", "2"]) expect(JSON.stringify(await second.heard.take())).toContain(`Cam kết ${id}`);
    second.stop();
    if (name === "multipart") expect(network.mediaTypes).toEqual(["multipart/mixed", "multipart/mixed"]);
  });

  it("understands what is refused", async () => {
    const { heard, stop } = watch(clientOver(createLink()), "made up");
    expect(JSON.stringify(await heard.take())).toContain("CURSOR_INVALID");
    stop();
  });
});

describe("Apollo Client over multipart", () => {
  it("is told by a gateway that stops when to come back", async () => {
    const { heard } = watch(clientOver(httpLink()), await present(hub));
    change(hub, "1");
    await heard.take();
    await hub.gateway.stop();
    const last = await heard.take();
    const error = last === "complete" ? undefined : last.error;
    expect(CombinedProtocolErrors.is(error) && error.errors[0]?.extensions).toEqual({
      code: "GATEWAY_STOPPED",
      retryAfterMs: expect.any(Number),
    });
    expect(await heard.take()).toBe("complete");
  });
});
