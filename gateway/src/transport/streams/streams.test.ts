import { once } from "node:events";
import type { Socket } from "node:net";
import { FakeRelay } from "@hub/gateway-fixtures/fake-relay";
import { type HubGateway, startHubGateway } from "@hub/gateway-fixtures/hub-gateway";
import { MULTIPART_ACCEPT, readPayloads } from "@hub/gateway-fixtures/multipart";
import { connectTo } from "@hub/gateway-fixtures/raw-http";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createParser } from "eventsource-parser";
import { createClient } from "graphql-ws/client";
import { WebSocket } from "ws";
import type { GatewayParts } from "../../gateway.js";
import type { GraphQLResponse } from "../../operation/prepared-operation.js";

interface Operation {
  readonly query: string;
  readonly variables?: Record<string, unknown>;
}

/** A client's view of one operation: its responses one by one, then undefined. */
interface Answer {
  next(): Promise<GraphQLResponse | undefined>;
  close(): void;
}

type Ask = (url: string, operation: Operation) => Answer;

const WATCH = /* GraphQL */ `
  subscription Watch($programmeId: ID!, $codes: [String!], $after: String) {
    commitmentChanged(programmeId: $programmeId, codes: $codes, after: $after) {
      cursor
      changedAt
      member
      commitment { title }
    }
  }
`;

let association: FakeRelay;
let education: FakeRelay;
let hub: HubGateway;

/** With less memory than the tests have events, so that who comes back late is told from the relays. */
function startGateway({ flags = [], ...parts }: GatewayParts & { readonly flags?: readonly string[] } = {}) {
  return startHubGateway(flags, { relays: [association, education], parts: { ringCapacity: 20, ...parts } });
}

beforeEach(async () => {
  association = await FakeRelay.start("association");
  education = await FakeRelay.start("education");
  hub = await startGateway();
});

afterEach(async () => {
  await hub[Symbol.asyncDispose]();
  await association[Symbol.asyncDispose]();
  await education[Symbol.asyncDispose]();
});

function change(
  commitmentId: string | number,
  payload: Record<string, unknown> = {},
  relay = association,
): void {
  relay.emit("commitment.changed", { programmeId: "P", commitmentId: String(commitmentId), ...payload });
}

