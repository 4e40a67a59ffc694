import { on, once } from "node:events";
import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { readMetric } from "@hub/gateway-fixtures/metrics";
import { connectTo, receivedBy } from "@hub/gateway-fixtures/raw-http";
import { TestProvider } from "@hub/gateway-fixtures/test-provider";
import { bearerOfWriter } from "@hub/gateway-fixtures/writer";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { WebSocket } from "ws";
import { z } from "zod";
import type { WebSocketTimes } from "./ws.js";

const WATCH = 'subscription { commitmentChanged(programmeId: "P") { commitment { title } } }';
const WATCH_FIGURES = `subscription ($after: String) {
  commitmentChanged(programmeId: "P", after: $after) { commitment { title } figure { printedText } }
}`;
/** Long for a machine, short for a test. */
const SHORT_LIMIT_MS = 100;
const MAX_OPERATIONS = 3;
const MAX_MESSAGE_BYTES = 100_000;
const REFUSED = 'hub_gateway_refusals_total{code="GRAPHQL_VALIDATION_FAILED"}';
const FLAGS = [
  ...["--max-operations-per-socket", String(MAX_OPERATIONS)],
  ...["--max-body-bytes", String(MAX_MESSAGE_BYTES)],
];

let provider: TestProvider;
/** The header of who may write. */
let writer: string;
let relay: FakeRelay;
let hub: HubGateway;
let sockets: WebSocket[];
const inboxes = new WeakMap<WebSocket, ReturnType<typeof on>>();

beforeAll(async () => {
  provider = await TestProvider.start();
  writer = await bearerOfWriter(provider);
});
afterAll(() => provider[Symbol.asyncDispose]());

beforeEach(async () => {
  sockets = [];
  relay = await FakeRelay.start("association");
  hub = await startHubGateway(FLAGS, { relays: [relay], provider });
});

afterEach(async () => {
  for (const socket of sockets) socket.terminate();
  await hub[Symbol.asyncDispose]();
  await relay[Symbol.asyncDispose]();
});

/** The same gateway with a limit that the other tests' clients could miss on a busy machine. */
async function restartGateway(webSocketTimes: WebSocketTimes): Promise<void> {
  await hub[Symbol.asyncDispose]();
  hub = await startHubGateway(FLAGS, { relays: [relay], provider, parts: { webSocketTimes } });
}

async function dial(protocols: readonly string[] = ["graphql-transport-ws"]): Promise<WebSocket> {
  const socket = new WebSocket(hub.webSocketUrl, [...protocols]);
  sockets.push(socket);
  inboxes.set(socket, on(socket, "message"));
  await once(socket, "open");
  return socket;
}

async function dialAndInit(): Promise<WebSocket> {
  const socket = await dial();
  send(socket, { type: "connection_init" });
  expect(await receive(socket)).toMatchObject({ type: "connection_ack" });
  return socket;
}

function send(socket: WebSocket, message: object): void {
  socket.send(JSON.stringify(message));
}

async function receive(socket: WebSocket): Promise<unknown> {
  // An inbox, since several messages may come at once.
  const message = await inboxes.get(socket)?.next();
  return JSON.parse(String(message?.value?.[0]));
}

const receivedPayload = z.object({
  payload: z.object({
    data: z.object({ commitmentChanged: z.object({ commitment: z.object({ title: z.string() }) }) }),
    extensions: z.object({ cursor: z.string() }),
  }),
});

function titleOf(message: unknown): string {
  return receivedPayload.parse(message).payload.data.commitmentChanged.commitment.title;
}

function cursorOf(message: unknown): string {
  return receivedPayload.parse(message).payload.extensions.cursor;
}

async function closeOf(socket: WebSocket): Promise<[unknown, string]> {
  const [code, reason] = await once(socket, "close");
  return [code, String(reason)];
}

const subscribe = (id: string, query = WATCH) => ({ id, type: "subscribe", payload: { query } });

