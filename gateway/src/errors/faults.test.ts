import { once } from "node:events";
import { mkdtemp, writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { BreakableFaults } from "@hub/gateway-fixtures/breakable-faults";
import { compose } from "@hub/gateway-fixtures/compose";
import { fastPathsUnderTest } from "@hub/gateway-fixtures/fast-paths";
import { type LiveQueryGateway, startLiveQueryGateway } from "@hub/gateway-fixtures/live-query-gateway";
import { connectTo, receivedBy } from "@hub/gateway-fixtures/raw-http";
import { StreamingMember } from "@hub/gateway-fixtures/streaming-member";
import { FEDERATION_LINK } from "@hub/gateway-fixtures/subgraph";
import { until } from "@hub/gateway-fixtures/until";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { WebSocket } from "ws";
import { readConfig } from "../config/read-config.js";
import { createGateway } from "../gateway.js";
import { CursorSeal } from "../live/events/cursor.js";
import { FAULT_SITES, type FaultSite } from "./faults.js";

const CURSOR_KEY = "the key of the cursors in this test";
/** More than the buffers of both ends of a connection take. */
const LONG_NAME = "x".repeat(20_000_000);
const BIG_BODY_BYTES = 3_000_000;
const ERROR_ID = /^[0-9a-f-]{36}$/;
const HELD = '{ unit(id: "u1") { figures { value } } }';

let hub: LiveQueryGateway;
let faults: BreakableFaults;

async function start(): Promise<void> {
  const parts = {
    createFaults: (options: ConstructorParameters<typeof BreakableFaults>[0]) => {
      faults = new BreakableFaults(options);
      return faults;
    },
    streamTimes: { heartbeatMs: 1_500, writeDeadlineMs: 1_000, reservationMs: 1_000 },
    webSocketTimes: { pingEveryMs: 1_500, initLimitMs: 1_000, slowReaderLimitMs: 1_000 },
  };
  const flags = [
    "--keep-alive-seconds",
    "1",
    "--member-timeout-ms",
    "1500",
    "--max-member-response-bytes",
    "30000000",
  ];
  // Some of the places are in what only makes answers faster.
  hub = await startLiveQueryGateway([...flags, "--fast-paths", "true"], {
    parts,
    environment: { CURSOR_KEY },
  });
}

beforeAll(start);
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
});

const asText = (body: object) => JSON.stringify(body);

async function post(query: string, accept = "application/json"): Promise<{ status: number; text: string }> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept },
    body: asText({ query }),
  });
  return { status: response.status, text: await response.text() };
}

function rawPost(query: string, accept = "application/json"): string {
  const body = asText({ query });
  const head = ["POST /graphql HTTP/1.1", `host: ${new URL(hub.url).host}`, `accept: ${accept}`];
  return `${head.join("\r\n")}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`;
}

/** Sends the text and resolves when something has come back. */
async function ask(socket: Socket, text: string): Promise<void> {
  socket.write(text);
  await once(socket, "data");
}

async function answeredConnection(): Promise<Socket> {
  const socket = await connectTo(hub.url);
  await ask(socket, rawPost("{ greeting }"));
  return socket;
}

async function turns(count: number): Promise<void> {
  for (let turn = 0; turn < count; turn += 1) await new Promise(setImmediate);
}

/** A client over WebSocket: what it has heard, and how it ended. */
class Client {
  readonly #heard: string[] = [];
  #news = Promise.withResolvers<void>();
  readonly closed: Promise<number>;

  constructor(readonly socket: WebSocket) {
    this.closed = new Promise((resolve) => {
      socket.on("close", (code) => {
        resolve(code);
        this.#ring();
      });
    });
    socket.on("error", () => {});
    socket.on("message", (data) => {
      this.#heard.push(String(data));
      this.#ring();
    });
  }

  static async dial(url = hub.url): Promise<Client> {
    const endpoint = `${url.replace("http", "ws")}/graphql`;
    const client = new Client(new WebSocket(endpoint, "graphql-transport-ws"));
    await once(client.socket, "open");
    return client;
  }