/** Turns callbacks into a queue that is read one by one. */
function createAnswer(close: () => void) {
  const items: (GraphQLResponse | undefined)[] = [];
  let wake = () => {};
  const put = (item: GraphQLResponse | undefined) => {
    items.push(item);
    wake();
  };
  const next = async () => {
    while (items.length === 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    return items.shift();
  };
  return { put, answer: { next, close } };
}

const askOverWebSocket: Ask = (url, { query, variables = {} }) => {
  const client = createClient({ url: url.replace("http", "ws"), webSocketImpl: WebSocket, retryAttempts: 0 });
  const { put, answer } = createAnswer(() => void client.dispose());
  client.subscribe(
    { query, variables, extensions: { startCursor: true } },
    {
      next: (response) => put(JSON.parse(JSON.stringify(response))),
      error: (error) => {
        if (Array.isArray(error)) put({ errors: error });
        put(undefined);
      },
      complete: () => put(undefined),
    },
  );
  return answer;
};

const askOverSse: Ask = (url, operation) => {
  const abort = new AbortController();
  const { put, answer } = createAnswer(() => abort.abort());
  void readSse(url, operation, abort.signal, put)
    .catch(() => undefined)
    .then(() => put(undefined));
  return answer;
};

async function readSse(
  url: string,
  operation: Operation,
  signal: AbortSignal,
  put: (item: GraphQLResponse) => void,
): Promise<void> {
  const headers = { accept: "text/event-stream", "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(operation), signal });
  const parser = createParser({
    // The mark before the first event is what the start message is over WebSocket.
    onId: (cursor) => {
      if (!isStarted) put({ data: null, extensions: { cursor } });
      isStarted = true;
    },
    onEvent: ({ event, data }) => {
      if (event === "next") put(JSON.parse(data));
    },
  });
  let isStarted = false;
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) parser.feed(decoder.decode(chunk, { stream: true }));
}

const askOverMultipart: Ask = (url, operation) => {
  const abort = new AbortController();
  const { put, answer } = createAnswer(() => abort.abort());
  void readMultipart(url, operation, abort.signal, put)
    .catch(() => undefined)
    .then(() => put(undefined));
  return answer;
};

async function readMultipart(
  url: string,
  operation: Operation,
  signal: AbortSignal,
  put: (item: GraphQLResponse) => void,
): Promise<void> {
  const headers = { accept: MULTIPART_ACCEPT, "content-type": "application/json" };
  const body = JSON.stringify({ ...operation, extensions: { startCursor: true } });
  const response = await fetch(url, { method: "POST", headers, body, signal });
  for await (const payload of readPayloads<GraphQLResponse>(response.body)) put(payload);
}

describe.each<[string, Ask]>([
  ["WebSocket", askOverWebSocket],
  ["server-sent events", askOverSse],
  ["multipart", askOverMultipart],
])("a subscription over %s", (_name, ask) => {
  let open: Answer[];

  beforeEach(() => {
    open = [];
  });

  afterEach(() => {
    for (const answer of open) answer.close();
  });

  async function watch(
    variables: Record<string, unknown> = { programmeId: "P" },
    query = WATCH,
  ): Promise<Answer> {
    const answer = ask(hub.endpoint, { query, variables });
    open.push(answer);
    expect(await answer.next()).toEqual({ data: null, extensions: { cursor: expect.any(String) } });
    return answer;
  }

  async function takeIds(answer: Answer, count: number): Promise<{ titles: unknown[]; cursor: unknown }> {
    const titles: unknown[] = [];
    let cursor: unknown;
    while (titles.length < count) {
      const response = await answer.next();
      titles.push(JSON.stringify(response?.data?.["commitmentChanged"]).match(/Cam kết (\d+)/)?.[1]);
      cursor = response?.extensions?.["cursor"];
    }
    return { titles, cursor };
  }

  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => String(from + index));

  it("delivers the event, completed by what the members know", async () => {
    const answer = await watch();
    change(1);
    expect(await answer.next()).toEqual({
      data: {
        commitmentChanged: {
          cursor: expect.any(String),
          changedAt: "2023-11-14T22:13:20.001Z",
          member: "association",
          commitment: { title: "Cam kết 1" },
        },
      },
      extensions: { cursor: expect.any(String), eventId: "association-e1-1" },
    });
  });

  it("delivers only events that agree with the arguments; an argument left out filters nothing", async () => {
    const all = await watch();
    const some = await watch({ programmeId: "P", codes: ["B", "D"] });
    change(1, { code: "A" });
    change(2, { code: "B" });
    association.emit("figure.reported", { programmeId: "P", commitmentId: "3", code: "B" });
    change(4, { code: "B", programmeId: "another" });
    change(5, { code: "D" }, education);
    expect((await takeIds(all, 3)).titles).toEqual(["1", "2", "5"]);
    expect((await takeIds(some, 2)).titles).toEqual(["2", "5"]);
  });

  it("takes a value that is no entity from the event as it stands", async () => {
    const query = WATCH.replace("commitment { title }", "figure { printedText }");
    const answer = await watch({ programmeId: "P" }, query);
    change(1, { figure: { printedText: "98,5 %" } });
    const response = await answer.next();
    expect(response?.data?.["commitmentChanged"]).toMatchObject({ figure: { printedText: "98,5 %" } });
  });

  it("misses nothing while the client is away: 50 of 50, each once and in order", async () => {
    const first = await watch();
    for (const id of numbers(1, 10)) change(id);
    const { titles, cursor } = await takeIds(first, 10);
    first.close();
    for (const id of numbers(11, 40)) change(id);
    const second = await watch({ programmeId: "P", after: cursor });
    for (const id of numbers(41, 50)) change(id);
    titles.push(...(await takeIds(second, 40)).titles);
    expect(titles).toEqual(numbers(1, 50));
  });

  it("misses nothing when the client is cut off before its first event", async () => {
    const answer = ask(hub.endpoint, { query: WATCH, variables: { programmeId: "P" } });
    const start = await answer.next();
    answer.close();
    change(1);
    const second = await watch({ programmeId: "P", after: start?.extensions?.["cursor"] });
    expect((await takeIds(second, 1)).titles).toEqual(["1"]);
  });

  it("misses nothing while the gateway is restarted: 50 of 50, each once and in order", async () => {
    const first = await watch();
    for (const id of numbers(1, 10)) change(id);
    const { titles, cursor } = await takeIds(first, 10);
    const { port } = new URL(hub.endpoint);
    await hub[Symbol.asyncDispose]();
    for (const id of numbers(11, 40)) change(id);
    hub = await startGateway({ flags: ["--port", port, "--operator-port", "0"] });
    const second = await watch({ programmeId: "P", after: cursor });
    for (const id of numbers(41, 50)) change(id);
    titles.push(...(await takeIds(second, 40)).titles);
    expect(titles).toEqual(numbers(1, 50));
  });

  it.each([
    ["made up", () => ({ programmeId: "P", after: "bm90IG9uZSBvZiBvdXJz" })],
    ["of another filter", (cursor: unknown) => ({ programmeId: "another", after: cursor })],
  ])("refuses a cursor that is %s", async (_what, variables) => {
    const honest = await watch();
    change(1);
    const { cursor } = await takeIds(honest, 1);
    const answer = ask(hub.endpoint, { query: WATCH, variables: variables(cursor) });
    open.push(answer);
    const [refusal] = (await answer.next())?.errors ?? [];
    expect(refusal?.extensions).toEqual({ code: "CURSOR_INVALID" });
    expect(refusal?.message).toMatch(/^Con trỏ .* \/ The cursor /);
    expect(await answer.next()).toBeUndefined();
    expect(await hub.countSubscribers()).toBe(1);
  });

  it("tells with a code that the events after the cursor are gone, and goes on at the present", async () => {
    const first = await watch();
    change(1);
    const { cursor } = await takeIds(first, 1);
    association.restoreFromBackup();
    const gap = { code: "CURSOR_EPOCH_CHANGED", member: "association", missed: null, oldest: 1, head: 0 };
    expect(await first.next()).toEqual({
      data: null,
      errors: [{ message: expect.stringContaining("restored from a backup"), extensions: gap }],
      extensions: { cursor: expect.any(String), gap },
    });
    const second = await watch({ programmeId: "P", after: cursor });
    expect((await second.next())?.errors?.[0]?.extensions?.["code"]).toBe("CURSOR_EPOCH_CHANGED");
    change(2);
    expect((await takeIds(first, 1)).titles).toEqual(["2"]);
    expect((await takeIds(second, 1)).titles).toEqual(["2"]);
  });

  it("tells of an event it cannot show and goes on with the next", async () => {
    const answer = await watch();
    association.emit("commitment.changed", { programmeId: "P" });
    change(2);
    const unreadable = await answer.next();
    expect(unreadable?.errors?.[0]?.extensions).toMatchObject({
      code: "EVENT_UNREADABLE",
      member: "association",
    });
    expect(unreadable?.extensions?.["cursor"]).toEqual(expect.any(String));
    expect((await takeIds(answer, 1)).titles).toEqual(["2"]);
  });

  it("evaluates an event once for all who ask the same, wherever they began", async () => {
    const first = await watch();
    change(1);
    const { cursor } = await takeIds(first, 1);
    const others = [await watch(), await watch({ programmeId: "P", after: cursor }), await watch()];
    const before = hub.member.requests.length;
    change(2);
    const answers = await Promise.all([first, ...others].map((answer) => answer.next()));
    for (const response of answers) expect(response).toEqual(answers[0]);
    expect(hub.member.requests.length - before).toBe(1);
  });

  it("frees what follows the feed when the client's socket closes", async () => {
    const answers = [await watch(), await watch()];
    change(1);
    for (const answer of answers) await takeIds(answer, 1);
    expect(await hub.countSubscribers()).toBe(2);
    for (const answer of answers) answer.close();
    await hub.untilSubscribers(0);
  });

  it("answers a query with one response", async () => {
    const answer = ask(hub.endpoint, { query: "{ greeting }" });
    open.push(answer);
    expect(await answer.next()).toEqual({
      data: { greeting: "chào" },
      extensions: { asOf: expect.any(String) },
    });
    expect(await answer.next()).toBeUndefined();
  });

  it("is not delayed by a reader that takes nothing", async () => {
    const stuck = await openStuckReader(WATCH);
    const answer = await watch();
    const large = "x".repeat(100_000);
    // More than the sockets' buffers hold, so that the stuck one is really stuck.
    for (const id of numbers(1, 200)) change(id, { figure: { printedText: large } });
    expect((await takeIds(answer, 200)).titles).toEqual(numbers(1, 200));
    expect(await hub.countSubscribers()).toBe(2);
    stuck.destroy();
  });
});

