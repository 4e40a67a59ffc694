/**
 * What asking a member over HTTP costs: the gateway's client beside undici's Pool, by `dispatch` and by `request`.
 *
 *   node tests/bench/http-clients.mjs [--rounds N] [--seconds N]
 *
 * All ask the same server for the same answers, in turn, each in a process of its own; medians of the rounds.
 */
import { fork } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { Faults } from "@hub/gateway/errors/faults";
import { HttpClient } from "@hub/gateway/members/http/http-client";
import pino from "pino";
import { Pool } from "undici";
import { median } from "./report.mjs";

const { values: flags } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "3" },
    client: { type: "string" },
    port: { type: "string" },
    bytes: { type: "string" },
  },
});

const AT_A_TIME = 20;
const WARM_UP_MS = 1_000;
const CONNECTIONS = 64;
const SIZES = [200, 2_000, 50_000];
const BODY = JSON.stringify({
  query: "query Q($id: ID!) { item(id: $id) { id title } }",
  variables: { id: "1" },
});
const HEADERS = { "content-type": "application/json", accept: "application/json" };

const CLIENTS = {
  "the gateway's": (origin) => {
    const faults = new Faults({ logger: pino({ level: "silent" }), observe: () => {} });
    const client = new HttpClient({
      origin,
      maxConnections: CONNECTIONS,
      maxBodyBytes: 10_000_000,
      faults,
    });
    const lines = Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}\r\n`);
    return (path) => {
      const head = `POST ${path} HTTP/1.1\r\nhost: ${origin.host}\r\n${lines.join("")}`;
      return client
        .send(`${head}content-length: ${BODY.length}\r\n\r\n${BODY}`)
        .answer.then(({ body }) => body);
    };
  },
  "undici dispatch": (origin) => {
    const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 });
    return (path) =>
      new Promise((resolve, reject) => {
        let text = "";
        pool.dispatch(
          { path, method: "POST", headers: HEADERS, body: BODY },
          {
            onRequestStart() {},
            onResponseStart() {},
            onResponseData(_, chunk) {
              text += chunk.latin1Slice();
            },
            onResponseEnd: () => resolve(text),
            onResponseError: (_, error) => reject(error),
          },
        );
      });
  },
  "undici request": (origin) => {
    const pool = new Pool(origin, { connections: CONNECTIONS, pipelining: 1 });
    return async (path) =>
      (await pool.request({ path, method: "POST", headers: HEADERS, body: BODY })).body.text();
  },
};

if (flags.client === undefined) await compare();
else await measure(CLIENTS[flags.client], new URL(`http://127.0.0.1:${flags.port}`), Number(flags.bytes));

async function compare() {
  const server = createServer((request, response) => {
    request.resume();
    const body = "x".repeat(Number(request.url?.slice(1)));
    response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
    response.end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  console.log("| answer | client | µs of CPU per request | requests per second |\n|---:|---|---:|---:|");
  for (const bytes of SIZES) {
    const results = new Map(Object.keys(CLIENTS).map((name) => [name, []]));
    for (let round = 0; round < Number(flags.rounds); round++)
      for (const [name, all] of results) all.push(await runClient(name, port, bytes));
    for (const [name, all] of results) {
      const cpu = median(all.map(({ cpuUs }) => cpuUs));
      const rate = median(all.map(({ perSecond }) => perSecond));
      console.log(`| ${bytes} B | ${name} | ${cpu.toFixed(1)} | ${Math.round(rate)} |`);
    }
  }
  server.close();
  server.closeAllConnections();
}

async function runClient(client, port, bytes) {
  const child = fork(fileURLToPath(import.meta.url), [
    `--client=${client}`,
    `--port=${port}`,
    `--bytes=${bytes}`,
    `--seconds=${flags.seconds}`,
  ]);
  const [result] = await once(child, "message");
  return result;
}

async function measure(create, origin, bytes) {
  const ask = create(origin);
  let answered = 0;
  let isOver = false;
  const keepAsking = async () => {
    while (!isOver) {
      const body = await ask(`/${bytes}`);
      if (body.length !== bytes) throw new Error(`${body.length} of ${bytes} bytes came`);
      answered += 1;
    }
  };
  const asking = Array.from({ length: AT_A_TIME }, keepAsking);
  await wait(WARM_UP_MS);
  const before = { answered, cpu: process.cpuUsage(), ms: performance.now() };
  await wait(Number(flags.seconds) * 1_000);
  const { user, system } = process.cpuUsage(before.cpu);
  const count = answered - before.answered;
  const perSecond = (count * 1_000) / (performance.now() - before.ms);
  isOver = true;
  await Promise.all(asking);
  process.send({ cpuUs: (user + system) / count, perSecond }, () => process.exit());
}

function wait(ms) {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