  static async open(url = hub.url): Promise<Client> {
    const client = await Client.dial(url);
    client.send({ type: "connection_init" });
    await client.hears(/connection_ack/);
    return client;
  }

  get count(): number {
    return this.#heard.length;
  }

  send(message: object): void {
    this.socket.send(asText(message));
  }

  subscribe(query: string, variables: object = {}): void {
    this.send({ id: "1", type: "subscribe", payload: { query, variables } });
  }

  /** Resolves with the first such message, also of those that came before; throws when the socket closes instead. */
  async hears(pattern: RegExp, from = 0): Promise<string> {
    for (;;) {
      const found = this.#heard.slice(from).find((message) => pattern.test(message));
      if (found !== undefined) return found;
      if (this.socket.readyState === WebSocket.CLOSED) throw new Error(`Closed before ${pattern} was heard`);
      await this.#news.promise;
    }
  }

  #ring(): void {
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }
}

/** A client of an event stream. */
class StreamClient {
  #text = "";
  #isOver = false;
  #news = Promise.withResolvers<void>();

  constructor(readonly socket: Socket) {
    socket.on("data", (bytes: Buffer) => this.#ring(bytes.toString()));
    socket.once("close", () => {
      this.#isOver = true;
      this.#ring("");
    });
  }

  static async open(text: string): Promise<StreamClient> {
    const client = new StreamClient(await connectTo(hub.url));
    client.socket.write(text);
    return client;
  }

  get length(): number {
    return this.#text.length;
  }

  async hears(pattern: RegExp, from = 0): Promise<void> {
    while (!pattern.test(this.#text.slice(from))) {
      if (this.#isOver) throw new Error(`Closed before ${pattern} was heard`);
      await this.#news.promise;
    }
  }

  async closed(): Promise<string> {
    while (!this.#isOver) await this.#news.promise;
    return this.#text;
  }

  #ring(text: string): void {
    this.#text += text;
    this.#news.resolve();
    this.#news = Promise.withResolvers();
  }
}

const WATCH = "subscription { figureChanged { cursor } }";
const EVENT_STREAM = "text/event-stream";

/** Those whom none of it concerns. */
class Bystanders {
  static #values = 0;

  private constructor(
    private readonly webSocket: Client,
    private readonly stream: StreamClient,
    private readonly live: Client,
  ) {}

  static async open(): Promise<Bystanders> {
    const [webSocket, live] = [await Client.open(), await Client.open()];
    webSocket.subscribe(WATCH);
    live.subscribe('query @live(throttleMs: 0) { unit(id: "u2") { figures { value } } }');
    await live.hears(/"next"/);
    const stream = await StreamClient.open(rawPost(WATCH, EVENT_STREAM));
    await stream.hears(/id: /);
    const bystanders = new Bystanders(webSocket, stream, live);
    await bystanders.areServed();
    return bystanders;
  }

  async areServed(): Promise<void> {
    expect((await post("{ greeting }")).text).toContain('"greeting":"chào"');
    expect((await post("mutation { write }")).text).toContain('"write":"xong"');
    Bystanders.#values += 1;
    const value = 1_000 + Bystanders.#values;
    const { webSocket, stream, live } = this;
    const [messages, length] = [webSocket.count, stream.length];
    hub.world.report("u2", "bystanders", value);
    await live.hears(new RegExp(`"value":${value}`));
    await webSocket.hears(/figureChanged/, messages);
    await stream.hears(/figureChanged/, length);
  }

  leave(): void {
    for (const { socket } of [this.webSocket, this.live]) socket.terminate();
    this.stream.socket.destroy();
  }
}

async function expectError(client: Client): Promise<void> {
  const message = JSON.parse(await client.hears(/"error"/));
  expect(message).toMatchObject({
    type: "error",
    payload: [{ extensions: { code: "INTERNAL_SERVER_ERROR", errorId: expect.stringMatching(ERROR_ID) } }],
  });
  client.socket.terminate();
}

async function expectClosed(client: Client, code = 1011): Promise<void> {
  expect(await client.closed).toBe(code);
}

async function expect500(query = "{ greeting }"): Promise<void> {
  const { status, text } = await post(query);
  expect([status, JSON.parse(text)]).toEqual([
    500,
    {
      errors: [
        expect.objectContaining({
          extensions: { code: "INTERNAL_SERVER_ERROR", errorId: expect.stringMatching(ERROR_ID) },
        }),
      ],
    },
  ]);
}

function cursorAt(seq: number): string {
  const positions = new Map([["education", { epoch: "e1", seq }]]);
  return new CursorSeal(CURSOR_KEY).writeAsOf(positions, "anonymous");
}

async function withHeldMembers(act: (release: () => void) => Promise<void>): Promise<void> {
  const held = Promise.withResolvers<void>();
  hub.world.pause = () => held.promise;
  const requests = () => hub.members.reduce((count, member) => count + member.requests.length, 0);
  const before = requests();
  const acting = act(() => {
    hub.world.pause = () => Promise.resolve();
    held.resolve();
  });
  await until(() => requests() >= before + 2);
  await acting;
  hub.world.pause = () => Promise.resolve();
  held.resolve();
}

/** Two identical queries, the second of which is answered unread. */
async function askTwice(beforeTheAnswer = () => {}): Promise<readonly [string, string]> {
  const [first, second] = [await answeredConnection(), await answeredConnection()];
  const answers = Promise.all([receivedBy(first), receivedBy(second)]);
  await withHeldMembers(async (release) => {
    first.write(rawPost(HELD));
    await turns(200);
    second.write(rawPost(HELD));
    await turns(200);
    beforeTheAnswer();
    release();
  });
  return answers;
}

/** A query to a member that does something else than answering. */
async function askFailing(fail: (socket: Socket) => void): Promise<void> {
  const [association] = hub.members;
  association?.answerWith((request) => fail(request.socket));
  expect((await post("{ greeting }")).text).toContain('"errors"');
  association?.answerWith(undefined);
}

async function liveQuery(throttleMs = 0): Promise<Client> {
  const client = await Client.open();
  client.subscribe(`query @live(throttleMs: ${throttleMs}) { unit(id: "u1") { figures { value code } } }`);
  await client.hears(/"next"/);
  return client;
}

/** What happens while a handler of the name is broken, until whoever waited there has an answer or an ending. */
const scenarios: Readonly<Record<FaultSite, (() => Promise<unknown>) | "elsewhere">> = {
  connection: async () => expect(await receivedBy(await connectTo(hub.url))).toBe(""),
  "connection data": async () => {
    const socket = await connectTo(hub.url);
    socket.write(rawPost("{ greeting }"));
    expect(await receivedBy(socket)).toBe("");
  },
  "connection end": async () => receivedBy((await connectTo(hub.url)).end()),
  "connection error": async () => (await answeredConnection()).resetAndDestroy(),
  "connection close": async () => (await answeredConnection()).destroy(),
  "connection timeout": async () => receivedBy(await answeredConnection()),
  "connection answered": async () => {
    for (const text of await askTwice()) expect(text).toContain("HTTP/1.1 200");
  },
  "shared answer": async () => {
    const [first, second] = await askTwice(() => faults.break("shared answer"));
    expect(first).toContain("HTTP/1.1 200");
    expect(second).toBe("");
  },
  "shared answer left": async () => expect((await post("{ greeting }")).status).toBe(200),
  request: () => expect500(),
  "request body": () => expect500(),
  operation: () => expect500(),
  "rest of a request's body": async () => {
    const socket = await connectTo(hub.url);
    const received = receivedBy(socket);
    socket.write(rawPost("").replace(/content-length: \d+/, `content-length: ${BIG_BODY_BYTES}`));
    await once(socket, "data");
    socket.write("more");
    expect(await received).toContain("HTTP/1.1 413");
  },
  "request close": async () => {
    const socket = await connectTo(hub.url);
    socket.write(rawPost("{ greeting }"));
    expect(await receivedBy(socket)).toContain("HTTP/1.1 200");
  },
  "operators' request": async () => {
    const response = await fetch(`${hub.gateway.operatorUrl}/metrics`);
    expect([response.status, await response.text()]).toEqual([
      500,
      expect.stringContaining("Internal error"),
    ]);
  },
  upgrade: async () => {
    const socket = new WebSocket(`${hub.url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
    expect(String((await once(socket, "error"))[0])).toContain("500");
  },
  "websocket open": async () => expectClosed(await Client.dial()),
  "websocket message": async () => {
    const client = await Client.dial();
    client.send({ type: "connection_init" });
    await expectClosed(client);
  },
  "websocket error": async () => {
    const client = await Client.open();
    Reflect.get(client.socket, "_socket").write(Buffer.from([0xff, 0x80, 0, 0, 0, 0]));
    await client.closed;
  },
  "websocket pong": async () => expectClosed(await Client.open()),
  "websocket beat": async () => expectClosed(await Client.open()),
  "websocket closing": async () => {
    const client = await Client.open();
    client.socket.close();
    await client.closed;
  },
  "websocket close": async () => (await Client.open()).socket.terminate(),
  "websocket drain": async () => {
    const client = await Client.open();
    client.subscribe('{ unit(id: "u1") { name } }');
    await expectClosed(client);
  },
  "websocket payload": async () => {
    const client = await Client.open();
    client.subscribe("{ greeting }");
    await expectClosed(client);
  },
  "websocket initialisation limit": async () => expectClosed(await Client.dial()),
  "websocket slow reader limit": async () => {
    const client = await Client.open();
    client.socket.pause();
    client.subscribe('{ unit(id: "u1") { name } }');
    await faults.happened("websocket slow reader limit");
    client.socket.resume();
    await expectClosed(client);
  },
  "websocket close limit": async () => {
    const client = await Client.open();
    client.socket.send("{");
    client.socket.pause();
    await faults.happened("websocket close limit");
    client.socket.resume();
    await client.closed;
  },
  "stream close": async () => {
    const client = await StreamClient.open(rawPost(WATCH, EVENT_STREAM));
    await client.hears(/id: /);
    client.socket.destroy();
  },
  "stream end": async () => {
    const client = await StreamClient.open(rawPost(WATCH, EVENT_STREAM));
    await client.hears(/id: /);
    client.socket.end();
    await client.closed();
  },
  "stream error": async () => {
    const client = await StreamClient.open(rawPost(WATCH, EVENT_STREAM));
    await client.hears(/id: /);
    client.socket.resetAndDestroy();
  },
  "stream drain": async () => {
    const query = 'query @live { unit(id: "u1") { name } }';
    const client = await StreamClient.open(rawPost(query, EVENT_STREAM));
    expect(await client.closed()).toContain(":Lỗi nội bộ");
  },
  "stream beat": async () => {
    const client = await StreamClient.open(rawPost(WATCH, EVENT_STREAM));
    expect(await client.closed()).toContain(":Lỗi nội bộ");
  },
  "stream payload": async () => {
    const client = await StreamClient.open(rawPost("{ greeting }", EVENT_STREAM));
    expect(await client.closed()).toContain(":Lỗi nội bộ");
  },
  "stream write limit": async () => {
    const client = await StreamClient.open(rawPost('query @live { unit(id: "u1") { name } }', EVENT_STREAM));
    client.socket.pause();
    await faults.happened("stream write limit");
    client.socket.resume();
    await client.closed();
  },
  "reservation limit": async () => {
    const reserved = await fetch(`${hub.url}/graphql`, { method: "PUT" });
    const token = await reserved.text();
    await faults.happened("reservation limit");
    const headers = { "x-graphql-event-stream-token": token, accept: EVENT_STREAM };
    expect((await fetch(`${hub.url}/graphql`, { headers })).status).toBe(404);
  },
  "reserved stream": async () => {
    const token = await (await fetch(`${hub.url}/graphql`, { method: "PUT" })).text();
    const stream = await StreamClient.open(
      `GET /graphql?token=${token} HTTP/1.1\r\nhost: ${new URL(hub.url).host}\r\naccept: ${EVENT_STREAM}\r\n\r\n`,
    );
    await stream.hears(/HTTP\/1.1 200/);
    const begun = await fetch(`${hub.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-graphql-event-stream-token": token },
      body: asText({ query: "{ greeting }", extensions: { operationId: "1" } }),
    });
    expect(begun.status).toBe(202);
    await stream.hears(/INTERNAL_SERVER_ERROR/);
    stream.socket.destroy();
  },
  subscription: async () => {
    const client = await Client.open();
    client.subscribe('subscription { figureChanged(unitId: "u9") { cursor } }');
    await expectError(client);
  },
  "subscription catching up": async () => {
    const client = await Client.open();
    client.subscribe(`subscription { figureChanged(after: "${cursorAt(0)}") { cursor } }`);
    await expectError(client);
  },
  "live query": async () => {
    const client = await Client.open();
    client.subscribe('query @live { unit(id: "u1") { figures { code } } }');
    await expectError(client);
  },
  "live query's wait": async () => {
    const client = await liveQuery();
    hub.world.report("u1", "wait", 1);
    await expectError(client);
  },
  "live answer's wait": async () => {
    const [other, client] = [await liveQuery(), await liveQuery(1_000)];
    hub.world.report("u1", "answer", 1);
    await other.hears(/"answer"/);
    hub.world.report("u1", "another", 2);
    await expectError(client);
    await other.hears(/"another"/);
    other.socket.terminate();
  },
  "live queries' news": async () => {
    const client = await liveQuery();
    hub.world.report("u1", "news", 1);
    await client.hears(/"news"/);
    client.socket.terminate();
  },
  "feed reader": async () => hub.world.report("u1", "reader", 1),
  "member feed": async () => hub.world.education.cut(),
  "member feed's page": async () => {
    const client = await Client.open();
    client.subscribe(`subscription { figureChanged(after: "${cursorAt(9_999)}") { cursor } }`);
    await client.hears(/CURSOR_EPOCH_CHANGED/);
    client.socket.terminate();
  },
  "member data": async () => expect((await post("{ units { id } }")).text).toContain('"errors"'),
  "member connection": async () => {
    // Changes go over connections that are surely open: new ones.
    const changes = Array.from({ length: 20 }, (_, index) => post(`mutation M${index} { write }`));
    for (const { status } of await Promise.all(changes)) expect(status).toBe(200);
  },
  "member connection error": () => askFailing((socket) => socket.resetAndDestroy()),
  "member connection end": () => askFailing((socket) => socket.end()),
  "member connection close": () => askFailing((socket) => socket.destroy()),
  "member's time limit": () =>
    withHeldMembers(async () => expect((await post(HELD)).text).toContain('"errors"')),
  "member's answer given up": () =>
    withHeldMembers(async () => {
      const socket = await connectTo(hub.url);
      socket.write(rawPost(HELD));
      await turns(200);
      socket.destroy();
      await faults.happened("member's answer given up");
    }),
  "supergraph look": async () => {
    await faults.happened("supergraph look");
    await hub.replaceSupergraph((sdl) => sdl.replace("year: Int", "year: Int month: Int"));
    while (!(await post('{ __type(name: "Query") { fields { name } } }')).text.includes("month"))
      await turns(10);
  },
  // When the gateway stops, below.
  leave: "elsewhere",
  "subscriptions' end": "elsewhere",
  "live queries' end": "elsewhere",
  // With the process, in tests/resilience; nothing that a test can do makes a server fail to accept, or a stop.
  "server error": "elsewhere",
  stop: "elsewhere",
  "uncaught exception": "elsewhere",
  "unhandled rejection": "elsewhere",
  // In pages/written-pages.test.ts: it takes a built dashboard.
  "page writer": "elsewhere",
  // Beside it: a member with a stream of its own.
  "member stream": "elsewhere",
  "member socket": "elsewhere",
  "credentials expired": "elsewhere",
  rights: "elsewhere",
  "access log": "elsewhere",
};
/** What would happen to whoever is there. */
const ALONE = new Set<FaultSite>(["websocket pong", "websocket beat", "stream beat"]);
const WITH_LONG_NAME = new Set<FaultSite>([
  "websocket drain",
  "websocket slow reader limit",
  "stream drain",
  "stream write limit",
]);

describe("a mistake of ours in a handler that Node calls", () => {
  let bystanders: Bystanders;

  beforeAll(async () => {
    bystanders = await Bystanders.open();
  });
  afterAll(() => bystanders.leave());

  it.each(FAULT_SITES.filter((where) => scenarios[where] !== "elsewhere"))(
    "ends what it is about and nothing else: %s",
    async (where) => {
      const scenario = scenarios[where];
      if (scenario === "elsewhere") throw new Error("It was left out above");
      await bystanders.areServed();
      if (ALONE.has(where)) bystanders.leave();
      if (WITH_LONG_NAME.has(where)) hub.world.renameUnit("u1", LONG_NAME);
      faults.break(where);
      await scenario();
      await faults.happened(where);
      if (WITH_LONG_NAME.has(where)) hub.world.renameUnit("u1", "Quảng Trị");
      if (ALONE.has(where)) bystanders = await Bystanders.open();
      await bystanders.areServed();
    },
  );

  it("is shown to operators, by where it happened", async () => {
    const { operatorUrl } = hub.gateway;
    const metrics = await (await fetch(`${operatorUrl}/metrics`)).text();
    expect(metrics).toContain('hub_gateway_faults_total{where="websocket message"} 1');
    expect(await (await fetch(`${operatorUrl}/health`)).json()).toMatchObject({
      status: "ok",
      faults: { request: 1, "websocket message": 1 },
    });
  });
});

describe("a mistake of ours in the stream of a member", () => {
  it.each<FaultSite>(["member stream", "member socket"])(
    "ends that stream and nothing else: %s",
    async (where) => {
      const sdl = `${FEDERATION_LINK} type Query { a: Int } type Subscription { told: String asked: String }`;
      await using member = await StreamingMember.start(sdl, "ws");
      const file = join(await mkdtemp(join(tmpdir(), "faults-")), "supergraph.graphql");
      await writeFile(file, compose([{ name: "teller", sdl }]));
      const flags = ["--supergraph", file, "--port", "0", "--operator-port", "0", "--log-level", "silent"];
      const config = await readConfig([...flags, "--member", `teller=${member.url}/graphql`], {
        ...fastPathsUnderTest,
      });
      if (!config) throw new Error("no help was asked for");
      const broken = new BreakableFaults();
      await using gateway = await createGateway(config, { createFaults: () => broken });
      const [bystander, client] = [await Client.open(gateway.url), await Client.open(gateway.url)];
      bystander.subscribe("subscription { told }");
      while (member.openCount < 1) await turns(1);
      broken.break(where);
      client.subscribe("subscription { asked }");
      await client.hears(/"error"/);
      await broken.happened(where);
      member.publish("a");
      await bystander.hears(/"told":"a"/);
    },
  );
});

describe("a mistake of ours while the gateway stops", () => {
  it.each<FaultSite>(["leave", "subscriptions' end", "live queries' end"])(
    "keeps nobody from being sent away: %s",
    async (where) => {
      await hub[Symbol.asyncDispose]();
      await start();
      const clients = [await Client.open(), await Client.open(), await liveQuery()];
      for (const client of clients.slice(0, 2)) client.subscribe(WATCH);
      faults.break(where);
      await hub.gateway.stop();
      expect(faults.counts.get(where)).toBe(1);
      const codes = await Promise.all(clients.map(({ closed }) => closed));
      expect(codes.toSorted()).toEqual(where === "leave" ? [1001, 1001, 1011] : [1001, 1001, 1001]);
    },
  );
});
