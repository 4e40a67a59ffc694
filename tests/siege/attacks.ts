/** What somebody without a key may try from one address to take the hub away from others. None ever heeds a refusal. */
import { connect } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { WebSocket } from "ws";

export interface Target {
  readonly host: string;
  readonly port: number;
  /** How many connections at a time. */
  readonly sockets: number;
}

export const ATTACKS = {
  /** Large pings, and nothing is ever read. */
  pings: (target) => forEachSocket(target, (index) => keepPinging(target, index)),
  /** Different large documents, valid and not. */
  documents: (target) => forEachSocket(target, () => hammer(target, () => post(nextDocument()))),
  /** Bodies as large as they may be, of numbers that take long to read. */
  "large-bodies": (target) => forEachSocket(target, () => hammer(target, () => LARGE_BODY)),
  /** What may end in the log: odd paths, bodies that break off. */
  mistakes: (target) => forEachSocket(target, () => breakOff(target)),
  /** Reserved streams, with answers, that nobody opens. */
  "unopened-streams": (target) => forEachSocket(target, () => fillStreams(target)),
  /** A thousand different subscriptions to everything. */
  subscriptions: (target) =>
    forEachSocket({ ...target, sockets: tenth(target) }, () => keepSubscribed(target, nextWatch)),
  /** A hundred and fifty large answers at a time. */
  "heavy-queries": (target) =>
    forEachSocket({ ...target, sockets: target.sockets * 1.5 }, () =>
      hammer(target, () => post(nextHeavy())),
    ),
  /** Ten thousand live queries, and reserved streams. */
  "live-queries": (target) => {
    forEachSocket(target, () => keepSubscribed(target, nextLive));
    forEachSocket({ ...target, sockets: tenth(target) }, () => hammer(target, () => PUT));
  },
  /** Operations for which a member is too slow, and for which it answers with what cannot be used. */
  "slow-and-wrong": (target) => {
    const half = { ...target, sockets: target.sockets / 2 };
    forEachSocket(half, () => hammer(target, () => post(`{ a${next()}: slow(ms: 10000) }`)));
    forEachSocket(half, () => hammer(target, () => post(`{ a${next()}: notANumber }`)));
  },
  /** Everything else at once. */
  all: (target) => {
    const each = { ...target, sockets: Math.ceil(target.sockets / (ATTACK_NAMES.length - 1)) };
    for (const [name, attack] of Object.entries(ATTACKS)) if (name !== "all") attack(each);
  },
} satisfies Record<string, (target: Target) => void>;

export type AttackName = keyof typeof ATTACKS;
export const ATTACK_NAMES = Object.keys(ATTACKS).filter(isAttackName);
export const ATTACKER = "127.0.0.66";

const PUT = "PUT /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-length: 0\r\n\r\n";
const LARGE_PING = JSON.stringify({ type: "ping", payload: { text: "x".repeat(63_000) } });
const LARGE_BODY = post("query ($v: [Float!]) { __typename }", "", {
  variables: { v: Array.from({ length: 150_000 }, () => JSON.rawJSON("1.10")) },
});
const COME_BACK_MS = 100;
let counted = 0;

export function isAttackName(name: string): name is AttackName {
  return Object.hasOwn(ATTACKS, name);
}

function next(): number {
  counted += 1;
  return counted;
}

function tenth({ sockets }: Target): number {
  return Math.max(1, Math.ceil(sockets / 10));
}

function forEachSocket({ sockets }: Target, begin: (index: number) => void): void {
  for (let index = 0; index < sockets; index++) begin(index);
}