/** Subscribes over a raw socket and never reads. */
async function openStuckReader(query: string, accept = "text/event-stream"): Promise<Socket> {
  const socket = await connectTo(hub.endpoint);
  const body = JSON.stringify({
    query: query.replace("cursor", "cursor figure { printedText }"),
    variables: { programmeId: "P" },
  });
  socket.write(
    [
      "POST /graphql HTTP/1.1",
      `host: ${new URL(hub.endpoint).host}`,
      `accept: ${accept}`,
      "content-type: application/json",
      `content-length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
  await once(socket, "readable");
  return socket;
}

describe("GraphQL over server-sent events", () => {
  it("opens the stream at once, before anything happens", async () => {
    const url = `${hub.endpoint}?query=${encodeURIComponent(WATCH)}&variables=${encodeURIComponent('{"programmeId":"P"}')}`;
    const abort = new AbortController();
    const response = await fetch(url, { headers: { accept: "text/event-stream" }, signal: abort.signal });
    expect(response.headers.get("content-type")).toBe("text/event-stream; charset=utf-8");
    const { value } = (await response.body?.getReader().read()) ?? {};
    expect(Buffer.from(value ?? []).toString()).toMatch(/^:ok\nretry: \d+\n\n/);
    abort.abort();
  });

  it("resumes from Last-Event-ID before the argument `after`", async () => {
    const first = askOverSse(hub.endpoint, { query: WATCH, variables: { programmeId: "P" } });
    const cursors: unknown[] = [(await first.next())?.extensions?.["cursor"]];
    for (const id of ["1", "2"]) {
      change(id);
      cursors.push((await first.next())?.extensions?.["cursor"]);
    }
    first.close();
    change(3);
    const response = await fetch(hub.endpoint, {
      method: "POST",
      headers: {
        accept: "text/event-stream",
        "content-type": "application/json",
        "last-event-id": String(cursors[2]),
      },
      body: JSON.stringify({ query: WATCH, variables: { programmeId: "P", after: cursors[0] } }),
    });
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (text.includes("Cam kết")) break;
    }
    expect(text).toContain("Cam kết 3");
    expect(text).not.toContain("Cam kết 1");
  });

  it("ends without `complete` when the gateway stops, so that browsers come back", async () => {
    const response = await fetch(hub.endpoint, {
      method: "POST",
      headers: { accept: "text/event-stream", "content-type": "application/json" },
      body: JSON.stringify({ query: WATCH, variables: { programmeId: "P" } }),
    });
    const text = response.text();
    await hub.gateway.stop();
    expect(await text).toMatch(/\nid: \S+\n\nretry: \d+\n\n$/);
  });

  it("refuses a mutation sent with GET", async () => {
    const response = await fetch(`${hub.endpoint}?query=${encodeURIComponent("mutation { write }")}`);
    expect(await response.text()).toContain("METHOD_NOT_ALLOWED");
  });

  it("closes a client that takes nothing for as long as the write deadline", async () => {
    await hub[Symbol.asyncDispose]();
    hub = await startGateway({ streamTimes: { heartbeatMs: 15_000, writeDeadlineMs: 50 } });
    const stuck = await openStuckReader(WATCH);
    const large = "x".repeat(1_000_000);
    for (let id = 1; id <= 20; id += 1) change(id, { figure: { printedText: large } });
    await hub.untilSubscribers(0);
    stuck.destroy();
  });
});

describe("GraphQL over multipart/mixed", () => {
  const PART = "\r\ncontent-type: application/json\r\n\r\n";

  function post(operation: object): Promise<Response> {
    return fetch(hub.endpoint, {
      method: "POST",
      headers: { accept: MULTIPART_ACCEPT, "content-type": "application/json" },
      body: JSON.stringify(operation),
    });
  }

  it("opens the stream at once, before anything happens", async () => {
    const response = await post({ query: WATCH, variables: { programmeId: "P" } });
    expect(response.headers.get("content-type")).toBe(
      'multipart/mixed;boundary="graphql";subscriptionSpec=1.0',
    );
    const reader = response.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("\r\n--graphql");
    await reader?.cancel();
  });

  it("ends with the final boundary when there is nothing more to tell", async () => {
    const response = await post({ query: "mutation { write }" });
    expect(await response.text()).toBe(
      `\r\n--graphql${PART}{"payload":{"data":{"write":"xong"}}}\r\n--graphql--\r\n`,
    );
  });

  it("says as an error of the protocol when to come back, because the gateway stops", async () => {
    const response = await post({ query: WATCH, variables: { programmeId: "P" } });
    const text = response.text();
    await hub[Symbol.asyncDispose]();
    const [, json = ""] = /\r\n\r\n(\{"payload":null.*\})\r\n--graphql--\r\n$/.exec(await text) ?? [];
    expect(JSON.parse(json)).toEqual({
      payload: null,
      errors: [
        {
          message: expect.any(String),
          extensions: { code: "GATEWAY_STOPPED", retryAfterMs: expect.any(Number) },
        },
      ],
    });
    hub = await startGateway();
  });

  it("marks on request whether the client is behind, and when it is not any more", async () => {
    const first = askOverMultipart(hub.endpoint, { query: WATCH, variables: { programmeId: "P" } });
    const after = (await first.next())?.extensions?.["cursor"];
    change(1);
    await first.next();
    first.close();
    const response = await post({
      query: WATCH,
      variables: { programmeId: "P", after },
      extensions: { marks: true },
    });
    let text = "";
    for await (const chunk of response.body ?? []) {
      text += Buffer.from(chunk).toString();
      if (/"isPresent":true/.test(text)) break;
    }
    const [behind, told, present] = text
      .matchAll(/\{"payload":(.*)\}\r/g)
      .map(([, json = ""]) => JSON.parse(json));
    expect(behind).toEqual({ data: null, extensions: { cursor: after, isPresent: false } });
    expect(JSON.stringify(told)).toContain("Cam kết 1");
    expect(present).toEqual({ data: null, extensions: { cursor: expect.any(String), isPresent: true } });
  });

  it("closes a client that takes nothing for as long as the write deadline", async () => {
    await hub[Symbol.asyncDispose]();
    hub = await startGateway({ streamTimes: { heartbeatMs: 15_000, writeDeadlineMs: 50 } });
    const stuck = await openStuckReader(WATCH, MULTIPART_ACCEPT);
    const large = "x".repeat(1_000_000);
    for (let id = 1; id <= 20; id += 1) change(id, { figure: { printedText: large } });
    await hub.untilSubscribers(0);
    stuck.destroy();
  });
});

describe("GraphQL over WebSocket", () => {
  const dial = (origin?: string) =>
    new WebSocket(hub.webSocketUrl, "graphql-transport-ws", origin === undefined ? {} : { origin });

  it("refuses pages of other origins", async () => {
    const socket = dial("https://elsewhere.example");
    const [error] = await once(socket, "error");
    expect(String(error)).toContain("403");
  });

  it("accepts pages of its own origin", async () => {
    const socket = dial(hub.gateway.url);
    await once(socket, "open");
    socket.close();
  });

  it("says with the acknowledgement how long to wait before coming back", async () => {
    const socket = dial();
    await once(socket, "open");
    socket.send('{"type":"connection_init"}');
    const [message] = await once(socket, "message");
    expect(JSON.parse(String(message))).toEqual({
      type: "connection_ack",
      payload: { retryAfterMs: expect.any(Number) },
    });
    socket.close();
  });

  it("stops although a client does not answer the close", async () => {
    const socket = dial();
    await once(socket, "open");
    socket.pause();
    const other = dial();
    await once(other, "open");
    const closed = once(other, "close");
    await hub[Symbol.asyncDispose]();
    expect((await closed)[0]).toBe(1001);
    socket.terminate();
    hub = await startGateway();
  });
});
