/**
 * Measures live answers: so many subscribers, each on a socket of its own, all watching the same, and so many
 * events per second, for each of which one member is asked. The gateway has a core to itself; the member and all
 * clients share the other, so the latencies of large runs contain the clients' own work.
 *
 *   node tests/bench/live.mjs [--only ws|sse] [--runs 200x20,10000x5] [--seconds 20] [--profile]
 *   --rounds 5                everything so often in turn, and the median of each figure, of the CPU also the range:
 *                             on a machine shared with others, an hour later all of it may take a third more
 *   --peers 200x20,1000x20    the same for Hive Gateway, installed outside the project; "" leaves it out
 *   --bare 2000x20,10000x5    the limit: Node that writes what a member tells to everybody, and nothing else
 *   --organisations 11        subscribers are accounts of so many organisations in turn; their accesses are recorded
 *   node tests/bench/live.mjs --storm 5000     so many clients that come back at once
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { randomSecret, startProvider } from "./accounts.mjs";
import { startServer } from "./contestants.mjs";
import { composeLive, composePassthrough, MEMBER, WATCH } from "./live-schema.mjs";
import { hiveConfig, installHive } from "./peers.mjs";
import { cpuSeconds, message, OTHER_CORE, outputOf, pinning, rssKb, startNode, stop } from "./processes.mjs";
import { median } from "./report.mjs";

const GATEWAY_MAIN =
  process.env.BENCH_GATEWAY_MAIN ?? join(import.meta.dirname, "../../gateway/dist/main.js");
const SETTLE_MS = 1_500;
const MISSED = 50;
const QUERY_EVERY_MS = 20;
const QUERY_LIMIT_MS = 10_000;
/**
 * Screens watch for days; V8 takes a thousand events to compile what is done for each. After more, its heap has grown
 * so far that what the subscribers take no longer shows.
 */
const WARM_UP = { subscribers: 10, perSecond: 200, seconds: 5 };

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    runs: { type: "string", default: "200x20,1000x10,2000x20,10000x5" },
    seconds: { type: "string", default: "20" },
    rounds: { type: "string", default: "1" },
    profile: { type: "boolean", default: false },
    storm: { type: "string" },
    organisations: { type: "string", default: "0" },
    peers: { type: "string", default: "200x20,1000x20" },
    bare: { type: "string", default: "2000x20,10000x5" },
  },
});
const runs = parseRuns(values.runs);
const transports = values.only === undefined ? ["ws", "sse"] : [values.only];

process.stdout.write(`${new Date().toISOString()}, Node ${process.version}, ${pinning()}\n\n`);
if (values.storm !== undefined) {
  for (const transport of transports)
    process.stdout.write(`${await measureStorm(transport, Number(values.storm))}\n`);
  process.exit();
}

process.stdout.write(
  "| gateway | transport | subscribers | events/s | delivered | p50 ms | p99 ms | max ms | gateway CPU | µs CPU per delivery | clients' CPU | KB per subscriber | upstreams | member requests per event |\n",
);
process.stdout.write("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|\n");
const organisations = Number(values.organisations);
const hub =
  organisations === 0
    ? { gateway: "Khuyến học Hub", start: startHub }
    : { gateway: `Khuyến học Hub, ${organisations} organisations`, start: startHubWithRights };
const bare = { gateway: "bare Node", start: startBare, transport: "sse", tellsStart: false };
const peer = { gateway: "Hive Gateway 2.15", start: startHive, transport: "ws", tellsStart: false };
const rows = [
  ...transports.flatMap((transport) => runs.map((run) => ({ ...hub, transport, ...run }))),
  ...parseRuns(values.bare).map((run) => ({ ...bare, ...run })),
  ...parseRuns(values.peers).map((run) => ({ ...peer, ...run })),
];
const rounds = Number(values.rounds);
const measured = rows.map(() => []);
for (let round = 1; round <= rounds; round += 1) {
  for (const [index, row] of rows.entries()) {
    measured[index].push(await measureRow(row));
    if (round === rounds) process.stdout.write(`| ${describe(row, measured[index])} |\n`);
    else process.stderr.write(`round ${round} of ${rounds}: ${describe(row, measured[index].slice(-1))}\n`);
  }
}

function parseRuns(text) {
  if (text === "") return [];
  return text.split(",").map((run) => {
    const [subscribers, perSecond] = run.split("x").map(Number);
    return { subscribers, perSecond };
  });
}

