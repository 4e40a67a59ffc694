/**
 * Many clients in one process, each with a socket of its own, over WebSocket or server-sent events. They speak the
 * protocols over bare sockets and look only for when a payload was sent, so that they cost less than the gateway.
 * Argument: `{ port, authorizations, transport, count, query, tellsStart, after }`. Control channel (IPC): sends `{ open }` when everybody listens;
 * `"figures"` is answered with the deliveries and their latencies since the last time.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { connect } from "node:net";

const {
  port,
  authorizations = [],
  transport,
  count,
  query,
  tellsStart = true,
  after = null,
} = JSON.parse(process.argv[2]);
const variables = { after };
const AT_A_TIME = 100;
const BUCKETS_PER_MS = 10;
const LONGEST_MS = 60_000;
const SENT_AT = Buffer.from('"sentAt":"');

let latencies = new Uint32Array(LONGEST_MS * BUCKETS_PER_MS);
let deliveries = 0;
let maxMs = 0;
let closed = 0;
let failed = 0;

process.on("message", (message) => {
  if (message !== "figures") return;
  process.send({ deliveries, closed, failed, p50: percentile(0.5), p99: percentile(0.99), max: maxMs });
  latencies = new Uint32Array(latencies.length);
  deliveries = 0;
  maxMs = 0;
});
process.on("disconnect", () => process.exit());

const open = transport === "ws" ? openWebSocket : openEventStream;
let begun = 0;
await Promise.all(
  Array.from({ length: AT_A_TIME }, async () => {
    while (begun < count) {
      begun += 1;
      await open(begun);
    }
  }),
);
process.send({ open: count });

function percentile(share) {
  let remaining = deliveries * share;
  const bucket = latencies.findIndex((value) => {
    remaining -= value;
    return remaining <= 0;
  });
  return (bucket + 1) / BUCKETS_PER_MS;
}

function noteMessage(message) {
  const index = message.indexOf(SENT_AT);
  if (index === -1) return;
  if (message.includes('"errors"')) failed += 1;
  const begin = index + SENT_AT.length;
  const sentAt = Number(message.latin1Slice(begin, message.indexOf('"', begin)));
  const ms = performance.timeOrigin + performance.now() - sentAt;
  const bucket = Math.max(0, Math.min(latencies.length - 1, Math.round(ms * BUCKETS_PER_MS)));
  latencies[bucket] += 1;
  deliveries += 1;
  maxMs = Math.max(maxMs, ms);
}

/** Every thousand another address of this machine: one has no more than 28,000 ports. */
function dial(index) {
  const socket = connect({
    port,
    host: "127.0.0.1",
    localAddress: `127.0.1.${1 + (index % 20)}`,
    noDelay: true,
  });
  socket.on("error", (error) => process.stderr.write(`${error.message}\n`));
  socket.on("close", () => {
    closed += 1;
  });
  return socket;
}

/** Accounts in turn; undefined where nobody has to be known. */
function authorizationOf(index) {
  return authorizations[index % authorizations.length];
}

function openEventStream(index) {
  return new Promise((resolve) => {
    const socket = dial(index);
    const body = JSON.stringify({ query, variables });
    const authorization = authorizationOf(index);
    const known = authorization === undefined ? "" : `authorization: ${authorization}\r\n`;
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\n${known}accept: text/event-stream\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
    );
    let rest = Buffer.alloc(0);
    let isOpen = false;
    socket.on("data", (chunk) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      for (let end = rest.indexOf("\n\n"); end !== -1; end = rest.indexOf("\n\n")) {
        const message = rest.subarray(0, end);
        rest = rest.subarray(end + 2);
        noteMessage(message);
        if (!isOpen && (message.includes("id: ") || !tellsStart)) {
          isOpen = true;
          resolve();
        }
      }
    });
  });
}

function openWebSocket(index) {
  return new Promise((resolve) => {
    const socket = dial(index);
    const key = randomBytes(16).toString("base64");
    socket.write(
      `GET /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${key}\r\nsec-websocket-protocol: graphql-transport-ws\r\n\r\n`,
    );
    let rest = Buffer.alloc(0);
    let isUpgraded = false;
    socket.on("data", (chunk) => {
      rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      if (!isUpgraded) {
        const end = rest.indexOf("\r\n\r\n");
        if (end === -1) return;
        rest = rest.subarray(end + 4);
        isUpgraded = true;
        const payload = { authorization: authorizationOf(index) };
        socket.write(clientFrame(1, JSON.stringify({ type: "connection_init", payload })));
      }
      for (let frame = readFrame(rest); frame; frame = readFrame(rest)) {
        rest = rest.subarray(frame.end);
        if (frame.opcode === 9) socket.write(clientFrame(10, frame.payload));
        if (frame.opcode === 1) receive(frame.payload);
      }
    });
    const receive = (payload) => {
      noteMessage(payload);
      if (isSubscribed) return;
      const text = payload.toString();
      if (text.includes('"connection_ack"')) {
        // As clients do: every operation has an id of its own.
        const message = {
          id: randomUUID(),
          type: "subscribe",
          payload: { query, variables, extensions: { startCursor: true } },
        };
        socket.write(clientFrame(1, JSON.stringify(message)));
        if (!tellsStart) setTimeout(subscribed, 200);
      } else if (text.includes('"next"')) subscribed();
    };
    let isSubscribed = false;
    const subscribed = () => {
      isSubscribed = true;
      resolve();
    };
  });
}

/** Masked with zeros, which changes nothing. */
function clientFrame(opcode, content) {
  const payload = Buffer.from(content);
  const head = payload.length < 126 ? [payload.length] : [126, payload.length >> 8, payload.length & 255];
  head[0] |= 128;
  return Buffer.concat([Buffer.from([128 | opcode, ...head, 0, 0, 0, 0]), payload]);
}

function readFrame(bytes) {
  if (bytes.length < 2) return undefined;
  const short = bytes[1] & 127;
  const begin = short < 126 ? 2 : short === 126 ? 4 : 10;
  if (bytes.length < begin) return undefined;
  const length =
    short < 126 ? short : short === 126 ? bytes.readUInt16BE(2) : Number(bytes.readBigUInt64BE(2));
  const end = begin + length;
  return bytes.length < end ? undefined : { opcode: bytes[0] & 15, payload: bytes.subarray(begin, end), end };
}
