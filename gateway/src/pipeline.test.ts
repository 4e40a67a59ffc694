import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { MEMBER_KEY, WRITER } from "@hub/gateway-fixtures/pipeline";
import { type ShopPipeline, startShopPipeline } from "@hub/gateway-fixtures/shop-pipeline";
import { ENVELOPE_HEADER, isSignedBy, parseEnvelope, SIGNATURE_HEADER } from "@hub/schema/signed-request";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pino from "pino";
import { createPipeline } from "./pipeline.js";
import { createPlanner } from "./planner/planner.js";

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
    const before = [shop.catalog.requests.length, shop.reviews.requests.length];
    const answer = await ask("mutation { a: step(n: 1) b: mark(n: 2) c: step(n: 3) d: mark(n: 4) }");
    expect(answer).toEqual({ data: { a: 1, b: 2, c: 3, d: 4 } });
    const requests = [...shop.catalog.requests.slice(before[0]), ...shop.reviews.requests.slice(before[1])];
    const inOrder = requests.toSorted((one, other) => one.receivedAtMs - other.receivedAtMs);
    expect(inOrder.map(({ query }) => query.match(/n: (\d)/)?.[1])).toEqual(["1", "2", "3", "4"]);
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

describe("requests to members", () => {
  it("are signed, and say who asks", async () => {
    await ask("{ me { id } }");
    const headers = shop.reviews.requests.at(-1)?.headers ?? {};
    const envelope = String(headers[ENVELOPE_HEADER]);
    expect(parseEnvelope(envelope)).toMatchObject({ caller: WRITER.caller, requestId: WRITER.requestId });
    const message = { method: "POST", path: "/graphql", body: JSON.stringify({ query: "{me{id}}" }) };
    expect(isSignedBy(MEMBER_KEY, String(headers[SIGNATURE_HEADER]), envelope, message)).toBe(true);
  });

  it("end when nobody waits for the answer any more", async () => {
    const gone = new AbortController();
    const closed = new Promise((resolve) => {
      shop.reviews.answerWith((request) => {
        request.once("close", resolve);
        gone.abort();
      });
    });
    const context = { ...WRITER, signal: gone.signal };
    await shop.pipeline.execute(shop.pipeline.prepare({ query: "{ me { id } }" }, context), context);
    await closed;
    shop.reviews.answerWith(undefined);
    expect(shop.members.circuits().get("reviews")).toBe("closed");
  });
});

it("tells a client of a mistake of its own by an id only, and counts and logs it under that id", async () => {
  const log: string[] = [];
  const logger = pino({}, { write: (line: string) => void log.push(line) });
  const faults = new BreakableFaults({ logger });
  const { supergraph, members } = shop;
  const pipeline = createPipeline({
    supergraph,
    planner: createPlanner(supergraph),
    members,
    logger,
    faults,
    findShortcuts: () => ({
      begin() {
        throw new Error("a mistake");
      },
      tryProject: () => undefined,
    }),
  });
  const prepared = pipeline.prepare({ query: "{ me { id } }" }, WRITER);
  const { data, errors = [] } = await pipeline.execute(prepared, WRITER);
  const [error] = errors;
  expect(data).toBeNull();
  const errorId = String(error?.extensions?.["errorId"]);
  expect(error?.message).toBe(`Lỗi nội bộ ${errorId} / Internal error ${errorId}`);
  expect(error?.extensions?.["code"]).toBe("INTERNAL_SERVER_ERROR");
  expect(faults.counts.get("operation")).toBe(1);
  expect(log.map((line) => JSON.parse(line))).toEqual([
    expect.objectContaining({
      errorId: error?.extensions?.["errorId"],
      operationHash: prepared.hash,
      requestId: WRITER.requestId,
      err: expect.objectContaining({ message: "a mistake" }),
    }),
  ]);
});
