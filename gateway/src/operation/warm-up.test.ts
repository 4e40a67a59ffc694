import { type ShopPipeline, startShopPipeline } from "@hub/gateway-fixtures/shop-pipeline";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { buildSchema, parse, validate } from "graphql";
import { largeOperation, warmUp } from "./warm-up.js";

let shop: ShopPipeline;
beforeAll(async () => {
  shop = await startShopPipeline();
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
});

describe("warming up", () => {
  it("asks what every schema allows", () => {
    const schemas = [
      shop.supergraph.publicSchema,
      buildSchema("type Query { only(id: ID!): Int }"),
      buildSchema("union Any = Query type Query { any: Any self: Query! list(first: Int! = 3): [Query] }"),
    ];
    for (const schema of schemas)
      expect(validate(schema, parse(largeOperation(schema, "Large")))).toEqual([]);
  });

  it("asks no member", () => {
    const before = shop.planCount();
    warmUp(shop.pipeline, shop.supergraph.publicSchema);
    expect(shop.planCount()).toBeGreaterThan(before);
    expect([...shop.catalog.requests, ...shop.reviews.requests]).toEqual([]);
  });
});
