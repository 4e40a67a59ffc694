/**
 * The limit: what Node itself needs for the same traffic. No planning, no merging, no checks; the member requests
 * of the real answer are known beforehand and sent at once.
 *
 * text:  each member's answer becomes a string and is parsed; an object equal to the answer is made into JSON.
 * bytes: the same, but the bytes of UTF-8 are never decoded: one byte stands for one character in between.
 * memory: nobody is asked; the bytes of the answer are there before the first request.
 *
 * Argument: file with JSON of `{ encoding, requests: [{ origin, body }], answer }`.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Pool } from "undici";

const { encoding, requests, answer } = JSON.parse(readFileSync(process.argv[2], "utf8"));
const isBytes = encoding === "bytes";

const prepared = isBytes ? JSON.parse(Buffer.from(JSON.stringify(answer)).latin1Slice()) : answer;
const origins = [...new Set(requests.map(({ origin }) => origin))];
const pools = new Map(origins.map((origin) => [origin, new Pool(origin, { connections: 64 })]));
const headers = { "content-type": "application/json", accept: "application/json" };

const inMemory = encoding === "memory" ? Buffer.from(JSON.stringify(answer)) : undefined;

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => void respond(response));
});

async function respond(response) {
  if (inMemory) return send(response, inMemory);
  await Promise.all(requests.map(ask));
  send(response, Buffer.from(JSON.stringify(prepared), isBytes ? "latin1" : "utf8"));
}

function send(response, bytes) {
  response.writeHead(200, { "content-type": "application/json", "content-length": bytes.length }).end(bytes);
}

async function ask({ origin, body }) {
  const response = await pools.get(origin).request({ method: "POST", path: "/graphql", headers, body });
  if (!isBytes) return JSON.parse(await response.body.text());
  const bytes = await response.body.bytes();
  return JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).latin1Slice());
}

server.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit());