/** Its figures, or what went wrong. */
async function measureRow(row) {
  try {
    return await measure({ ...row, seconds: Number(values.seconds) });
  } catch (error) {
    return { problem: error.message };
  }
}

function describe({ gateway, transport, subscribers, perSecond }, results) {
  const title = [gateway, transport, subscribers, perSecond];
  const problem = results.find((result) => result.problem !== undefined)?.problem;
  if (problem !== undefined) return [...title, problem].join(" | ");
  const sum = (name) => results.reduce((total, result) => total + result[name], 0);
  const middle = (name) => median(results.map((result) => result[name]));
  const cpu = results.map((result) => result.cpuPerDelivery);
  const range = `${Math.min(...cpu).toFixed(1)} to ${Math.max(...cpu).toFixed(1)}`;
  return [
    ...title,
    `${sum("deliveries")} of ${sum("due")}`,
    ...["p50", "p99", "max"].map((name) => middle(name).toFixed(1)),
    `${(middle("gatewayShare") * 100).toFixed(0)} %`,
    median(cpu).toFixed(1) + (cpu.length > 1 ? ` (${range})` : ""),
    `${(middle("clientsShare") * 100).toFixed(0)} %`,
    middle("kbPerSubscriber").toFixed(1),
    middle("upstreams"),
    middle("requestsPerEvent").toFixed(2),
  ].join(" | ");
}

