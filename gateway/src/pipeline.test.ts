import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type ShopPipeline, startShopPipeline } from "./fixtures/shop-pipeline.js";

let shop: ShopPipeline;
beforeAll(async () => {
  shop = await startShopPipeline();
});
afterAll(async () => {
  await shop[Symbol.asyncDispose]();
});

/** The answer as a client sees it: plain JSON. */
async function ask(query: string, variables?: Record<string, unknown>) {
  return JSON.parse(JSON.stringify(await shop.ask(query, variables)));
}

describe("plan nodes", () => {
  it("reads root fields of one member (Fetch)", async () => {
    expect(await ask("{ products { id name } }")).toEqual({
      data: {
        products: [
          { id: "b1", name: "Sách một" },
          { id: "f1", name: "Phim một" },
          { id: "b2", name: "Sách hai" },
        ],
      },
    });
  });

  it("reads root fields of two members (Parallel)", async () => {
    expect(await ask("{ me { id } product(id: 2) { id } media { id } }")).toEqual({
      data: { me: { id: "a1" }, product: null, media: [{ id: "m1" }, { id: "m2" }] },
    });
  });

  it("reads an entity's fields of another member, each entity once (Sequence, Flatten)", async () => {
    const before = shop.catalog.requests.length;
    expect(await ask("{ topReviews(first: 3) { body author { name } } }")).toEqual({
      data: {
        topReviews: [
          { body: "Hay", author: { name: "An" } },
          { body: "Được", author: { name: null } },
          { body: "Tốt", author: { name: "An" } },
        ],
      },
    });
    const [request] = shop.catalog.requests.slice(before);
    expect(request?.variables).toEqual({
      representations: [
        { __typename: "Author", id: "a1" },
        { __typename: "Author", id: "a2" },
      ],
    });
  });

  it("reads several field sets in one request (BatchFetch)", async () => {
    const before = shop.reviews.requests.length;
    expect(
      await ask("{ search { ... on Book { a: shippingCost } ... on Author { b: reviews { id } } } }"),
    ).toEqual({
      data: {
        search: [{ a: 6 }, {}, { a: null }, { b: [{ id: "r1" }, { id: "r3" }] }, { b: [{ id: "r2" }] }],
      },
    });
    const requests = shop.reviews.requests.slice(before);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.query).toContain("_e1");
  });

  it("asks a member only when a variable says so (Condition)", async () => {
    const query = "query($x: Boolean!) { me { id name @include(if: $x) } }";
    const before = shop.catalog.requests.length;
    expect(await ask(query, { x: false })).toEqual({ data: { me: { id: "a1" } } });
    expect(shop.catalog.requests).toHaveLength(before);
    expect(await ask(query, { x: true })).toEqual({ data: { me: { id: "a1", name: "An" } } });
  });

  it("runs root fields of a mutation one after the other", async () => {
    const order: string[] = [];
    const answer = await ask("mutation { a: step(n: 1) b: mark(n: 2) c: step(n: 3) d: mark(n: 4) }");
    expect(answer).toEqual({ data: { a: 1, b: 2, c: 3, d: 4 } });
    expect(order).toEqual([]);
  });

  it("names fields that a member requires", async () => {
    expect(
      await ask("{ products { id ... on Book { shippingCost } ... on Film { shippingCost } } }"),
    ).toEqual({
      data: {
        products: [
          { id: "b1", shippingCost: 6 },
          { id: "f1", shippingCost: 15 },
          { id: "b2", shippingCost: null },
        ],
      },
    });
  });
});

describe("projection", () => {
  it("answers fields of an interface object under the concrete type", async () => {
    expect(await ask("{ media { __typename title likes } }")).toEqual({
      data: {
        media: [
          { __typename: "Clip", title: "Đoạn phim", likes: 1 },
          { __typename: "Song", title: "Bài hát", likes: 2 },
        ],
      },
    });
  });
});
