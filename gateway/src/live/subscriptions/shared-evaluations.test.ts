import { READER, WRITER } from "@hub/gateway-fixtures/pipeline";
import { type ShopPipeline, startShopPipeline } from "@hub/gateway-fixtures/shop-pipeline";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { LivePayload } from "./live-payload.js";
import { SharedEvaluations, sharingKey } from "./shared-evaluations.js";

let shop: ShopPipeline;
beforeAll(async () => {
  shop = await startShopPipeline();
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
});

const QUERY = "subscription ($id: ID!) { reviewAdded(productId: $id) { cursor } }";

function keyOf(query: string, variables: Record<string, unknown>, { caller } = READER): string {
  return sharingKey(shop.pipeline.prepare({ query, variables }, READER), { caller }, "productId");
}

describe("who shares an evaluation", () => {
  it("asks with the same text and the same access, wherever it begins", () => {
    expect(keyOf(QUERY, { id: "1" })).toBe(keyOf(QUERY, { id: "2" }));
  });

  it.each([
    ["another text", () => keyOf(QUERY.replace("cursor", "cursor author { name }"), { id: "1" })],
    ["another access", () => keyOf(QUERY, { id: "1" }, WRITER)],
    [
      "the same caller with other rights",
      () => keyOf(QUERY, { id: "1" }, { ...READER, caller: { ...READER.caller, mayWrite: true } }),
    ],
    [
      "a starting point that says more",
      () => keyOf("subscription { reviewAdded(productId: 1) { cursor } }", {}),
    ],
  ])("never includes %s", (_, other) => {
    expect(other()).not.toBe(keyOf(QUERY, { id: "1" }));
  });
});

describe("shared evaluations", () => {
  const payload = () => LivePayload.of({ data: {} });

  it("are made once for those who ask meanwhile and shortly after", async () => {
    const evaluations = new SharedEvaluations();
    const asked = [1, 2].map(() =>
      evaluations.share("a", async () => ({ payload: payload(), isLasting: true })),
    );
    const [first, second] = await Promise.all(asked);
    expect(second).toBe(first);
    const later = await evaluations.share("a", async () => ({ payload: payload(), isLasting: true }));
    expect(later).toBe(first);
  });

  it("keep alive no more memory than their bytes, in whichever form", () => {
    const { json, eventStreamMessage, multipartMessage } = payload();
    for (const bytes of [json, eventStreamMessage, multipartMessage, LivePayload.ofText("{}").json])
      expect(bytes.buffer.byteLength).toBe(bytes.length);
  });

  it("are made again when a member failed", async () => {
    const evaluations = new SharedEvaluations();
    const evaluate = async () => ({ payload: payload(), isLasting: false });
    const first = await evaluations.share("a", evaluate);
    expect(await evaluations.share("a", evaluate)).not.toBe(first);
  });
});