function post(query: string, headers = "", more: object = {}): string {
  const body = JSON.stringify({ query, ...more });
  return `POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\n${headers}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

function nextDocument(): string {
  const index = next();
  const fields = "id ".repeat(4_700);
  return `query Q${index} { item(id: "x") { ${fields} ${index % 2 === 0 ? `nothing${index}` : ""} } }`;
}

function nextHeavy(): string {
  return `query Q${next()} { items(first: 200) { id title state note } }`;
}

function nextWatch(): string {
  return `subscription { itemChanged { sentAt item { id a${next()}: title note } } }`;
}

function nextLive(): string {
  return `query @live { item(id: "l${next()}") { id title note } }`;
}

function open({ host, port }: Target) {
  return connect({ host, port, localAddress: ATTACKER }).on("error", () => {});
}

/** Sends the next request as soon as anything is said, on a new connection when the last one has ended. */
function hammer(target: Target, request: () => string, onAnswer: (text: string) => void = () => {}): void {
  const socket = open(target);
  socket.on("data", (bytes) => {
    onAnswer(bytes.toString("latin1"));
    socket.write(request());
  });
  socket.once("close", () => setTimeout(hammer, COME_BACK_MS, target, request, onAnswer));
  socket.write(request());
}

function breakOff(target: Target): void {
  const socket = open(target);
  const isPath = next() % 2 === 0;
  socket.write(
    isPath
      ? `GET //a:${"x".repeat(8_000)} HTTP/1.1\r\nhost: localhost\r\n\r\n`
      : "POST /graphql HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{",
    () => setTimeout(() => socket.destroy(), 10),
  );
  socket.once("close", () => setTimeout(breakOff, COME_BACK_MS, target));
}

/** As many operations on each reserved stream as it takes, then another stream. */
function fillStreams(target: Target): void {
  let token: string | undefined;
  let sent = 0;
  const request = () => {
    sent += 1;
    if (token === undefined || sent > 100) {
      sent = 0;
      token = undefined;
      return PUT;
    }
    const extensions = { operationId: String(next()) };
    return post(
      "{ items(first: 200) { id title state note } }",
      `x-graphql-event-stream-token: ${token}\r\n`,
      {
        extensions,
      },
    );
  };
  hammer(target, request, (text) => {
    token ??= /\r\n\r\n([0-9a-f-]{36})$/.exec(text)?.[1];
  });
}

async function openSocket({ host, port }: Target): Promise<WebSocket> {
  const socket = new WebSocket(`ws://${host}:${port}/graphql`, "graphql-transport-ws", {
    localAddress: ATTACKER,
  });
  socket.on("error", () => {});
  await new Promise((resolve) => {
    socket.once("open", resolve);
    socket.once("close", resolve);
  });
  if (socket.readyState === WebSocket.OPEN) socket.send('{"type":"connection_init"}');
  return socket;
}

/** Always a hundred operations at a time, as far as the hub lets it. */
async function keepSubscribed(target: Target, nextQuery: () => string): Promise<void> {
  for (;;) {
    const socket = await openSocket(target);
    const subscribe = () =>
      socket.send(JSON.stringify({ id: String(next()), type: "subscribe", payload: { query: nextQuery() } }));
    socket.on("message", (data) => {
      const message = String(data);
      if (message.includes('"connection_ack"')) for (let count = 0; count < 100; count++) subscribe();
      else if (message.includes('"type":"error"') && socket.readyState === WebSocket.OPEN) subscribe();
    });
    await closed(socket);
    await pause(COME_BACK_MS);
  }
}

async function keepPinging(target: Target, index: number): Promise<void> {
  for (;;) {
    const socket = await openSocket(target);
    socket.pause();
    while (socket.readyState === WebSocket.OPEN) {
      if (socket.bufferedAmount < 256 * 1024) {
        socket.send(LARGE_PING);
        socket.ping("x".repeat(125));
      }
      await pause(5 + (index % 5));
    }
    socket.resume();
    await pause(COME_BACK_MS);
  }
}

function closed(socket: WebSocket): Promise<unknown> {
  if (socket.readyState === WebSocket.CLOSED) return Promise.resolve();
  return new Promise((resolve) => socket.once("close", resolve));
}
