import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fastPathsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { catalog, reviews, SHOP_SUPERGRAPH } from "@hub/gateway-fixtures/shop";
import { type SubgraphServer, serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { WebSocket } from "ws";
import { readConfig } from "../config/read-config.js";
import { createGateway, type Gateway } from "../gateway.js";

const QUERY = "{ products { id } }";

let catalogServer: SubgraphServer;
let reviewsServer: SubgraphServer;
let gateway: Gateway;
/** What the catalog was sent in `x-token`, and how many requests may be answered only together. */
let tokens: (string | undefined)[];
let together = 1;
let waiting: (() => void)[] = [];

beforeAll(async () => {
  [catalogServer, reviewsServer] = await Promise.all([serveSubgraph(catalog), serveSubgraph(reviews)]);
  const supergraph = join(await mkdtemp(join(tmpdir(), "gateway-")), "supergraph.graphql");
  await writeFile(supergraph, SHOP_SUPERGRAPH);
  const config = await readConfig(["--supergraph", supergraph, "--port", "0", "--log-level", "silent"], {
    ...fastPathsUnderTest,
    MEMBER_CATALOG_URL: catalogServer.url,
    MEMBER_CATALOG_FORWARD_HEADERS: "X-Token, x-catalog-authorization=authorization",
    MEMBER_CATALOG_HEADERS: "x-api-key: 4711",
    MEMBER_REVIEWS_URL: reviewsServer.url,
  });
  if (!config) throw new Error("no help was asked for");
  gateway = await createGateway(config);
});
afterAll(async () => {
  await gateway.stop();
  await catalogServer[Symbol.asyncDispose]();
  await reviewsServer[Symbol.asyncDispose]();
});

beforeEach(() => {
  tokens = [];
  waiting = [];
  together = 1;
  catalogServer.answerWith((request, response) => {
    if (request.url !== "/graphql") return response.writeHead(404).end();
    const token = request.headers["x-token"]?.toString();
    tokens.push(token);
    waiting.push(() => response.end(JSON.stringify({ data: { products: [{ id: token ?? "nobody" }] } })));
    if (waiting.length < together) return;
    for (const answer of waiting.splice(0)) answer();
  });
});

async function ask(headers: Record<string, string>, query = QUERY): Promise<unknown> {
  const response = await fetch(`${gateway.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

interface Message {
  readonly type: string;
  readonly payload?: { readonly data?: { readonly products?: readonly { readonly id: string }[] } };
}

/** The first answer to the query over a WebSocket that was opened with these. */
async function askOverWebSocket(headers: Record<string, string>, parameters: object, query = QUERY) {
  const socket = new WebSocket(`${gateway.url.replace("http", "ws")}/graphql`, "graphql-transport-ws", {
    headers,
  });
  await once(socket, "open");
  socket.send(JSON.stringify({ type: "connection_init", payload: parameters }));
  const answer = new Promise<string | undefined>((resolve) => {
    socket.on("message", (data) => {
      const { type, payload }: Message = JSON.parse(String(data));
      if (type === "connection_ack")
        socket.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query } }));
      if (type === "next" || type === "error") resolve(payload?.data?.products?.[0]?.id);
    });
  });
  return answer.finally(() => socket.terminate());
}

describe("a header that a member is sent", () => {
  it("reaches that member and no other", async () => {
    await ask({ "x-token": "a", "x-other": "b" });
    await ask({ "x-token": "a" }, "{ me { id } }");
    expect(tokens).toEqual(["a"]);
    expect(reviewsServer.requests.at(-1)?.headers).not.toHaveProperty("x-token");
    expect(reviewsServer.requests.at(-1)?.headers).not.toHaveProperty("x-api-key");
  });

  it("stands beside those that the settings say", async () => {
    let sent: unknown;
    catalogServer.answerWith((request, response) => {
      sent = request.headers;
      response.end('{"data":{"products":[]}}');
    });
    await ask({ "x-token": "a", "x-api-key": "of the client's", "x-other": "b" });
    expect(sent).toMatchObject({ "x-token": "a", "x-api-key": "4711" });
    expect(sent).not.toHaveProperty("x-other");
  });

  it("may have another name there", async () => {
    let sent: unknown;
    catalogServer.answerWith((request, response) => {
      sent = request.headers;
      response.end('{"data":{"products":[]}}');
    });
    await ask({ "x-catalog-authorization": "Bearer t", authorization: "Bearer of-the-gateway" });
    expect(sent).toMatchObject({ authorization: "Bearer t" });
    expect(sent).not.toHaveProperty("x-catalog-authorization");
  });

  it("keeps those apart who ask the same at the same time", async () => {
    together = 3;
    const answers = await Promise.all([ask({ "x-token": "a" }), ask({ "x-token": "b" }), ask({})]);
    expect(answers).toEqual(["a", "b", "nobody"].map((id) => ({ data: { products: [{ id }] } })));
  });

  it("is taken from the handshake of a WebSocket, or before that from the connection's parameters", async () => {
    expect(await askOverWebSocket({ "x-token": "a" }, {})).toBe("a");
    expect(await askOverWebSocket({ "x-token": "a" }, { "X-Token": "b" })).toBe("b");
    expect(await askOverWebSocket({}, {})).toBe("nobody");
  });

  it("cannot begin another header", async () => {
    expect(await askOverWebSocket({}, { "x-token": "a\r\nx-api-key: mine" })).toBe("nobody");
    expect(await askOverWebSocket({}, { "x-token": { toString: "a" } })).toBe("nobody");
  });

  it("keeps those apart who watch the same", async () => {
    together = 2;
    const live = "query @live { products { id } }";
    const answers = await Promise.all([
      askOverWebSocket({ "x-token": "a" }, {}, live),
      askOverWebSocket({ "x-token": "b" }, {}, live),
    ]);
    expect(answers).toEqual(["a", "b"]);
  });
});
