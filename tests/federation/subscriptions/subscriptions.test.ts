import { mkdtemp, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@hub/gateway/config/read-config";
import { createGateway, type Gateway } from "@hub/gateway/gateway";
import { fastPathsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { StreamingMember } from "@hub/gateway-fixtures/streaming-member";
import {
  FEDERATION_LINK,
  type Subgraph,
  type SubgraphServer,
  serveSubgraph,
} from "@hub/gateway-fixtures/subgraph";
import { until } from "@hub/gateway-fixtures/until";
import { composeSubgraphs } from "@hub/schema/composition/compose";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { GraphQLError } from "graphql";
import type { Answer } from "../../support/ask.js";
import { subscribe, type Transport } from "../../support/live-client.js";

const PRICES = `${FEDERATION_LINK}
  type Query { currencies: [String!] }
  type Subscription { priceChanged(productId: ID, refuse: Boolean): Price }
  type Price { amount: Int note: String product: Product! }
  type Product @key(fields: "id", resolvable: false) { id: ID! }
`;
const products: Subgraph = {
  name: "products",
  sdl: `${FEDERATION_LINK}
    type Query { product(id: ID!): Product }
    type Product @key(fields: "id") { id: ID! name: String }
  `,
  entities: { Product: ({ id }) => ({ id, name: `Sản phẩm ${id}` }) },
};
const SUPERGRAPH = composeSubgraphs([
  { name: "prices", sdl: PRICES, file: "prices.graphql" },
  { name: "products", sdl: products.sdl, file: "products.graphql" },
]).supergraph;
const WATCH = "subscription ($id: ID) { changed: priceChanged(productId: $id) { amount product { name } } }";

describe.each<[Transport, Transport]>([
  ["ws", "ws"],
  ["ws", "sse"],
  ["sse", "ws"],
  ["sse", "sse"],
])("a member's own subscription over %s, asked for over %s", (memberTransport, transport) => {
  let prices: StreamingMember;
  let productServer: SubgraphServer;
  let gateway: Gateway;
  let left: AbortController;

  beforeEach(async () => {
    left = new AbortController();
    prices = await StreamingMember.start(PRICES, memberTransport);
    productServer = await serveSubgraph(products);
    const file = join(await mkdtemp(join(tmpdir(), "subscriptions-")), "supergraph.graphql");
    await writeFile(file, SUPERGRAPH);
    const config = await readConfig(["--supergraph", file, "--port", "0", "--log-level", "silent"], {
      ...fastPathsUnderTest,
      MEMBER_PRICES_URL: prices.url,
      MEMBER_PRODUCTS_URL: productServer.url,
      MEMBER_PRICES_SUBSCRIPTIONS: memberTransport,
    });
    if (!config) throw new Error("no help was asked for");
    gateway = await createGateway(config);
  });

  afterEach(async () => {
    left.abort();
    await gateway.stop();
    await prices[Symbol.asyncDispose]();
    await productServer[Symbol.asyncDispose]();
  });

  /** Subscribes and resolves when the member tells its stream from then on. */
  async function watch(query = WATCH, variables: Record<string, unknown> = {}, streams = 1) {
    const answers = subscribe(gateway, transport, { query, variables, signal: left.signal });
    const first = answers.next();
    // A client that leaves on purpose need not hear how its stream ends.
    first.catch(() => {});
    await until(() => prices.openCount >= streams);
    let isFirst = true;
    return async (): Promise<Answer | undefined> => {
      const { value, done } = await (isFirst ? first : answers.next());
      isFirst = false;
      return done ? undefined : value;
    };
  }

  const publish = (amount: unknown, productId = "p1") =>
    prices.publish({ amount, product: { id: productId } });

  it("is told as the member tells it, with the rest of the selection from the other members", async () => {
    const next = await watch();
    for (const amount of [1, 2, 3]) publish(amount, `p${amount}`);
    for (const amount of [1, 2, 3]) {
      expect(await next()).toEqual({
        data: { changed: { amount, product: { name: `Sản phẩm p${amount}` } } },
      });
    }
    expect(prices.operations[0]?.query).not.toMatch(/\bname\b/);
  });

  it("hands the client's variables on", async () => {
    await watch(WATCH, { id: "p7" });
    expect(Object.values(prices.operations[0]?.variables ?? {})).toEqual(["p7"]);
  });

  it("tells of a field's error where the client has the field, masked, and goes on", async () => {
    const next = await watch();
    publish(new Error("connection to 10.0.0.7 lost"));
    publish(2);
    const answer = await next();
    expect(answer?.data).toEqual({ changed: { amount: null, product: { name: "Sản phẩm p1" } } });
    expect(answer?.errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/ \/ Internal error of member "prices" [0-9a-f-]{36}$/),
        extensions: { code: "INTERNAL_SERVER_ERROR", member: "prices", errorId: expect.any(String) },
      }),
    ]);
    expect((await next())?.data.changed.amount).toBe(2);
  });

  it("tells what a member says to people, as it says it", async () => {
    const next = await watch();
    publish(new GraphQLError("Giá này chưa công bố", { extensions: { code: "FORBIDDEN" } }));
    expect((await next())?.errors).toEqual([
      expect.objectContaining({
        message: "Giá này chưa công bố",
        extensions: { code: "FORBIDDEN", member: "prices" },
      }),
    ]);
  });

  it("tells of an event that is null", async () => {
    const next = await watch();
    prices.publish(null);
    expect(await next()).toEqual({ data: { changed: null } });
  });

  it("ends when the member completes it, after all that was told", async () => {
    const next = await watch();
    publish(1);
    prices.complete();
    expect((await next())?.data.changed.amount).toBe(1);
    expect(await next()).toBeUndefined();
  });

  it("ends with SUBGRAPH_UNAVAILABLE when the member is lost", async () => {
    const next = await watch();
    publish(1);
    await next();
    prices.cut();
    expect((await next())?.errors?.[0]?.extensions).toEqual({
      code: "SUBGRAPH_UNAVAILABLE",
      member: "prices",
    });
    expect(await next()).toBeUndefined();
  });

  it.each([{}, { data: null }, { data: null, errors: [] }, { errors: [] }, { data: [] }, null, "x"])(
    "ends with SUBGRAPH_INVALID_RESPONSE when the member tells what is no result: %j",
    async (result) => {
      const next = await watch();
      publish(1);
      await next();
      prices.tell(result);
      const answer = await next();
      expect(answer?.data).toBeUndefined();
      expect(answer?.errors).toEqual([
        {
          message: expect.stringMatching(/ \/ Member "prices" gave an answer that cannot be used: /),
          extensions: { code: "SUBGRAPH_INVALID_RESPONSE", member: "prices" },
        },
      ]);
      expect(await next()).toBeUndefined();
    },
  );

  it("ends with the member's refusal, masked", async () => {
    const query = "subscription { priceChanged(refuse: true) { amount } }";
    const answers = subscribe(gateway, transport, { query, signal: left.signal });
    const { value } = await answers.next();
    expect(value?.errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/ \/ Internal error of member "prices"/),
        extensions: { code: "INTERNAL_SERVER_ERROR", member: "prices", errorId: expect.any(String) },
      }),
    ]);
    expect((await answers.next()).done).toBe(true);
  });

  it("is one stream and one request to the others for all who ask the same, and another for who does not", async () => {
    const nexts = [await watch(), await watch(), await watch()];
    const other = await watch(WATCH, { id: "p2" }, 2);
    expect(prices.openCount).toBe(2);
    const before = productServer.requests.length;
    publish(5);
    for (const next of [...nexts, other]) expect((await next())?.data.changed.amount).toBe(5);
    expect(productServer.requests.length - before).toBe(2);
  });

  it("frees the member's stream when the last client has left", async () => {
    await watch();
    await watch();
    left.abort();
    await until(() => prices.openCount === 0);
    expect(prices.operations).toHaveLength(1);
  });
});

