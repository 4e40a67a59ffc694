import { type ShopGateway, startShopGateway } from "@hub/gateway-fixtures/shop-gateway";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createClient } from "graphql-ws";

const EXPLAIN = { extensions: { explain: true } };

let shop: ShopGateway;
beforeAll(async () => {
  shop = await startShopGateway({ MAX_BATCH: "5" });
});
afterAll(async () => shop[Symbol.asyncDispose]());

async function send(body: object, headers: Readonly<Record<string, string>> = {}, { endpoint } = shop) {
  const response = await fetch(endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
  return response.json();
}

const requestCount = () => shop.members.reduce((sum, { requests }) => sum + requests.length, 0);

describe("an operation that is to be explained", () => {
  it("is answered with whom it would ask, in which order and where in the data, and what it costs", async () => {
    const before = requestCount();
    const answer = await send({ query: "{ topReviews(first: 3) { body author { name } } }", ...EXPLAIN });
    expect(answer).toEqual({
      data: null,
      extensions: {
        explain: {
          cost: 6,
          budget: 5_000,
          plan: {
            kind: "sequence",
            steps: [
              {
                kind: "request",
                member: "reviews",
                byGateway: false,
                operation: "query",
                at: [],
                text: expect.stringContaining("topReviews"),
              },
              {
                kind: "request",
                member: "catalog",
                byGateway: false,
                operation: "query",
                at: ["topReviews[].author"],
                text: expect.stringContaining("_entities"),
              },
            ],
          },
        },
      },
    });
    expect(requestCount()).toBe(before);
  });

  it("says what can be asked at the same time", async () => {
    const { extensions } = await send({ query: "{ me { id } media { id } }", ...EXPLAIN });
    const { kind, steps } = extensions.explain.plan;
    expect([kind, steps.map(({ member }: { member: string }) => member).toSorted()]).toEqual([
      "parallel",
      ["catalog", "reviews"],
    ]);
  });

  it("asks nobody where the gateway knows it itself", async () => {
    const { extensions } = await send({ query: "{ __typename }", ...EXPLAIN });
    expect(extensions.explain).toEqual({ cost: 0, budget: 5_000, plan: null });
  });

  it("changes nothing, over any transport and in a list", async () => {
    const before = requestCount();
    const mutation = { query: "mutation { step(n: 1) }", ...EXPLAIN };
    const [listed] = await send([mutation]);
    expect(listed.errors).toBeUndefined();
    expect(listed.extensions.explain.plan).toMatchObject({ member: "catalog", operation: "mutation" });
    const client = createClient({ url: shop.endpoint.replace("http", "ws"), retryAttempts: 0 });
    for await (const answer of client.iterate(mutation)) expect(answer).toEqual(listed);
    await client.dispose();
    expect(requestCount()).toBe(before);
  });

  it("is refused like any other if it could not run", async () => {
    const { errors } = await send({ query: "{ nothing }", ...EXPLAIN });
    expect(errors[0].message).toContain("nothing");
  });

  it("is refused where clients may not know the schema", async () => {
    await using closed = await startShopGateway({ INTROSPECTION: "false" });
    const { errors } = await send({ query: "{ __typename }", ...EXPLAIN }, {}, closed);
    expect(errors[0].extensions.code).toBe("INTROSPECTION_DISABLED");
  });

  it("is executed where it is not asked in so many words", async () => {
    const { data } = await send({ query: "{ me { id } }", extensions: { explain: "yes" } });
    expect(data).toEqual({ me: { id: "a1" } });
  });
});
