import { type LiveQueryGateway, startLiveQueryGateway } from "@hub/gateway-fixtures/live-query-gateway";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";

const ANY_FORM = "application/graphql-response+json, multipart/mixed, text/event-stream";
const JSON_OR_MULTIPART = "application/json, multipart/mixed;subscriptionSpec=1.0";
const QUERY = "{ greeting }";
const SUBSCRIPTION = "subscription { figureChanged { cursor } }";

let live: LiveQueryGateway;

beforeAll(async () => {
  live = await startLiveQueryGateway();
});
afterAll(async () => {
  await live[Symbol.asyncDispose]();
});

/** Status and media type; the body of a stream is not read. */
async function formOf(method: string, accept: string, query: string) {
  const url = `${live.url}/graphql`;
  const headers = { accept, "content-type": "application/json" };
  const response =
    method === "GET"
      ? await fetch(`${url}?query=${encodeURIComponent(query)}`, { headers: { accept } })
      : await fetch(url, { method, headers, body: JSON.stringify({ query }) });
  await response.body?.cancel();
  return [response.status, response.headers.get("content-type")?.split(";")[0]];
}

describe.each(["POST", "GET"])("an operation sent with %s", (method) => {
  it.each<[string, string, string, number, string]>([
    ["a query", QUERY, ANY_FORM, 200, "application/graphql-response+json"],
    ["a subscription", SUBSCRIPTION, ANY_FORM, 200, "text/event-stream"],
    ["a query", QUERY, JSON_OR_MULTIPART, 200, "application/json"],
    ["a subscription", SUBSCRIPTION, JSON_OR_MULTIPART, 200, "multipart/mixed"],
    ["a query", QUERY, "multipart/mixed;subscriptionSpec=1.0", 200, "multipart/mixed"],
    ["a subscription", SUBSCRIPTION, "application/json", 406, "application/json"],
    ["a subscription", SUBSCRIPTION, "*/*", 406, "application/json"],
    ["what is refused", "subscription { no }", ANY_FORM, 400, "application/graphql-response+json"],
  ])(
    "is answered in the first accepted form that fits it: %s %s, accept: %s",
    async (_what, query, accept, status, mediaType) => {
      expect(await formOf(method, accept, query)).toEqual([status, mediaType]);
    },
  );
});

describe("a live query over multipart", () => {
  it("is answered at once and again when what it read has changed", async () => {
    const abort = new AbortController();
    const response = await fetch(`${live.url}/graphql`, {
      method: "POST",
      headers: { accept: "multipart/mixed;subscriptionSpec=1.0", "content-type": "application/json" },
      body: JSON.stringify({ query: 'query @live { unit(id: "u1") { name } }' }),
      signal: abort.signal,
    });
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.includes("Quảng Bình")) break;
      if (text.includes("Quảng Trị")) live.world.renameUnit("u1", "Quảng Bình");
    }
    const names = text
      .matchAll(/\{"payload":\{"data":\{"unit":\{"name":"(.*?)"\}\}/g)
      .map(([, name]) => name);
    expect([...names]).toEqual(["Quảng Trị", "Quảng Bình"]);
    abort.abort();
  });
});