describe("a member's own subscription, whose transport", () => {
  let left: AbortController;
  let productServer: SubgraphServer;
  let file: string;

  beforeEach(async () => {
    left = new AbortController();
    productServer = await serveSubgraph(products);
    file = join(await mkdtemp(join(tmpdir(), "subscriptions-")), "supergraph.graphql");
    await writeFile(file, SUPERGRAPH);
  });
  afterEach(async () => {
    left.abort();
    await productServer[Symbol.asyncDispose]();
  });

  async function startGateway(environment: Record<string, string>): Promise<Gateway> {
    const config = await readConfig(["--supergraph", file, "--port", "0", "--log-level", "silent"], {
      ...fastPathsUnderTest,
      MEMBER_PRODUCTS_URL: productServer.url,
      ...environment,
    });
    if (!config) throw new Error("no help was asked for");
    return createGateway(config);
  }

  async function firstAnswer(gateway: Gateway): Promise<Answer | undefined> {
    const answers = subscribe(gateway, "ws", {
      query: "subscription { priceChanged { amount } }",
      signal: left.signal,
    });
    const { value } = await answers.next();
    return value;
  }

  it.each<Transport>(["ws", "sse"])("is not set, is found out: %s", async (transport) => {
    await using prices = await StreamingMember.start(PRICES, transport);
    await using gateway = await startGateway({ MEMBER_PRICES_URL: prices.url });
    const first = firstAnswer(gateway);
    await until(() => prices.openCount > 0);
    prices.publish({ amount: 7 });
    expect(await first).toEqual({ data: { priceChanged: { amount: 7 } } });
  });

  it("is set to another one than it speaks never begins, and the client is told which setting says so", async () => {
    await using prices = await StreamingMember.start(PRICES, "sse");
    await using gateway = await startGateway({
      MEMBER_PRICES_URL: prices.url,
      MEMBER_PRICES_SUBSCRIPTIONS: "ws",
    });
    expect((await firstAnswer(gateway))?.errors?.[0]).toMatchObject({
      message: expect.stringMatching(
        / \/ The stream of member "prices" never began: .*MEMBER_PRICES_SUBSCRIPTIONS is "ws": try sse/,
      ),
      extensions: { code: "SUBSCRIPTION_NOT_SUPPORTED", member: "prices" },
    });
  });

  it("ends because the gateway is not let in any more is told of as a refusal", async () => {
    await using prices = await StreamingMember.start(PRICES, "ws");
    await using gateway = await startGateway({ MEMBER_PRICES_URL: prices.url });
    const first = firstAnswer(gateway);
    await until(() => prices.openCount > 0);
    for (const socket of prices.sockets) socket.close(4403, "Forbidden");
    expect((await first)?.errors).toEqual([
      {
        message:
          'Thành viên “prices” không còn cho hệ thống truy cập; hãy báo người vận hành / Member "prices" does not let the gateway in any more: it closed the WebSocket with 4403',
        extensions: { code: "MEMBER_REFUSED", member: "prices" },
      },
    ]);
  });

  it("does not let the gateway in is told of as a refusal, and one that is not there as not there", async () => {
    const server = createServer((_, response) => response.writeHead(401).end());
    server.on("upgrade", (_, stream) => stream.end("HTTP/1.1 401 Unauthorized\r\ncontent-length: 0\r\n\r\n"));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : undefined;
    await using gateway = await startGateway({ MEMBER_PRICES_URL: `http://127.0.0.1:${port}` });
    expect((await firstAnswer(gateway))?.errors?.[0]).toMatchObject({
      message: expect.stringContaining("with status 401"),
      extensions: { code: "MEMBER_REFUSED" },
    });
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect((await firstAnswer(gateway))?.errors?.[0]?.extensions).toMatchObject({
      code: "SUBGRAPH_UNAVAILABLE",
    });
  });
});
