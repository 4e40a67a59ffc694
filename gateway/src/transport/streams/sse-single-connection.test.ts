import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createParser } from "eventsource-parser";

const WATCH = 'subscription { commitmentChanged(programmeId: "P") { commitment { title } } }';
const TOKEN_HEADER = "x-graphql-event-stream-token";

let hub: HubGateway;
let ends: AbortController;

beforeEach(async () => {
  hub = await startHubGateway();
  ends = new AbortController();
});

afterEach(async () => {
  ends.abort();
  await hub[Symbol.asyncDispose]();
});

interface StreamMessage {
  readonly event: string | undefined;
  readonly data: unknown;
}

async function reserve(): Promise<string> {
  const response = await fetch(hub.endpoint, { method: "PUT" });
  expect(response.status).toBe(201);
  return response.text();
}

/** Resolves when the stream is open. */
async function open(token: string): Promise<AsyncGenerator<StreamMessage>> {
  const response = await fetch(hub.endpoint, {
    headers: { accept: "text/event-stream", [TOKEN_HEADER]: token },
    signal: ends.signal,
  });
  expect(response.status).toBe(200);
  return readMessages(response);
}

async function* readMessages(response: Response): AsyncGenerator<StreamMessage> {
  const messages: StreamMessage[] = [];
  const parser = createParser({
    onEvent: ({ event, data }) => void messages.push({ event, data: JSON.parse(data) }),
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* messages.splice(0);
  }
}

function begin(
  token: string,
  operationId: unknown,
  query: string,
  extensions: object = {},
): Promise<Response> {
  return fetch(hub.endpoint, {
    method: "POST",
    headers: { "content-type": "application/json", [TOKEN_HEADER]: token },
    body: JSON.stringify({ query, extensions: { operationId, ...extensions } }),
  });
}

async function outcome(response: Response): Promise<[number, unknown]> {
  const text = await response.text();
  return [response.status, text === "" ? undefined : JSON.parse(text).errors[0].extensions.code];
}

async function take(messages: AsyncGenerator<StreamMessage>): Promise<StreamMessage | undefined> {
  const { value } = await messages.next();
  return value;
}

describe("GraphQL over server-sent events on a single connection", () => {
  it("carries the answers of several operations, each by its id", async () => {
    const token = await reserve();
    const stream = await open(token);
    expect(await outcome(await begin(token, "watch", WATCH, { startCursor: true }))).toEqual([
      202,
      undefined,
    ]);
    expect(await take(stream)).toMatchObject({
      event: "next",
      data: { id: "watch", payload: { data: null, extensions: { cursor: expect.any(String) } } },
    });
    expect(await outcome(await begin(token, "ask", "{ greeting }"))).toEqual([202, undefined]);
    expect(await take(stream)).toEqual({
      event: "next",
      data: { id: "ask", payload: { data: { greeting: "chào" }, extensions: { asOf: expect.any(String) } } },
    });
    expect(await take(stream)).toEqual({ event: "complete", data: { id: "ask" } });
    hub.relay.emit("commitment.changed", { programmeId: "P", commitmentId: "1" });
    expect(await take(stream)).toMatchObject({
      event: "next",
      data: { id: "watch", payload: { data: { commitmentChanged: { commitment: { title: "Cam kết 1" } } } } },
    });
  });

  it("keeps what is answered before the stream is open", async () => {
    const token = await reserve();
    await begin(token, "early", "{ greeting }");
    const stream = await open(token);
    expect(await take(stream)).toMatchObject({ event: "next", data: { id: "early" } });
    expect(await take(stream)).toMatchObject({ event: "complete", data: { id: "early" } });
  });

  it("ends one operation and leaves the others", async () => {
    const token = await reserve();
    const stream = await open(token);
    for (const id of ["a", "b"]) await begin(token, id, WATCH, { startCursor: true });
    for (const id of ["a", "b"]) expect(await take(stream)).toMatchObject({ data: { id } });
    const ended = await fetch(`${hub.endpoint}?token=${token}&operationId=a`, { method: "DELETE" });
    expect(ended.status).toBe(200);
    hub.relay.emit("commitment.changed", { programmeId: "P", commitmentId: "1" });
    expect(await take(stream)).toMatchObject({ data: { id: "b" } });
    // The id is free again.
    expect(await outcome(await begin(token, "a", WATCH))).toEqual([202, undefined]);
  });

  it("answers a refused operation where it was sent", async () => {
    const token = await reserve();
    expect(await outcome(await begin(token, "x", "{ nothing }"))).toEqual([400, "GRAPHQL_VALIDATION_FAILED"]);
    expect(await outcome(await begin(token, undefined, "{ greeting }"))).toEqual([
      400,
      "OPERATION_ID_MISSING",
    ]);
    expect(await outcome(await begin(token, "w", WATCH))).toEqual([202, undefined]);
    expect(await outcome(await begin(token, "w", WATCH))).toEqual([409, "OPERATION_ID_IN_USE"]);
    expect(await outcome(await begin("no-such-token", "x", "{ greeting }"))).toEqual([
      404,
      "STREAM_NOT_FOUND",
    ]);
    const missing = await fetch(`${hub.endpoint}?token=${token}`, { method: "DELETE" });
    expect(await outcome(missing)).toEqual([400, "OPERATION_ID_MISSING"]);
  });

  it("opens a token's stream for one client only, and ends with it", async () => {
    const token = await reserve();
    await open(token);
    const headers = { accept: "text/event-stream", [TOKEN_HEADER]: token };
    expect(await outcome(await fetch(hub.endpoint, { headers }))).toEqual([409, "STREAM_ALREADY_OPEN"]);
    ends.abort();
    let status = 409;
    while (status === 409) [status] = await outcome(await fetch(hub.endpoint, { headers }));
    expect(status).toBe(404);
  });

  it("ends when the gateway stops", async () => {
    const token = await reserve();
    const stream = await open(token);
    await hub.gateway.stop();
    expect((await stream.next()).done).toBe(true);
  });
});
