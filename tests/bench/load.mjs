/**
 * Load: so many connections, each sending the next request when its answer is complete. Sockets read into
 * one buffer each: counting bytes is all that is done here.
 *
 * Argument: JSON of `{ port, headers, authorizations, body, connections, warmupMs, durationMs }`; prints the result as JSON.
 */
import { connect } from "node:net";

const {
  port,
  headers,
  authorizations = [],
  body,
  connections,
  warmupMs,
  durationMs,
} = JSON.parse(process.argv[2]);

const READ_BUFFER_BYTES = 256 * 1024;
const LAST_CHUNK = "0\r\n\r\n";
const latenciesMs = [];
const failures = new Map();
/** As the first answer said; what is in it is checked before and after. */
let expectedLength;
let isMeasuring = false;
let isOver = false;

const sockets = Array.from({ length: connections }, (_, index) => open(toRequest(authorizationOf(index))));
process.send?.("warming");
await wait(warmupMs);
isMeasuring = true;
const startMs = performance.now();
process.send?.("measuring");
await wait(durationMs);
const seconds = (performance.now() - startMs) / 1_000;
isOver = true;
process.send?.("over");
for (const socket of sockets) socket.destroy();
report();

/** Those of the contestant in turn, the same for a whole connection. */
function authorizationOf(index) {
  if (authorizations.length === 0) return {};
  return { authorization: authorizations[index % authorizations.length] };
}

function toRequest(authorization) {
  const bytes = Buffer.from(body);
  const ownHeaders = { host: `127.0.0.1:${port}`, "content-length": bytes.length };
  const lines = Object.entries({ ...headers, ...authorization, ...ownHeaders });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
  return Buffer.concat([Buffer.from(`POST /graphql HTTP/1.1\r\n${head}\r\n`), bytes]);
}

function open(request) {
  let sentMs = 0;
  let missing = 0;
  let isChunked = false;
  let tail = "";
  const send = () => {
    sentMs = performance.now();
    missing = -1;
    socket.write(request);
  };
  const finish = () => {
    if (isMeasuring && !isOver) latenciesMs.push(performance.now() - sentMs);
    if (!isOver) send();
  };
  const receive = (size, buffer) => {
    if (missing === -1) {
      const headEnd = buffer.indexOf("\r\n\r\n");
      const head = buffer.latin1Slice(0, headEnd);
      if (!head.startsWith("HTTP/1.1 200")) fail(head.slice(0, 12));
      const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
      isChunked = length === undefined;
      expectedLength ??= length;
      if (length !== expectedLength) fail(`an answer of ${length} bytes instead of ${expectedLength}`);
      missing = isChunked ? 1 : headEnd + 4 + Number(length);
    }
    if (isChunked) {
      tail = (tail + buffer.latin1Slice(Math.max(0, size - LAST_CHUNK.length), size)).slice(
        -LAST_CHUNK.length,
      );
      if (tail === LAST_CHUNK) finish();
      return true;
    }
    missing -= size;
    if (missing === 0) finish();
    return true;
  };
  const socket = connect({
    port,
    host: "127.0.0.1",
    noDelay: true,
    onread: { buffer: Buffer.allocUnsafe(READ_BUFFER_BYTES), callback: receive },
  });
  socket.on("connect", send);
  socket.on("error", ({ code }) => fail(code));
  socket.on("close", () => fail("closed"));
  return socket;
}

function fail(reason) {
  if (!isOver) failures.set(reason, (failures.get(reason) ?? 0) + 1);
}

function report() {
  latenciesMs.sort((a, b) => a - b);
  const quantile = (share) => latenciesMs[Math.floor((latenciesMs.length - 1) * share)] ?? Number.NaN;
  const result = {
    requests: latenciesMs.length,
    seconds,
    perSecond: latenciesMs.length / seconds,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    failures: Object.fromEntries(failures),
  };
  process.stdout.write(JSON.stringify(result), () => process.exit());
}

function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
