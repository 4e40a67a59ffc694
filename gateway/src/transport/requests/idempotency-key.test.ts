import { type ShopGateway, startShopGateway } from "@hub/gateway-fixtures/shop-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

const STEP_AND_MARK = "mutation ($n: Int!) { step(n: $n) mark(n: $n) }";

let shop: ShopGateway;
beforeEach(async () => {
  shop = await startShopGateway({ MAX_BATCH: "2" });
});
afterEach(async () => shop[Symbol.asyncDispose]());

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(shop.endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json", ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

/** The extensions of all requests to members, one member after the other. */
function handedOn() {
  return shop.members.flatMap(({ requests }) => requests.map(({ extensions }) => extensions));
}

const REFUSED = { status: 400, body: { errors: [{ extensions: { code: "BAD_USER_INPUT" } }] } };

describe("an idempotency key", () => {
  it("reaches every member that a mutation asks, with one hash of the operation and its variables", async () => {
    const hash = expect.stringMatching(/^[0-9a-f]{64}$/);
    const mutation = { query: STEP_AND_MARK, variables: { n: 1 } };
    const { body } = await post(mutation, { "idempotency-key": "k-1" });
    expect(body).toEqual({ data: { step: 1, mark: 1 } });
    await post({ ...mutation, extensions: { idempotencyKey: "k-1" } });
    await post(mutation, { "idempotency-key": '"k-1"' });
    const [first, ...others] = handedOn();
    expect(first).toEqual({ idempotencyKey: "k-1", operationHash: hash });
    expect(others).toEqual(Array.from({ length: 5 }, () => first));
    await post({ ...mutation, variables: { n: 2 } }, { "idempotency-key": "k-1" });
    expect(new Set(handedOn().map((write) => write?.["operationHash"])).size).toBe(2);
  });

  it("is left out of what is only read", async () => {
    const key = { "idempotency-key": "k-1" };
    expect((await post({ query: '{ product(id: "b1") { name } }' }, key)).body.errors).toBeUndefined();
    const rename = 'mutation { rename(id: "b1", name: "Mũ") { name reviews { body } } }';
    expect((await post({ query: rename }, key)).body.errors).toBeUndefined();
    const [read, written, entities] = handedOn();
    expect([read, entities]).toEqual([undefined, undefined]);
    expect(written).toMatchObject({ idempotencyKey: "k-1" });
  });

  it.each(["", " ", "a b", 'a"b', "ô", "k".repeat(129), 1, {}])("is refused where it is %j", async (key) => {
    const mutation = { query: STEP_AND_MARK, variables: { n: 1 } };
    expect(await post({ ...mutation, extensions: { idempotencyKey: key } })).toMatchObject(REFUSED);
    expect(handedOn()).toEqual([]);
  });

  it("is refused in a header, too, and where header and extension differ", async () => {
    const mutation = { query: STEP_AND_MARK, variables: { n: 1 } };
    expect(await post(mutation, { "idempotency-key": "a b" })).toMatchObject(REFUSED);
    const extensions = { idempotencyKey: "k-1" };
    expect(await post({ ...mutation, extensions }, { "idempotency-key": "k-2" })).toMatchObject(REFUSED);
    expect(handedOn()).toEqual([]);
  });

  it("is what to send again with, when the member's answer is lost", async () => {
    shop.members[0]?.answerWith(({ socket }) => socket.destroy());
    const step = { query: "mutation { step(n: 1) }", extensions: { idempotencyKey: "k-1" } };
    const { body } = await post(step);
    expect(body.errors[0]).toMatchObject({ path: ["step"], extensions: { code: "SUBGRAPH_UNAVAILABLE" } });
    expect(body.errors[0].message).toContain("send it again with the same idempotency key");
  });

  it("is of one operation of a list", async () => {
    const mutation = { query: STEP_AND_MARK, variables: { n: 1 } };
    expect(await post([mutation], { "idempotency-key": "k-1" })).toMatchObject(REFUSED);
    await post([mutation, { ...mutation, extensions: { idempotencyKey: "k-1" } }]);
    expect(handedOn().map((write) => write?.["idempotencyKey"])).toEqual([
      undefined,
      "k-1",
      undefined,
      "k-1",
    ]);
  });
});