async function measure({ start, transport, subscribers, perSecond, seconds, tellsStart = true }) {
  const folder = mkdtempSync(join(tmpdir(), "hub-bench-live-"));
  const member = startNode(OTHER_CORE, join(import.meta.dirname, "live-member.mjs"));
  let gateway;
  let clients;
  try {
    gateway = await start(folder, await reply(member));
    const load = { member, gateway, transport, tellsStart };
    clients = await openClients({ ...load, count: WARM_UP.subscribers });
    await emit(member, WARM_UP);
    await stop(clients);
    await settle();
    const idleKb = rssKb(gateway.pid);
    clients = await openClients({ ...load, count: subscribers });
    await settle();
    await ask(clients, "figures");
    const before = await figures(load, clients);
    await emit(member, { perSecond, seconds });
    await settle();
    const after = await figures(load, clients);
    const { deliveries, closed, failed, p50, p99, max } = await ask(clients, "figures");
    const events = after.events - before.events;
    const gatewayCpu = after.gatewayCpu - before.gatewayCpu;
    if (failed > 0) throw new Error(`${failed} payloads had errors`);
    if (closed > 0) process.stderr.write(`${closed} sockets were closed\n`);
    return {
      deliveries,
      due: events * subscribers,
      p50,
      p99,
      max,
      gatewayShare: gatewayCpu / seconds,
      cpuPerDelivery: (gatewayCpu / deliveries) * 1e6,
      clientsShare: (after.clientsCpu - before.clientsCpu) / seconds,
      kbPerSubscriber: (rssKb(gateway.pid) - idleKb) / subscribers,
      upstreams: after.upstreams,
      requestsPerEvent: (after.requests - before.requests) / events,
    };
  } finally {
    await Promise.all([clients, member].filter(Boolean).map(stop));
    await gateway?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** It passes the subscription through to the member and asks for the rest of the selection itself. */
async function startHive(folder, urls) {
  const installed = await installHive();
  const config = join(installed, "live.config.mjs");
  const file = join(folder, "supergraph.graphql");
  writeFileSync(config, hiveConfig({ isSharing: true, isRust: false }));
  writeFileSync(file, composePassthrough(urls));
  const bin = join(installed, "node_modules/@graphql-hive/gateway/dist/bin.js");
  return startServer(process.execPath, [bin, "supergraph", file, "-c", config, "--fork", "1"], {}, installed);
}

function startBare(_, { subscriptions }) {
  return startServer(process.execPath, [join(import.meta.dirname, "bare-live.mjs"), subscriptions], {});
}

/** Every subscriber is known, members are asked by signed requests, and accesses are recorded. */
async function startHubWithRights(folder, urls) {
  const provider = await startProvider(organisations);
  const server = await startHub(folder, urls, {
    ...provider.environment,
    [`MEMBER_${MEMBER.toUpperCase()}_KEY`]: randomSecret(),
    RIGHTS_MEMBER: MEMBER,
    AUDIT_DIRECTORY: join(folder, "access-log"),
  });
  const end = () => {
    provider.stop();
    return server.stop();
  };
  return { ...server, authorizations: provider.authorizations, stop: end };
}

function startHub(folder, { relay, graphql }, environment = {}) {
  const file = join(folder, "supergraph.graphql");
  writeFileSync(file, composeLive());
  const flags = values.profile ? ["--cpu-prof", "--cpu-prof-dir=/tmp/hub-bench-profiles"] : [];
  return startServer(
    process.execPath,
    [...flags, GATEWAY_MAIN, "--supergraph", file, "--member", `${MEMBER}=${graphql}`],
    {
      LOG_LEVEL: "warn",
      MEMBER_COMMITMENTS_URL: relay,
      SUPERGRAPH_POLL_SECONDS: "0",
      ...environment,
    },
  );
}

async function openClients({ gateway, transport, count, after = null, tellsStart = true }) {
  const { port, authorizations } = gateway;
  const options = { port, authorizations, transport, count, query: WATCH, after, tellsStart };
  const clients = startNode(OTHER_CORE, join(import.meta.dirname, "live-subscribers.mjs"), [
    JSON.stringify(options),
  ]);
  await reply(clients);
  return clients;
}

/**
 * So many clients come back at once for events they missed, while others ask queries over connections of their own.
 */
async function measureStorm(transport, count) {
  const folder = mkdtempSync(join(tmpdir(), "hub-bench-live-"));
  const member = startNode(OTHER_CORE, join(import.meta.dirname, "live-member.mjs"));
  let gateway;
  let clients;
  try {
    gateway = await startHub(folder, await reply(member));
    const url = `http://127.0.0.1:${gateway.port}/graphql`;
    const { extensions } = await askQuery(url);
    await emit(member, { perSecond: MISSED, seconds: 1 });
    const before = await ask(member, "figures");
    const others = askAllTheWhile(url);
    const beginMs = performance.now();
    clients = await openClients({ gateway, transport, count, after: extensions.asOf });
    const openMs = performance.now() - beginMs;
    for (let told = 0; told < count * MISSED; ) told += (await ask(clients, "figures")).deliveries;
    const toldMs = performance.now() - beginMs;
    const queries = await others.stop();
    const after = await ask(member, "figures");
    const seconds = (ms) => `${(ms / 1_000).toFixed(1)} s`;
    return [
      `${transport}: ${count} clients were back after ${seconds(openMs)} and had all ${MISSED} missed events after ${seconds(toldMs)};`,
      `${after.requests - before.requests} member requests for them;`,
      `of ${queries.asked} queries of others ${queries.asked - queries.answered} failed, p50 ${queries.p50.toFixed(0)} ms, p99 ${queries.p99.toFixed(0)} ms`,
    ].join(" ");
  } finally {
    await Promise.all([clients, member].filter(Boolean).map(stop));
    await gateway?.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function askQuery(url) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", connection: "close" },
    body: JSON.stringify({ query: '{ commitment(id: "c1") { title } }' }),
    signal: AbortSignal.timeout(QUERY_LIMIT_MS),
  });
  const answer = await response.json();
  if (!answer.data?.commitment) throw new Error(JSON.stringify(answer));
  return answer;
}

/** A query every so often, whether the last one has been answered or not. */
function askAllTheWhile(url) {
  const latencies = [];
  const asked = [];
  const timer = setInterval(() => {
    const beginMs = performance.now();
    asked.push(
      askQuery(url).then(
        () => latencies.push(performance.now() - beginMs),
        (error) => process.stderr.write(`A query failed: ${error.message}\n`),
      ),
    );
  }, QUERY_EVERY_MS);
  return {
    async stop() {
      clearInterval(timer);
      await Promise.all(asked);
      const sorted = latencies.sort((a, b) => a - b);
      const at = (share) => sorted[Math.floor((sorted.length - 1) * share)];
      return { asked: asked.length, answered: sorted.length, p50: at(0.5), p99: at(0.99) };
    },
  };
}

/** Its first message; what it wrote when it ends instead. */
function reply(child) {
  const output = outputOf(child);
  return message(child).catch((error) => {
    throw new Error(`${error.message}: ${output()}`);
  });
}

function ask(child, question) {
  const answer = message(child);
  child.send(question);
  return answer;
}

function emit(member, { perSecond, seconds }) {
  return ask(member, { emit: { perSecond, count: perSecond * seconds } });
}

async function figures({ member, gateway }, clients) {
  const { requests, upstreams, events } = await ask(member, "figures");
  return {
    requests,
    upstreams,
    events,
    gatewayCpu: cpuSeconds(gateway.pid),
    clientsCpu: cpuSeconds(clients.pid),
  };
}

function settle() {
  return new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
}
