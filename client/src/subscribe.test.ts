import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { type CursorStore, createMemoryCursorStore } from "./cursor-store.js";
import {
  type Response,
  type ResponseError,
  type Status,
  type SubscribeOptions,
  subscribe,
} from "./subscribe.js";

interface Connection {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly authorization: string | undefined;
  readonly response: ServerResponse;
}

/** What arrived, in order, to be waited for one by one. */
class Inbox<T> {
  readonly #items: T[] = [];
  #waiting: ((item: T) => void)[] = [];

  readonly put = (item: T): void => {
    const next = this.#waiting.shift();
    if (next) next(item);
    else this.#items.push(item);
  };

  take(): Promise<T> {
    const item = this.#items.shift();
    return item === undefined ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve(item);
  }

  get size(): number {
    return this.#items.length;
  }
}

const query = "subscription Watch($after: String) { changed(after: $after) { number } }";

let connections: Inbox<Connection>;
let responses: Inbox<Response<{ number: number }>>;
let statuses: Inbox<Status>;
let gaps: Inbox<ResponseError>;
let refusals: Inbox<readonly ResponseError[]>;
let stop: () => Promise<void>;
let url: string;
let close: () => void;
/** Answers the next request instead of accepting it. */
let refuseNext: ((response: ServerResponse) => void) | undefined;

