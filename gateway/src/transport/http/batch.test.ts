import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

const GREETING = { query: "{ greeting }" };
const UNIT = { query: '{ unit(id: "1") { id } }' };

let hub: HubGateway;

afterEach(async () => {
  await hub[Symbol.asyncDispose]();
});

async function post(list: readonly unknown[], accept = "application/json") {
  const response = await fetch(hub.endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", accept },
    body: JSON.stringify(list),
  });
  return { status: response.status, body: await response.json() };
}

const refused = (code: string) => ({ errors: [expect.objectContaining({ extensions: { code } })] });
const answered = (data: object) => expect.objectContaining({ data });

describe("a list of operations, where none is answered", () => {
  beforeEach(async () => {
    hub = await startHubGateway();
  });

  it.each(["application/json", "application/graphql-response+json"])(
    "gets a refusal for each, as %s",
    async (accept) => {
      expect(await post([GREETING, { query: "{" }], accept)).toEqual({
        status: 200,
        body: [refused("BATCHING_NOT_SUPPORTED"), refused("BATCHING_NOT_SUPPORTED")],
      });
      expect(hub.member.requests).toEqual([]);
    },
  );

  it("gets one refusal when it is longer than anybody waits for", async () => {
    const list = Array.from({ length: 1_001 }, () => 1);
    expect(await post(list)).toEqual({ status: 400, body: refused("BATCHING_NOT_SUPPORTED") });
  });
});

describe("a list of operations, where some are answered", () => {
  beforeEach(async () => {
    hub = await startHubGateway(["--max-batch", "3", "--max-cost", "2"]);
  });

  it("gets each response in its place, refusals too", async () => {
    const { status, body } = await post([GREETING, { query: "{ nope }" }, { query: 1 }]);
    expect(status).toBe(200);
    expect(body).toEqual([
      answered({ greeting: "chào" }),
      refused("GRAPHQL_VALIDATION_FAILED"),
      refused("BAD_REQUEST"),
    ]);
  });

  it("gets a refusal for each when it is too long", async () => {
    expect((await post([GREETING, GREETING, GREETING, GREETING])).body).toEqual(
      Array.from({ length: 4 }, () => refused("BATCH_TOO_LARGE")),
    );
  });

  it("may cost as much as one operation", async () => {
    expect((await post([UNIT, UNIT])).body).toEqual([
      answered({ unit: { id: "1" } }),
      answered({ unit: { id: "1" } }),
    ]);
    const asked = hub.member.requests.length;
    expect((await post([UNIT, UNIT, UNIT])).body).toEqual(
      Array.from({ length: 3 }, () => refused("TOO_COSTLY")),
    );
    expect(hub.member.requests).toHaveLength(asked);
  });

  it("writes in order", async () => {
    const { body } = await post([{ query: "mutation { write }" }, GREETING, { query: "mutation { write }" }]);
    expect(body).toEqual([
      answered({ write: "xong" }),
      answered({ greeting: "chào" }),
      answered({ write: "xong" }),
    ]);
    expect(hub.member.requests.map(({ query }) => query.startsWith("mutation"))).toEqual([true, false, true]);
  });

  it("cannot hold a subscription", async () => {
    const query = 'subscription { commitmentChanged(programmeId: "P") { cursor } }';
    expect((await post([{ query }, GREETING])).body).toEqual([
      refused("STREAM_REQUIRED"),
      answered({ greeting: "chào" }),
    ]);
  });
});
