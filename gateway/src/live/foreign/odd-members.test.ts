/** Members that do not say what a member of ours would say, and what is made of it. */

import { once } from "node:events";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { afterEach, describe, expect, it, jest } from "@jest/globals";
import { type WebSocket, WebSocketServer } from "ws";
import { openUpstream } from "./open-upstream.js";
import { MemberRefusal, StreamNotBegun, UpstreamRefusal, type UpstreamRequest } from "./upstream.js";

const PROTOCOL = "graphql-transport-ws";
const ACKNOWLEDGED = JSON.stringify({ type: "connection_ack" });
const TOLD = { data: { told: "a" } };

let server: Server;
let upgrades = 0;
let posts = 0;

afterEach(async () => {
  jest.useRealTimers();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

interface Behaviour {
  /** What becomes of a socket that is opened; left out: every upgrade is answered with 404. */
  readonly onSocket?: (socket: WebSocket, request: IncomingMessage) => void;
  readonly protocol?: string | false;
  readonly onPost?: RequestListener;
}

async function serve({ onSocket, protocol = PROTOCOL, onPost = notFound }: Behaviour): Promise<string> {
  upgrades = 0;
  posts = 0;
  server = createServer((request, response) => {
    posts += 1;
    onPost(request, response);
  });
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => protocol });
  server.on("upgrade", (request, stream, head) => {
    upgrades += 1;
    if (onSocket) sockets.handleUpgrade(request, stream, head, (socket) => onSocket(socket, request));
    else stream.end("HTTP/1.1 404 Not Found\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

function requestTo(url: string, settings: Partial<UpstreamRequest["address"]> = {}): UpstreamRequest {
  return {
    address: { name: "odd-teller", url, ...settings },
    query: "subscription { told }",
    variables: {},
    caller: { id: "reader", mayWrite: false },
    requestId: "test",
    largestResultBytes: 1_000_000,
    faults: new BreakableFaults(),
  };
}

async function allOf(request: UpstreamRequest): Promise<unknown[]> {
  const results: unknown[] = [];
  for await (const result of openUpstream(request, new AbortController().signal)) results.push(result);
  return results;
}

function failureOf(request: UpstreamRequest): Promise<unknown> {
  return allOf(request).then(
    (results) => results,
    (error: unknown) => error,
  );
}

const notFound: RequestListener = (_, response) => void response.writeHead(404).end();

function stream(text: string, contentType = "text/event-stream"): RequestListener {
  return (_, response) => void response.writeHead(200, { "content-type": contentType }).end(text);
}

/** Acknowledges, and then says these messages of the operation. */
function tell(...messages: readonly Readonly<Record<string, unknown>>[]) {
  return (socket: WebSocket) => {
    socket.on("message", (data) => {
      const { type, id } = JSON.parse(String(data));
      if (type === "connection_init") socket.send(ACKNOWLEDGED);
      if (type !== "subscribe") return;
      for (const message of messages) socket.send(JSON.stringify({ id, ...message }));
    });
  };
}

describe("a member's event stream", () => {
  const next = `event: next\ndata: ${JSON.stringify(TOLD)}\n\n`;

  it.each([
    ["that completes without data", `${next}event: complete\n\n`, "text/event-stream"],
    ["that completes in its last line", `${next}event: complete`, "text/event-stream"],
    ["without names of events", `${next.slice(12)}event: complete\ndata: \n\n`, "text/event-stream"],
    ["whose media type is in capitals", `${next}event: complete\n\n`, "Text/Event-Stream;charset=UTF-8"],
  ])("%s is read to its end", async (_, text, contentType) => {
    const url = await serve({ onPost: stream(text, contentType) });
    expect(await allOf(requestTo(url, { subscriptions: "sse" }))).toEqual([TOLD]);
  });

  it.each(["ws", "sse"])("is lost when it tells what is nested without end: %s", async (subscriptions) => {
    const deep = `{"data":{"told":${"[".repeat(50_000)}${"]".repeat(50_000)}}}`;
    const url = await serve({
      onSocket: (socket) => {
        socket.on("message", (data) => {
          const { type, id } = JSON.parse(String(data));
          if (type === "connection_init") socket.send(ACKNOWLEDGED);
          if (type === "subscribe") socket.send(`{"type":"next","id":"${id}","payload":${deep}}`);
        });
      },
      onPost: stream(`event: next\ndata: ${deep}\n\nevent: complete\n\n`),
    });
    const failure = await failureOf(requestTo(url, { subscriptions }));
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(StreamNotBegun);
  });

  it("is lost when it ends without being complete", async () => {
    const url = await serve({ onPost: stream(next) });
    const failure = await failureOf(requestTo(url, { subscriptions: "sse" }));
    expect(failure).toBeInstanceOf(Error);
    expect(failure).not.toBeInstanceOf(StreamNotBegun);
  });

  it("may send its headers with the first event, and be silent for longer than any answer may take", async () => {
    let silent: ServerResponse | undefined;
    const url = await serve({
      onPost: (_, response) => {
        silent = response;
      },
    });
    jest.useFakeTimers({ doNotFake: ["setImmediate", "clearImmediate", "nextTick", "queueMicrotask"] });
    const results = allOf(requestTo(url, { subscriptions: "sse" }));
    results.catch(() => {});
    while (!silent) await new Promise(setImmediate);
    jest.advanceTimersByTime(3_600_000);
    silent.writeHead(200, { "content-type": "text/event-stream" }).end(`${next}event: complete\n\n`);
    expect(await results).toEqual([TOLD]);
  });

  it("is lost when it is silent for longer than its setting allows", async () => {
    const url = await serve({
      onPost: (_, response) =>
        response.writeHead(200, { "content-type": "text/event-stream" }).flushHeaders(),
    });
    const failure = await failureOf(requestTo(url, { subscriptions: "sse", streamSilenceMs: 50 }));
    expect(failure).toMatchObject({ code: "UND_ERR_BODY_TIMEOUT" });
  });
});

describe("a member's WebSocket", () => {
  it("that is closed with 1000 before the operation is complete is a stream that was lost, and is not opened again", async () => {
    const url = await serve({
      onSocket: (socket) => {
        tell({ type: "next", payload: TOLD })(socket);
        socket.on("message", (data) => JSON.parse(String(data)).type === "subscribe" && socket.close(1000));
      },
    });
    expect(await failureOf(requestTo(url))).toMatchObject({ message: "it closed the WebSocket with 1000" });
    expect([upgrades, posts]).toEqual([1, 0]);
  });

  it.each([4401, 4403])("that closes with %i after its acknowledgement refuses the gateway", async (code) => {
    const url = await serve({
      onSocket: (socket) => {
        tell({ type: "next", payload: TOLD })(socket);
        socket.on("message", (data) => JSON.parse(String(data)).type === "subscribe" && socket.close(code));
      },
    });
    const failure = await failureOf(requestTo(url));
    expect(failure).toBeInstanceOf(MemberRefusal);
    expect(failure).toMatchObject({ message: `it closed the WebSocket with ${code}` });
    expect([upgrades, posts]).toEqual([1, 0]);
  });

  it("is told what the setting says of the gateway", async () => {
    const said: unknown[] = [];
    const url = await serve({
      onSocket: (socket) => {
        socket.once("message", (data) => said.push(JSON.parse(String(data))));
        tell({ type: "complete" })(socket);
      },
    });
    await allOf(requestTo(url, { connectionInit: { token: "t" } }));
    expect(said).toEqual([{ type: "connection_init", payload: { token: "t" } }]);
  });

  it.each(["ws", "sse"])(
    "and its event stream are asked with the headers that are meant for it: %s",
    async (subscriptions) => {
      const sent: IncomingMessage["headers"][] = [];
      const url = await serve({
        onSocket: (socket, { headers }) => {
          sent.push(headers);
          tell({ type: "complete" })(socket);
        },
        onPost: (request, response) => {
          sent.push(request.headers);
          stream("event: complete\n\n")(request, response);
        },
      });
      const forwarded = new Map([
        ["x-token", "t"],
        ["x-other", "o"],
      ]);
      const request = requestTo(url, {
        subscriptions,
        headers: [["x-api-key", "4711"]],
        forwardedHeaders: [{ name: "x-token", as: "authorization" }],
      });
      await allOf({ ...request, forwarded });
      expect(sent).toEqual([expect.objectContaining({ "x-api-key": "4711", authorization: "t" })]);
      expect(sent[0]).not.toHaveProperty("x-other");
    },
  );

  it("may ask whether we are there, and say what we do not know", async () => {
    const pongs: unknown[] = [];
    const url = await serve({
      onSocket: (socket) => {
        socket.send(JSON.stringify({ type: "ping", payload: { n: 1 } }));
        socket.on("message", (data) => {
          const message = JSON.parse(String(data));
          if (message.type === "pong") pongs.push(message);
        });
        tell({ type: "ka" }, { type: "next", payload: TOLD }, { type: "complete" })(socket);
      },
    });
    expect(await allOf(requestTo(url))).toEqual([TOLD]);
    expect(pongs).toEqual([{ type: "pong", payload: { n: 1 } }]);
  });

  it("that carries the member's refusal carries it as it was said", async () => {
    const errors = [{ message: "no" }];
    const url = await serve({ onSocket: tell({ type: "error", payload: errors }) });
    const failure = await failureOf(requestTo(url));
    expect(failure).toBeInstanceOf(UpstreamRefusal);
    expect(failure).toMatchObject({ errors });
  });
});

describe("a stream that never begins says why", () => {
  const closing = (code: number) => (socket: WebSocket) => socket.close(code, "for its own reasons");

  it.each<[string, Behaviour, string, string]>([
    ["is closed with 4403", { onSocket: closing(4403) }, "refused", "closed the WebSocket with 4403 before"],
    ["is closed with 4401", { onSocket: closing(4401) }, "refused", "closed the WebSocket with 4401 before"],
    [
      "is closed with 1000",
      { onSocket: closing(1000) },
      "unreachable",
      "closed the WebSocket with 1000 before",
    ],
    [
      "is refused in words",
      { onSocket: (socket) => socket.send('{"type":"connection_error"}') },
      "refused",
      "it refuses the connection",
    ],
    [
      "has the older subprotocol",
      { onSocket: () => {}, protocol: "graphql-ws" },
      "not spoken",
      'the subprotocol "graphql-ws"',
    ],
    ["has no subprotocol", { onSocket: () => {}, protocol: false }, "not spoken", "no subprotocol"],
    [
      "begins with something else",
      { onSocket: (socket) => socket.send('{"type":"data"}') },
      "not spoken",
      'it sent "data" first',
    ],
    [
      "begins with no message",
      { onSocket: (socket) => socket.send("hello") },
      "not spoken",
      "no message of the protocol",
    ],
    ["is not found", {}, "not spoken", "with status 404"],
  ])("when the WebSocket %s", async (_, behaviour, kind, message) => {
    const url = await serve(behaviour);
    const failure = await failureOf(requestTo(url, { subscriptions: "ws" }));
    expect(failure).toMatchObject({ kind, message: expect.stringContaining(message) });
    expect(String(failure)).not.toContain("for its own reasons");
    expect(upgrades).toBe(1);
  });

  it("when nobody listens", async () => {
    const failure = await failureOf(requestTo("http://127.0.0.1:1", { subscriptions: "ws" }));
    expect(failure).toMatchObject({ kind: "unreachable" });
    await serve({});
  });

  it.each<[string, RequestListener, string, string]>([
    ["401", (_, response) => void response.writeHead(401).end("who?"), "refused", "status 401"],
    ["503", (_, response) => void response.writeHead(503).end(), "unreachable", "status 503"],
    [
      "JSON of its own",
      (_, response) =>
        void response.writeHead(403, { "content-type": "application/json" }).end('{"errors":["no"]}'),
      "refused",
      "status 403",
    ],
    ["a page", stream("<html>", "text/html"), "not spoken", "text/html and no event stream"],
  ])("when the event stream's request is answered with %s", async (_, onPost, kind, message) => {
    const url = await serve({ onPost });
    const failure = await failureOf(requestTo(url, { subscriptions: "sse" }));
    expect(failure).toMatchObject({ kind, message: expect.stringContaining(message) });
  });

  it.each(["ws", "sse"])("when the clocks differ: %s", async (subscriptions) => {
    const date = new Date(Date.now() - 600_000).toUTCString();
    const url = await serve({ onPost: (_, response) => void response.writeHead(401, { date }).end() });
    server.removeAllListeners("upgrade");
    const request = requestTo(url, { subscriptions, key: "k".repeat(32) });
    expect(await failureOf(request)).toMatchObject({
      kind: "unreachable",
      message: expect.stringMatching(/^its clock is 60[01] s behind the gateway's/),
    });
  });

  it("with the setting that helps, where the member does not speak the transport that is set", async () => {
    const url = await serve({});
    const failure = await failureOf(requestTo(url, { subscriptions: "ws" }));
    expect(failure).toMatchObject({
      message: expect.stringContaining('MEMBER_ODD_TELLER_SUBSCRIPTIONS is "ws": try sse'),
    });
  });
});

describe("a member without a setting", () => {
  const eventStream = stream(`event: next\ndata: ${JSON.stringify(TOLD)}\n\nevent: complete\n\n`);

  it("is asked over server-sent events when it has no WebSocket, and at once over these the next time", async () => {
    const url = await serve({ onPost: eventStream });
    const request = requestTo(url);
    expect(await allOf(request)).toEqual([TOLD]);
    expect(await allOf(request)).toEqual([TOLD]);
    expect([upgrades, posts]).toEqual([1, 2]);
  });

  it("is asked over WebSocket where it has one", async () => {
    const url = await serve({
      onSocket: tell({ type: "next", payload: TOLD }, { type: "complete" }),
      onPost: eventStream,
    });
    expect(await allOf(requestTo(url))).toEqual([TOLD]);
    expect([upgrades, posts]).toEqual([1, 0]);
  });

  it("is not asked a second time when it refuses", async () => {
    const url = await serve({ onSocket: (socket) => socket.close(4403), onPost: eventStream });
    expect(await failureOf(requestTo(url))).toMatchObject({ kind: "refused" });
    expect(posts).toBe(0);
  });

  it("that speaks neither is reported with both reasons and the setting", async () => {
    const url = await serve({});
    const failure = await failureOf(requestTo(url));
    expect(failure).toMatchObject({
      kind: "not spoken",
      message: expect.stringMatching(
        /WebSocket with status 404, and .*status 404.*MEMBER_ODD_TELLER_SUBSCRIPTIONS/,
      ),
    });
  });
});
