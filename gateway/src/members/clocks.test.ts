import { createServer, type RequestListener, type Server } from "node:http";
import { CLOCKS_DIFFER } from "@hub/schema/signed-request";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type ShopPipeline, startShopPipeline } from "../fixtures/shop-pipeline.js";
import { readRelay } from "../live/relay.js";

/** A member of the hub whose clock says that it is so much earlier. */
function refusal(behindMs: number): RequestListener {
  return (_, response) => {
    const extensions = { code: CLOCKS_DIFFER, memberTimeMs: Date.now() - behindMs };
    response.writeHead(401, { "content-type": "application/json" });
    response.end(JSON.stringify({ errors: [{ message: "The clocks differ", extensions }] }));
  };
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
    [60_000, "its clock is 60 s behind the gateway's"],
    [-90_000, "its clock is 90 s ahead of the gateway's"],
  ])(
    "by %d ms is told of by that, in the answer, the log and the state of the members",
    async (behindMs, sentence) => {
      shop.catalog.answerWith(refusal(behindMs));
      expect(await errorOf("{ products { id } }")).toMatchObject({
        message: expect.stringContaining(sentence),
        extensions: { code: "CLOCKS_DIFFER", member: "catalog" },
      });
      const { clockAheadMs } = JSON.parse(shop.log.find((line) => line.includes("clockAheadMs")) ?? "{}");
      expect(Math.round(clockAheadMs / 1_000)).toBe(behindMs / 1_000);
      expect([...shop.members.clocksAhead().keys()]).toEqual(["catalog"]);
    },
  );

  it("is forgotten to have differed when it takes a request", async () => {
    shop.catalog.answerWith(refusal(60_000));
    await errorOf("{ products { id } }");
    shop.catalog.answerWith(undefined);
    expect(await errorOf("{ products { id } }")).toBeNull();
    expect(shop.members.clocksAhead().size).toBe(0);
  });

  it("is found out by its event feed as well", async () => {
    const server: Server = createServer(refusal(60_000));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
    const told: (number | undefined)[] = [];
    const relay = { member: "catalog", url, sign: () => ({}), clockIsAhead: (ms?: number) => told.push(ms) };
    const reading = readRelay(relay, {}, new AbortController().signal, () => true);
    await expect(reading).rejects.toThrow("its clock is 60 s behind the gateway's");
    expect(told.map((ms) => Math.round((ms ?? 0) / 1_000))).toEqual([60]);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});