beforeEach(async () => {
  connections = new Inbox();
  responses = new Inbox();
  statuses = new Inbox();
  gaps = new Inbox();
  refusals = new Inbox();
  refuseNext = undefined;
  const server = createServer((request, response) => {
    void accept(request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (!address || typeof address === "string") throw new Error("The server has no port");
  url = `http://127.0.0.1:${address.port}/graphql`;
  stop = async () => {
    server.close();
    server.closeAllConnections();
    await once(server, "close");
  };
});

afterEach(async () => {
  jest.useRealTimers();
  close();
  await stop();
});

async function accept(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { variables } = JSON.parse(await readText(request));
  const refuse = refuseNext;
  refuseNext = undefined;
  if (refuse) refuse(response);
  else response.writeHead(200, { "content-type": "text/event-stream" }).write(":ok\n\n");
  connections.put({ variables, authorization: request.headers.authorization, response });
}

async function readText(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const chunk of request.setEncoding("utf8")) text += chunk;
  return text;
}

function watch(options: Partial<SubscribeOptions<{ number: number }>> = {}) {
  const subscription = subscribe<{ number: number }>({
    url,
    query,
    transport: "sse",
    onData: responses.put,
    onStatus: statuses.put,
    onGap: gaps.put,
    onRefusal: refusals.put,
    ...options,
  });
  close = () => subscription.close();
  return subscription;
}

/** From here on the subscription's timers run when the test advances them; the network goes on by itself. */
function holdTimers(): void {
  jest.useFakeTimers({ doNotFake: ["nextTick", "queueMicrotask", "setImmediate", "clearImmediate"] });
}

/** Waits until the subscription says so, passing over what it said before. */
async function becomes(state: Status["state"]): Promise<void> {
  while ((await statuses.take()).state !== state);
}

function sendStart({ response }: Connection, cursor: string): void {
  response.write(`id: ${cursor}\n\n`);
}

function sendEvent({ response }: Connection, number: number): void {
  const payload = { data: { number }, extensions: { cursor: `c${number}`, eventId: `e${number}` } };
  response.write(`event: next\nid: c${number}\ndata: ${JSON.stringify(payload)}\n\n`);
}

function sendGap({ response }: Connection, cursor: string): void {
  const payload = {
    data: null,
    errors: [{ message: "Gone", extensions: { code: "CURSOR_TOO_OLD", missed: 7 } }],
    extensions: { cursor },
  };
  response.write(`event: next\nid: ${cursor}\ndata: ${JSON.stringify(payload)}\n\n`);
}

function sendErrors({ response }: Connection, code: string): void {
  const payload = { errors: [{ message: "No", extensions: { code } }] };
  response.end(`event: next\ndata: ${JSON.stringify(payload)}\n\nevent: complete\ndata: \n\n`);
}

describe("a resumable subscription", () => {
  it("delivers responses and keeps the cursor of the last one", async () => {
    const subscription = watch({ connectionParams: { authorization: "Bearer key" } });
    const connection = await connections.take();
    expect(connection.variables).toEqual({ after: null });
    expect(connection.authorization).toBe("Bearer key");
    sendEvent(connection, 1);
    sendEvent(connection, 2);
    expect((await responses.take()).data).toEqual({ number: 1 });
    expect((await responses.take()).data).toEqual({ number: 2 });
    expect(subscription.cursor).toBe("c2");
  });

  it("reconnects from the last cursor and drops what it has seen", async () => {
    watch({ variables: { id: "1" } });
    const first = await connections.take();
    sendEvent(first, 1);
    await responses.take();
    first.response.destroy();
    const second = await connections.take();
    expect(second.variables).toEqual({ id: "1", after: "c1" });
    sendEvent(second, 1);
    sendEvent(second, 2);
    expect((await responses.take()).data).toEqual({ number: 2 });
    expect(responses.size).toBe(0);
  });

  it("resumes from where it began when it is cut off before the first event", async () => {
    watch();
    const first = await connections.take();
    sendStart(first, "c0");
    await statuses.take();
    await statuses.take();
    first.response.destroy();
    expect((await connections.take()).variables).toEqual({ after: "c0" });
  });

  it("goes on behind a cursor that was stored earlier", async () => {
    watch({ cursor: "c7" });
    expect((await connections.take()).variables).toEqual({ after: "c7" });
  });

  it("says connecting, live, and stale since the connection was lost", async () => {
    watch();
    expect(await statuses.take()).toEqual({ state: "connecting" });
    const first = await connections.take();
    sendStart(first, "c0");
    expect(await statuses.take()).toEqual({ state: "live" });
    first.response.destroy();
    expect(await statuses.take()).toEqual({ state: "stale", since: expect.any(Date) });
    sendStart(await connections.take(), "c0");
    expect(await statuses.take()).toEqual({ state: "live" });
  });

  it("reconnects when the server ends the stream, as it does when it stops", async () => {
    watch();
    const first = await connections.take();
    sendEvent(first, 1);
    first.response.end("event: complete\ndata: \n\n");
    expect((await connections.take()).variables).toEqual({ after: "c1" });
  });

  it.each(["CURSOR_TOO_OLD", "CURSOR_EPOCH_CHANGED", "CURSOR_INVALID"])(
    "tells of a gap at %s and goes on from now without the cursor",
    async (code) => {
      watch({ cursor: "old" });
      sendErrors(await connections.take(), code);
      const second = await connections.take();
      expect(second.variables).toEqual({ after: null });
      // A query would miss what happens before the stream has begun.
      expect(gaps.size).toBe(0);
      sendStart(second, "c0");
      expect((await gaps.take()).extensions).toEqual({ code });
      sendEvent(second, 1);
      expect((await responses.take()).data).toEqual({ number: 1 });
    },
  );

  it("ends when the server refuses the operation", async () => {
    watch();
    sendErrors(await connections.take(), "GRAPHQL_VALIDATION_FAILED");
    expect(await refusals.take()).toEqual([
      { message: "No", extensions: { code: "GRAPHQL_VALIDATION_FAILED" } },
    ]);
  });

  it("tries again after a fault of the server", async () => {
    watch();
    sendErrors(await connections.take(), "INTERNAL_SERVER_ERROR");
    sendEvent(await connections.take(), 1);
    expect((await responses.take()).data).toEqual({ number: 1 });
  });

  it("closes its connection when it is closed", async () => {
    const subscription = watch();
    const { response } = await connections.take();
    const closed = once(response, "close");
    subscription.close();
    await closed;
  });

  it("refuses an operation that could not be resumed", () => {
    close = () => undefined;
    expect(() => watch({ query: "subscription { changed { number } }" })).toThrow("$after: String");
  });

  it("asks again after a break for what has no cursor, without telling of one", async () => {
    watch({ query: "query @live { changed { number } }", hasCursor: false, variables: { id: "1" } });
    for (const number of [1, 2]) {
      const connection = await connections.take();
      expect(connection.variables).toEqual({ id: "1" });
      sendEvent(connection, number);
      expect((await responses.take()).data).toEqual({ number });
      connection.response.end();
    }
  });

  it("goes on over the same connection when the server skips a gap", async () => {
    const subscription = watch({ cursor: "old" });
    const connection = await connections.take();
    sendStart(connection, "old");
    sendGap(connection, "c8");
    expect((await gaps.take()).extensions).toEqual({ code: "CURSOR_TOO_OLD", missed: 7 });
    expect(subscription.cursor).toBe("c8");
    sendEvent(connection, 9);
    expect((await responses.take()).data).toEqual({ number: 9 });
    expect(connections.size).toBe(0);
  });

  it("says that it is catching up until the server has sent all that was missed", async () => {
    const subscription = watch();
    const first = await connections.take();
    sendStart(first, "c0");
    expect(await statuses.take()).toEqual({ state: "connecting" });
    expect(await statuses.take()).toEqual({ state: "live" });
    first.response.destroy();
    const second = await connections.take();
    second.response.write(":behind\nid: c0\n\n");
    sendEvent(second, 1);
    await responses.take();
    second.response.write(":present\nid: c5\n\n");
    const stale = await statuses.take();
    if (stale.state !== "stale") throw new Error(`The status is ${stale.state}`);
    expect(await statuses.take()).toEqual({ state: "catching-up", since: stale.since });
    expect(await statuses.take()).toEqual({ state: "live" });
    expect(subscription.cursor).toBe("c5");
  });

  it("stays away for as long as the server asks, unless it is woken", async () => {
    holdTimers();
    const connectionParams = jest.fn(() => ({}));
    const subscription = watch({ connectionParams });
    const first = await connections.take();
    first.response.write("retry: 1200\n\n");
    sendStart(first, "c0");
    await becomes("live");
    first.response.end("retry: 1200\n\n");
    await becomes("stale");
    await jest.advanceTimersByTimeAsync(1_199);
    expect(connectionParams).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(connectionParams).toHaveBeenCalledTimes(2);
    const second = await connections.take();
    second.response.end("retry: 30000\nid: c0\n\n");
    await becomes("stale");
    subscription.checkConnection();
    await connections.take();
  });

  it("keeps the cursor where it is told to, and goes on from there", async () => {
    const cursorStore = createMemoryCursorStore("c3");
    watch({ cursorStore });
    const connection = await connections.take();
    expect(connection.variables).toEqual({ after: "c3" });
    sendEvent(connection, 4);
    await responses.take();
    expect(cursorStore.load()).toBe("c4");
  });

  it("does not begin anew when the kept cursor cannot be read", async () => {
    const cursorStore: CursorStore = {
      load: () => Promise.reject(new Error("disk is gone")),
      save: () => undefined,
    };
    watch({ cursorStore });
    expect((await refusals.take())[0]?.message).toContain("disk is gone");
    expect(connections.size).toBe(0);
  });
});

describe("the credentials of a subscription", () => {
  /** A function that gives `Bearer 1`, `Bearer 2`, … */
  function countingParams() {
    let count = 0;
    return () => {
      count += 1;
      return Promise.resolve({ authorization: `Bearer ${count}` });
    };
  }

  it("are asked for at each connection", async () => {
    watch({ connectionParams: countingParams() });
    const first = await connections.take();
    expect(first.authorization).toBe("Bearer 1");
    first.response.destroy();
    expect((await connections.take()).authorization).toBe("Bearer 2");
  });

  it("are replaced at a call without the page becoming stale", async () => {
    const subscription = watch({ connectionParams: countingParams() });
    const first = await connections.take();
    sendStart(first, "c0");
    await statuses.take();
    await statuses.take();
    await subscription.refreshToken();
    const second = await connections.take();
    expect(second).toMatchObject({ authorization: "Bearer 2", variables: { after: "c0" } });
    sendStart(second, "c0");
    sendEvent(second, 1);
    await responses.take();
    expect(statuses.size).toBe(0);
  });

  it("are replaced when four fifths of their time are over", async () => {
    holdTimers();
    const connectionParams = jest.fn(countingParams());
    watch({ connectionParams, expiresAt: () => new Date(Date.now() + 20_000) });
    sendStart(await connections.take(), "c0");
    await becomes("live");
    await jest.advanceTimersByTimeAsync(15_999);
    expect(connectionParams).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect((await connections.take()).authorization).toBe("Bearer 2");
  });

  it("are asked for again when the server does not take them", async () => {
    refuseNext = (response) => response.writeHead(401).end();
    watch({ connectionParams: countingParams() });
    await connections.take();
    expect((await connections.take()).authorization).toBe("Bearer 2");
  });

  it("end the subscription when the server does not take them and there are no others", async () => {
    refuseNext = (response) => response.writeHead(401).end();
    watch({ connectionParams: { authorization: "Bearer wrong" } });
    expect((await refusals.take())[0]?.message).toContain("401");
  });
});
