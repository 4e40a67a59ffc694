import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import { request as httpRequest, type RequestListener, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MEMBER_KEY } from "@hub/gateway-fixtures/pipeline";
import { catalog, reviews, SHOP_SUPERGRAPH } from "@hub/gateway-fixtures/shop";
import { type SubgraphServer, serveSubgraph } from "@hub/gateway-fixtures/subgraph";
import { TestProvider } from "@hub/gateway-fixtures/test-provider";
import { bearerOfWriter, letWriterIn } from "@hub/gateway-fixtures/writer";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { readConfig } from "../config/read-config.js";
import { createGateway, type Gateway } from "../gateway.js";

const QUERY = "{ products { id } }";

let provider: TestProvider;
let members: SubgraphServer[];
/** Of the account that may write. */
const asWriter = { authorization: "" };
let gateway: Gateway;
/** Requests that the catalog has got and not answered yet. */
let held: ServerResponse[] = [];

beforeAll(async () => {
  provider = await TestProvider.start();
  const [keeper, other] = await Promise.all([serveSubgraph(catalog), serveSubgraph(reviews)]);
  members = [keeper, other];
  asWriter.authorization = await bearerOfWriter(provider);
  const supergraph = join(await mkdtemp(join(tmpdir(), "gateway-")), "supergraph.graphql");
  await writeFile(supergraph, SHOP_SUPERGRAPH);
  const ofMembers = members.flatMap(({ name, url }) => [
    [`MEMBER_${name.toUpperCase()}_URL`, url],
    [`MEMBER_${name.toUpperCase()}_KEY`, MEMBER_KEY],
  ]);
  const config = await readConfig([], {
    SUPERGRAPH: supergraph,
    PORT: "0",
    ...letWriterIn(provider, keeper),
    CURSOR_KEY: MEMBER_KEY,
    LINK_KEYS: MEMBER_KEY,
    LOG_LEVEL: "silent",
    ...Object.fromEntries(ofMembers),
  });
  if (!config) throw new Error("no help was asked for");
  gateway = await createGateway(config);
});
afterAll(async () => {
  await gateway.stop();
  for (const member of members) await member[Symbol.asyncDispose]();
  await provider[Symbol.asyncDispose]();
});
afterEach(() => {
  release();
  members[0]?.answerWith(undefined);
});

/** The catalog keeps everybody waiting from now on. */
function holdCatalog(): void {
  held = [];
  const hold: RequestListener = (request, response) => {
    request.resume();
    if (request.url === "/graphql") held.push(response);
    else response.writeHead(404).end();
  };
  members[0]?.answerWith(hold);
}

function release(): void {
  const body = JSON.stringify({ data: { products: [{ __typename: "Book", id: "b1" }] } });
  for (const response of held) response.end(body);
}

async function untilHeld(count: number): Promise<void> {
  while (held.length < count) await fetch(`${gateway.url}/health`);
}

/** Resolves when the request has been sent and the gateway has had time for it: it answers others. */
async function send(query: string, headers: Record<string, string> = {}) {
  const body = JSON.stringify({ query });
  const request = httpRequest(`${gateway.url}/graphql`, {
    method: "POST",
    agent: false,
    headers: { "content-type": "application/json", ...headers },
  });
  const received = once(request, "response").then(async ([response]) => {
    let text = "";
    for await (const chunk of response.setEncoding("utf8")) text += chunk;
    return text;
  });
  // One of the tests hangs up.
  request.on("error", () => {});
  request.end(body);
  await once(request, "finish");
  for (let count = 0; count < 3; count++) await fetch(`${gateway.url}/health`);
  return { request, received };
}

describe("identical queries that are asked at the same time", () => {
  it("share one answer", async () => {
    holdCatalog();
    const first = await send(QUERY);
    const second = await send(QUERY);
    await untilHeld(1);
    release();
    expect(await second.received).toBe(await first.received);
    expect(await first.received).toBe('{"data":{"products":[{"id":"b1"}]}}');
    expect(held.length).toBe(1);
  });

  it.each([
    ["who asks", QUERY, asWriter],
    ["how the answer is written", QUERY, { accept: "application/graphql-response+json" }],
    ["what is asked", "{ products { id }  }", {}],
  ])("are answered each by itself when they differ in %s", async (_, query, headers) => {
    holdCatalog();
    await send(QUERY);
    await send(query, headers);
    await untilHeld(2);
    expect(held.length).toBe(2);
  });

  it("do not join an answer that was begun before a change", async () => {
    holdCatalog();
    await send(QUERY);
    await untilHeld(1);
    const change = await send('mutation { addReview(body: "Hay") { id } }', asWriter);
    expect(await change.received).toBe('{"data":{"addReview":{"id":"new"}}}');
    await send(QUERY);
    await untilHeld(2);
    expect(held.length).toBe(2);
  });

  it("get their answer when the one who asked first has gone", async () => {
    holdCatalog();
    const first = await send(QUERY);
    const second = await send(QUERY);
    await untilHeld(1);
    first.received.catch(() => {});
    const closed = new Promise((resolve) => first.request.once("close", resolve));
    first.request.destroy();
    await closed;
    await fetch(`${gateway.url}/health`);
    release();
    expect(await second.received).toBe('{"data":{"products":[{"id":"b1"}]}}');
    expect(held.length).toBe(1);
  });

  it("are never shared when they change something", async () => {
    holdCatalog();
    await send("mutation { step(n: 1) }", asWriter);
    await send("mutation { step(n: 1) }", asWriter);
    await untilHeld(2);
    expect(held.length).toBe(2);
  });
});