describe("graphql-transport-ws", () => {
  it.each([
    ["is no JSON", "{"],
    ["is no message of the protocol", '{"type":"hello"}'],
    ["is a subscribe without an id", '{"type":"subscribe","payload":{"query":"{ greeting }"}}'],
    ["is a subscribe without a query", '{"id":"1","type":"subscribe","payload":{}}'],
  ])("closes with 4400 when a message %s", async (_, text) => {
    const socket = await dialAndInit();
    socket.send(text);
    expect(await closeOf(socket)).toEqual([4400, "Invalid message received"]);
  });

  it.each([
    ["variables", "must be an object {…}, not a list or a text", [1]],
    ["variables", "must be an object {…}, not a list or a text", "{}"],
    ["extensions", "must be an object {…}, not a list or a text", [1]],
    ["operationName", "must be the name of an operation", 7],
  ])("says what is wrong with the %s of an operation, and goes on", async (part, mistake, value) => {
    const socket = await dialAndInit();
    const message = subscribe("1", "{ greeting }");
    send(socket, { ...message, payload: { ...message.payload, [part]: value } });
    const answer = await receive(socket);
    expect(answer).toMatchObject({
      id: "1",
      type: "error",
      payload: [{ extensions: { code: "BAD_REQUEST" } }],
    });
    expect(JSON.stringify(answer)).toContain(mistake);
    send(socket, subscribe("1", "{ greeting }"));
    expect(await receive(socket)).toMatchObject({ id: "1", type: "next" });
  });

  it("closes with 4401 when an operation comes before the connection is acknowledged", async () => {
    const socket = await dial();
    send(socket, subscribe("1"));
    expect(await closeOf(socket)).toEqual([4401, "Unauthorized"]);
  });

  it("closes with 4406 when the client does not name the protocol", async () => {
    const socket = await dial([]);
    expect((await closeOf(socket))[0]).toBe(4406);
  });

  it("closes with 4408 when the client does not say connection_init in time", async () => {
    await restartGateway({ initLimitMs: SHORT_LIMIT_MS });
    const socket = await dial();
    expect(await closeOf(socket)).toEqual([4408, "Connection initialisation timeout"]);
  });

  it("closes with 4409 when an id is taken", async () => {
    const socket = await dialAndInit();
    send(socket, subscribe("twice"));
    send(socket, subscribe("twice"));
    expect(await closeOf(socket)).toEqual([4409, "Subscriber for twice already exists"]);
  });

  it("closes with 4429 when connection_init is said twice", async () => {
    const socket = await dialAndInit();
    send(socket, { type: "connection_init" });
    expect(await closeOf(socket)).toEqual([4429, "Too many initialisation requests"]);
  });

  it("answers a ping with a pong and the same payload, also before the connection is acknowledged", async () => {
    const socket = await dial();
    send(socket, { type: "ping", payload: { sentAt: 1 } });
    expect(await receive(socket)).toEqual({ type: "pong", payload: { sentAt: 1 } });
    send(socket, { type: "ping" });
    expect(await receive(socket)).toEqual({ type: "pong" });
    send(socket, { type: "pong", payload: { unasked: true } });
    send(socket, { type: "ping" });
    expect(await receive(socket)).toEqual({ type: "pong" });
  });

  it("renews the authorization that comes in a ping, and the streams go on", async () => {
    const socket = await dial();
    send(socket, { type: "connection_init", payload: { authorization: writer } });
    expect(await receive(socket)).toMatchObject({ type: "connection_ack" });
    send(socket, subscribe("1"));
    await hub.untilSubscribers(1);
    send(socket, { type: "ping", payload: { authorization: writer } });
    expect(await receive(socket)).toEqual({ type: "pong" });
    relay.emit("commitment.changed", { programmeId: "P", commitmentId: "1" });
    expect(await receive(socket)).toMatchObject({ id: "1", type: "next" });
  });

  it("closes with 4403 when the authorization in a ping is another caller's", async () => {
    const socket = await dial();
    send(socket, { type: "connection_init" });
    expect(await receive(socket)).toMatchObject({ type: "connection_ack" });
    send(socket, { type: "ping", payload: { authorization: writer } });
    expect(await closeOf(socket)).toEqual([4403, "Forbidden"]);
  });

  it("carries several operations at once and ends each by itself", async () => {
    const socket = await dialAndInit();
    send(socket, subscribe("first"));
    send(socket, subscribe("second", WATCH.replace("title", "id title")));
    await hub.untilSubscribers(2);
    relay.emit("commitment.changed", { programmeId: "P", commitmentId: "1" });
    const messages = [await receive(socket), await receive(socket)];
    expect(messages).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: "first", type: "next" }),
        expect.objectContaining({ id: "second", type: "next" }),
      ]),
    );
    send(socket, { id: "first", type: "complete" });
    await hub.untilSubscribers(1);
    relay.emit("commitment.changed", { programmeId: "P", commitmentId: "2" });
    expect(await receive(socket)).toMatchObject({ id: "second", type: "next" });
    send(socket, subscribe("first", "{ greeting }"));
    expect(await receive(socket)).toEqual({
      id: "first",
      type: "next",
      payload: { data: { greeting: "chào" }, extensions: { asOf: expect.any(String) } },
    });
    expect(await receive(socket)).toEqual({ id: "first", type: "complete" });
  });

  it("tells a refused operation by an error message and keeps the socket", async () => {
    const socket = await dialAndInit();
    send(socket, subscribe("bad", "{ nothing }"));
    expect(await receive(socket)).toMatchObject({
      id: "bad",
      type: "error",
      payload: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }],
    });
    expect(await readMetric(hub.gateway, REFUSED)).toBe(1);
    send(socket, subscribe("good", "{ greeting }"));
    expect(await receive(socket)).toMatchObject({ id: "good", type: "next" });
  });

  it("frees the source of a socket that is dropped without a word", async () => {
    const socket = await dialAndInit();
    send(socket, subscribe("1"));
    await hub.untilSubscribers(1);
    socket.terminate();
    await hub.untilSubscribers(0);
  });

  it("takes a message as large as a request's body and says why it closes with 1009 for a larger one", async () => {
    const socket = await dialAndInit();
    const padded = (bytes: number) => {
      const text = JSON.stringify(subscribe("1", "{ greeting }"));
      return text + " ".repeat(bytes - text.length);
    };
    socket.send(padded(MAX_MESSAGE_BYTES));
    expect(await receive(socket)).toMatchObject({ type: "next" });
    socket.send(padded(MAX_MESSAGE_BYTES + 1));
    expect(await closeOf(socket)).toEqual([1009, "A message is larger than 100000 bytes (MAX_BODY_BYTES)"]);
  });

  it("takes ids of operations as long as over an event stream, and says why it closes for a longer one", async () => {
    const socket = await dialAndInit();
    const longest = "ă".repeat(256);
    send(socket, subscribe(longest, "{ greeting }"));
    expect(await receive(socket)).toMatchObject({ id: longest, type: "next" });
    send(socket, subscribe(`${longest}ă`, "{ greeting }"));
    expect(await closeOf(socket)).toEqual([4400, "The id of an operation is longer than 256 characters"]);
  });

  it("shortens a reason to close to what a close frame holds", async () => {
    const socket = await dialAndInit();
    send(socket, subscribe("ă".repeat(256)));
    send(socket, subscribe("ă".repeat(256)));
    expect(await closeOf(socket)).toEqual([4409, `Subscriber for ${"ă".repeat(54)}`]);
  });

  it.each(["authorization", "Authorization", "AUTHORIZATION"])("knows the caller by %s", async (name) => {
    const socket = await dial();
    send(socket, { type: "connection_init", payload: { [name]: writer } });
    expect(await receive(socket)).toMatchObject({ type: "connection_ack" });
    send(socket, { type: "ping", payload: { [name.toLowerCase()]: writer } });
    expect(await receive(socket)).toEqual({ type: "pong" });
    send(socket, { type: "ping", payload: { [name]: "Bearer B" } });
    expect(await closeOf(socket)).toEqual([4403, "Forbidden"]);
  });

  it("ends only the connection of a client that says nonsense before it hears that its subprotocol is refused", async () => {
    const socket = await connectTo(hub.endpoint);
    const received = receivedBy(socket);
    const head = ["GET /graphql HTTP/1.1", `host: ${new URL(hub.endpoint).host}`, "connection: Upgrade"];
    head.push(
      "upgrade: websocket",
      "sec-websocket-version: 13",
      "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==",
    );
    const nonsense = Buffer.from([0xff, 0x80, 0, 0, 0, 0]);
    socket.write(Buffer.concat([Buffer.from(`${head.join("\r\n")}\r\n\r\n`), nonsense]));
    socket.end();
    expect(await received).toContain("101 Switching Protocols");
    const other = await dialAndInit();
    send(other, subscribe("greeting", "{ greeting }"));
    expect(await receive(other)).toMatchObject({ id: "greeting", type: "next" });
  });

  it("refuses the operation that is one too many, and takes another when one has ended", async () => {
    const socket = await dialAndInit();
    for (let id = 0; id < MAX_OPERATIONS; id += 1) send(socket, subscribe(String(id)));
    send(socket, subscribe("too many"));
    expect(await receive(socket)).toMatchObject({
      id: "too many",
      type: "error",
      payload: [{ extensions: { code: "TOO_MANY_OPERATIONS" } }],
    });
    send(socket, { id: "0", type: "complete" });
    send(socket, subscribe("one more", "{ greeting }"));
    expect(await receive(socket)).toMatchObject({ id: "one more", type: "next" });
  });

  it("frames payloads of every size", async () => {
    const socket = await dialAndInit();
    send(socket, subscribe("ă", WATCH_FIGURES));
    await hub.untilSubscribers(1);
    for (const size of [0, 1_000, 20_000, 100_000]) {
      relay.emit("commitment.changed", {
        programmeId: "P",
        commitmentId: "1",
        figure: { printedText: "ệ".repeat(size) },
      });
      expect(await receive(socket)).toMatchObject({
        id: "ă",
        payload: { data: { commitmentChanged: { figure: { printedText: "ệ".repeat(size) } } } },
      });
    }
  });

  it("closes a reader that takes nothing with 4499; it resumes behind the last message it got", async () => {
    await restartGateway({ slowReaderLimitMs: SHORT_LIMIT_MS });
    const count = 60;
    const socket = await dialAndInit();
    send(socket, { id: "1", type: "subscribe", payload: { query: WATCH_FIGURES } });
    await hub.untilSubscribers(1);
    socket.pause();
    for (let id = 1; id <= count; id += 1) {
      relay.emit("commitment.changed", {
        programmeId: "P",
        commitmentId: String(id),
        figure: { printedText: "x".repeat(200_000) },
      });
    }
    await hub.untilSubscribers(0);
    const got: unknown[] = [];
    socket.on("message", (data) => got.push(JSON.parse(String(data))));
    const closed = closeOf(socket);
    socket.resume();
    expect(await closed).toEqual([4499, "SLOW_READER"]);
    const titles = got.map(titleOf);
    expect(titles.length).toBeLessThan(count);
    const again = await dialAndInit();
    send(again, {
      id: "1",
      type: "subscribe",
      payload: { query: WATCH_FIGURES, variables: { after: cursorOf(got.at(-1)) } },
    });
    while (titles.length < count) titles.push(titleOf(await receive(again)));
    expect(titles).toEqual(Array.from({ length: count }, (_, index) => `Cam kết ${index + 1}`));
  });
});
