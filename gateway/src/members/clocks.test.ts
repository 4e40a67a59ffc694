import { createServer, type RequestListener, type Server } from "node:http";
import { MEMBER_KEY } from "@hub/gateway-fixtures/pipeline";
import { startShopGateway } from "@hub/gateway-fixtures/shop-gateway";
import { type ShopPipeline, startShopPipeline } from "@hub/gateway-fixtures/shop-pipeline";
import { TestProvider } from "@hub/gateway-fixtures/test-provider";
import { CLOCKS_DIFFER } from "@hub/schema/signed-request";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { readRelay } from "../live/events/relay.js";

/** A member of the hub whose clock is ahead by so much. */
function refusal(aheadMs: number): RequestListener {
  return (_, response) => {
    const extensions = { code: CLOCKS_DIFFER, memberTimeMs: Date.now() + aheadMs };
    response.writeHead(401, { "content-type": "application/json" });
    response.end(JSON.stringify({ errors: [{ message: "The clocks differ", extensions }] }));
  };
}

/** The same of a member that says no more than that it refuses; HTTP has it say what time it is. */
function bareRefusal(aheadMs: number): RequestListener {
  return (_, response) =>
    response.writeHead(401, { date: new Date(Date.now() + aheadMs).toUTCString() }).end("Unauthorized");
}

let shop: ShopPipeline;
beforeEach(async () => {
  shop = await startShopPipeline();
});
afterEach(async () => {
  await shop[Symbol.asyncDispose]();
});

async function errorOf(query: string) {
  const { errors } = await shop.ask(query);
  return JSON.parse(JSON.stringify(errors?.[0] ?? null));
}

describe("a member whose clock differs from the gateway's", () => {
  it.each([
    [-60_000, "its clock is 60 s behind the gateway's"],
    [90_000, "its clock is 90 s ahead of the gateway's"],
  ])(
    "and is ahead by %d ms is told of so in the answer, the log and the state of the members",
    async (aheadMs, sentence) => {
      shop.catalog.answerWith(refusal(aheadMs));
      expect(await errorOf("{ products { id } }")).toMatchObject({
        message: expect.stringContaining(sentence),
        extensions: { code: "CLOCKS_DIFFER", member: "catalog" },
      });
      const { clockAheadMs } = JSON.parse(shop.log.find((line) => line.includes("clockAheadMs")) ?? "{}");
      expect(Math.round(clockAheadMs / 1_000)).toBe(aheadMs / 1_000);
      expect([...shop.members.clocksAhead()]).toEqual([["catalog", clockAheadMs]]);
    },
  );

  it("is reported at the operators' /health", async () => {
    await using provider = await TestProvider.start();
    const keys = {
      CURSOR_KEY: "the key of the cursors in this test",
      LINK_KEYS: "the key of links to files in this test",
      MEMBER_CATALOG_KEY: MEMBER_KEY,
      MEMBER_REVIEWS_KEY: MEMBER_KEY,
    };
    await using hub = await startShopGateway(keys, provider);
    hub.members[0]?.answerWith(refusal(60_000));
    await fetch(`${hub.endpoint}?query={products{id}}`);
    const health: unknown = await (await fetch(`${hub.gateway.operatorUrl}/health`)).json();
    expect(health).toMatchObject({ members: { catalog: { clockAheadMs: expect.any(Number) } } });
    expect(health).not.toMatchObject({ members: { reviews: { clockAheadMs: expect.anything() } } });
  });

  it("is reported by the date of its answer if it says nothing else, and not if that agrees", async () => {
    shop.catalog.answerWith(bareRefusal(-600_000));
    expect(await errorOf("{ products { id } }")).toMatchObject({
      message: expect.stringMatching(/its clock is (600|601) s behind the gateway's/),
      extensions: { code: "CLOCKS_DIFFER", member: "catalog" },
    });
    shop.catalog.answerWith(bareRefusal(-5_000));
    expect(await errorOf("{ products { id } }")).toMatchObject({
      message: expect.stringContaining("status 401"),
      extensions: { code: "SUBGRAPH_INVALID_RESPONSE", member: "catalog" },
    });
  });

  it("is forgotten to have differed when it takes a request", async () => {
    shop.catalog.answerWith(refusal(-60_000));
    await errorOf("{ products { id } }");
    shop.catalog.answerWith(undefined);
    expect(await errorOf("{ products { id } }")).toBeNull();
    expect(shop.members.clocksAhead().size).toBe(0);
  });

  it.each([
    ["in words", refusal],
    ["by its date", bareRefusal],
  ])("is found out by its event feed as well, %s", async (_, refuse) => {
    const server: Server = createServer(refuse(-60_000));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const told: (number | undefined)[] = [];
    const relay = { member: "catalog", url, sign: () => ({}), clockIsAhead: (ms?: number) => told.push(ms) };
    const reading = readRelay(relay, {}, new AbortController().signal, () => true);
    await expect(reading).rejects.toThrow(/its clock is 6[01] s behind the gateway's/);
    expect(told.map((ms) => Math.ceil((ms ?? 0) / 60_000))).toEqual([-1]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
