import { once } from "node:events";
import {
  type Response,
  type ResponseError,
  type Status,
  type SubscribeOptions,
  subscribe,
} from "@hub/client/subscribe";
import { afterEach, beforeEach, describe, expect, it, jest } from "@jest/globals";
import { type WebSocket, WebSocketServer } from "ws";
import { Inbox } from "../support/inbox.js";

interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: {
    readonly authorization?: string;
    readonly variables?: Readonly<Record<string, unknown>>;
  };
}

/** A server whose every word the test decides; it only answers pings by itself. */
class Connection {
  readonly messages = new Inbox<Message>();
  answersPings = true;

  constructor(readonly socket: WebSocket) {
    socket.on("message", (data) => this.#receive(JSON.parse(String(data))));
  }

  /** Says that it accepts and resolves with what the client subscribes to. */
  async accept(ackPayload?: object): Promise<{ id: string | undefined; after: unknown }> {
    await this.messages.take();
    this.send({ type: "connection_ack", ...(ackPayload && { payload: ackPayload }) });
    const { id, payload } = await this.messages.take();
    return { id, after: payload?.variables?.["after"] };
  }

  send(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  sendEvent(id: string | undefined, number: number): void {
    const extensions = { cursor: `c${number}`, eventId: `e${number}` };
    this.send({ id, type: "next", payload: { data: { number }, extensions } });
  }

  sendMark(id: string | undefined, extensions: object): void {
    this.send({ id, type: "next", payload: { data: null, extensions } });
  }

  #receive(message: Message): void {
    if (message.type === "ping" && this.answersPings) this.send({ type: "pong" });
    this.messages.put(message);
  }
}

describe("the client over WebSocket", () => {
  let server: WebSocketServer;
  let connections: Inbox<Connection>;
  let responses: Inbox<Response<{ number: number }>>;
  let statuses: Inbox<Status>;
  let gaps: Inbox<ResponseError>;
  let refusals: Inbox<readonly ResponseError[]>;
  let close: () => void;

  beforeEach(async () => {
    [connections, responses, statuses] = [new Inbox(), new Inbox(), new Inbox()];
    [gaps, refusals] = [new Inbox(), new Inbox()];
    server = new WebSocketServer({
      port: 0,
      host: "127.0.0.1",
      handleProtocols: () => "graphql-transport-ws",
    });
    server.on("connection", (socket) => connections.put(new Connection(socket)));
    await once(server, "listening");
  });

  afterEach(async () => {
    jest.useRealTimers();
    close();
    for (const socket of server.clients) socket.terminate();
    server.close();
    await once(server, "close");
  });

  function watch(options: Partial<SubscribeOptions<{ number: number }>> = {}) {
    const address = server.address();
    if (!address || typeof address === "string") throw new Error("The server has no port");
    const subscription = subscribe<{ number: number }>({
      url: `http://127.0.0.1:${address.port}/graphql`,
      query: "subscription ($after: String) { changed(after: $after) { number } }",
      transport: "ws",
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
  async function becomes(state: Status["state"]): Promise<Status> {
    const status = await statuses.take();
    return status.state === state ? status : becomes(state);
  }

  /** Each attempt to connect begins with asking for the parameters; the first one has been made. */
  async function expectReconnectAfter(timeMs: number, connectionParams: jest.Mock): Promise<void> {
    await jest.advanceTimersByTimeAsync(timeMs - 1);
    expect(connectionParams).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(connectionParams).toHaveBeenCalledTimes(2);
  }

  it("stays away for as long as a server that goes away asks", async () => {
    holdTimers();
    const connectionParams = jest.fn(() => ({}));
    watch({ connectionParams });
    const first = await connections.take();
    const { id } = await first.accept();
    first.sendMark(id, { cursor: "c0" });
    await becomes("live");
    first.socket.close(1001, JSON.stringify({ retryAfterMs: 1_200 }));
    await becomes("stale");
    await expectReconnectAfter(1_200, connectionParams);
  });

  it("keeps to the time that was told when the connection began", async () => {
    holdTimers();
    const connectionParams = jest.fn(() => ({}));
    watch({ connectionParams });
    const first = await connections.take();
    const { id } = await first.accept({ retryAfterMs: 1_200 });
    first.sendMark(id, { cursor: "c0" });
    await becomes("live");
    first.socket.terminate();
    await becomes("stale");
    await expectReconnectAfter(1_200, connectionParams);
  });

  it("resumes after a server that found it too slow", async () => {
    watch();
    const first = await connections.take();
    const { id } = await first.accept();
    first.sendEvent(id, 1);
    await responses.take();
    first.socket.close(4499, "SLOW_READER");
    expect((await (await connections.take()).accept()).after).toBe("c1");
  });

  it("tells new credentials in a ping, and the stream goes on", async () => {
    let token = "old";
    const subscription = watch({ connectionParams: () => Promise.resolve({ authorization: token }) });
    const connection = await connections.take();
    const { id } = await connection.accept();
    connection.sendMark(id, { cursor: "c0" });
    while ((await statuses.take()).state !== "live");
    token = "new";
    await subscription.refreshToken();
    expect(await connection.messages.take()).toEqual({ type: "ping", payload: { authorization: "new" } });
    connection.sendEvent(id, 1);
    expect((await responses.take()).data).toEqual({ number: 1 });
    expect([statuses.size, connections.size]).toEqual([0, 0]);
  });

  it("asks for other credentials when the server closes with 4403, and ends when there are none", async () => {
    const tokens = ["expired", "fresh"];
    watch({ connectionParams: () => ({ authorization: tokens.shift() }) });
    (await connections.take()).socket.close(4403, "Forbidden");
    const { payload } = await (await connections.take()).messages.take();
    expect(payload?.authorization).toBe("fresh");
    close();

    watch({ connectionParams: { authorization: "wrong" } });
    (await connections.take()).socket.close(4403, "Forbidden");
    expect(await refusals.take()).toEqual([{ message: "Forbidden", extensions: { code: "CLOSED_4403" } }]);
  });

  it("goes on over the same connection when the server skips a gap", async () => {
    const subscription = watch({ cursor: "old" });
    const connection = await connections.take();
    const { id } = await connection.accept();
    connection.send({
      id,
      type: "next",
      payload: {
        data: null,
        errors: [{ message: "Gone", extensions: { code: "CURSOR_EPOCH_CHANGED" } }],
        extensions: { cursor: "c8" },
      },
    });
    expect((await gaps.take()).extensions).toEqual({ code: "CURSOR_EPOCH_CHANGED" });
    expect(subscription.cursor).toBe("c8");
    connection.sendEvent(id, 9);
    expect((await responses.take()).data).toEqual({ number: 9 });
    expect(connections.size).toBe(0);
  });

  it("says that it is catching up until the server has sent all that was missed", async () => {
    watch({ cursor: "c0" });
    const connection = await connections.take();
    const { id } = await connection.accept();
    connection.sendMark(id, { cursor: "c0", isPresent: false });
    expect(await statuses.take()).toEqual({ state: "connecting" });
    expect(await statuses.take()).toEqual({ state: "catching-up", since: undefined });
    connection.sendEvent(id, 1);
    connection.sendMark(id, { cursor: "c1", isPresent: true });
    await responses.take();
    expect(await statuses.take()).toEqual({ state: "live" });
  });

  it("finds out soon after waking that nobody is at the other end, and is stale since it last heard of it", async () => {
    holdTimers();
    const subscription = watch();
    const first = await connections.take();
    const { id } = await first.accept();
    first.sendEvent(id, 1);
    await responses.take();
    const heardAt = new Date();
    first.answersPings = false;
    await jest.advanceTimersByTimeAsync(5_000);
    subscription.checkConnection();
    await jest.advanceTimersByTimeAsync(2_000);
    expect(await becomes("stale")).toEqual({ state: "stale", since: heardAt });
    await jest.advanceTimersByTimeAsync(500);
    expect((await (await connections.take()).accept()).after).toBe("c1");
  });

  it("keeps a connection that answers when it is woken", async () => {
    const subscription = watch();
    const connection = await connections.take();
    const { id } = await connection.accept();
    connection.sendMark(id, { cursor: "c0" });
    while ((await statuses.take()).state !== "live");
    subscription.checkConnection();
    expect(await connection.messages.take()).toEqual({ type: "ping" });
    connection.sendEvent(id, 1);
    await responses.take();
    expect(connections.size).toBe(0);
  });
});
