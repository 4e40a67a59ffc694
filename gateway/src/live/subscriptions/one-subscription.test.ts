import { READER } from "@hub/gateway-fixtures/pipeline";
import { type ShopPipeline, startShopPipeline } from "@hub/gateway-fixtures/shop-pipeline";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { RequestRefusal } from "../../errors/request-refusal.js";
import { fromByteText } from "../../wire/byte-text.js";

let shop: ShopPipeline;
beforeAll(async () => {
  shop = await startShopPipeline();
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
});

const QUERY = `subscription($id: ID!) {
  added: reviewAdded(productId: $id) { cursor author { id: name called: name rank } }
}`;

describe("a subscription", () => {
  it("says what its source is asked, with coerced arguments", () => {
    const { kind, subscription, variables } = shop.pipeline.prepare(
      { query: QUERY, variables: { id: 7 } },
      READER,
    );
    expect(kind).toBe("subscription");
    expect(variables).toEqual({ id: "7" });
    expect(subscription).toEqual({
      member: "live",
      operationText:
        "subscription($id:ID!){added: reviewAdded(productId: $id){cursor author{__typename id}}}",
      variables: { id: "7" },
      rootField: { name: "reviewAdded", responseKey: "added", args: { productId: "7", tags: ["new"] } },
    });
  });

  it("adds what other members know to each event's data, and leaves that data as it was", async () => {
    const prepared = shop.pipeline.prepare({ query: QUERY, variables: { id: "b1" } }, READER);
    const primary = { added: { cursor: "c1", author: { __typename: "Author", id: "a1" } } };
    const event = { data: primary, extensions: { cursor: "Đ1" } };
    const first = await shop.pipeline.executeEvent(prepared, event, READER);
    const second = await shop.pipeline.executeEvent(prepared, event, READER);
    expect(JSON.parse(fromByteText(first.text))).toEqual({
      data: { added: { cursor: "c1", author: { id: "An", called: "An", rank: 1 } } },
      extensions: { cursor: "Đ1" },
    });
    expect(second).toEqual(first);
    expect(first.hasErrors).toBe(false);
    expect(primary).toEqual({ added: { cursor: "c1", author: { __typename: "Author", id: "a1" } } });
  });

  it.each([
    "subscription($x: Boolean!) { reviewAdded(productId: 1) @include(if: $x) { cursor } }",
    "subscription { reviewAdded(productId: 1) @skip(if: true) { cursor } }",
  ])("is refused when nothing of it may be left: %s", (query) => {
    expect(() => shop.pipeline.prepare({ query, variables: { x: false } }, READER)).toThrow(RequestRefusal);
  });

  it("is not answered like a query", async () => {
    const prepared = shop.pipeline.prepare({ query: QUERY, variables: { id: "b1" } }, READER);
    await expect(shop.pipeline.execute(prepared, READER)).rejects.toThrow("once per event");
  });
});
