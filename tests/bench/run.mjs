/**
 * Measures the gateway beside others, all in one run on one Node, and writes docs/benchmarks.{json,md}.
 * `npm run bench -- --help` explains the flags.
 */
import { loadavg } from "node:os";
import { parseArgs } from "node:util";
import { CONNECTIONS, CONTESTANTS } from "./contestants.mjs";
import { measure, startWorkload } from "./measure.mjs";
import { describeMachine, median, writeReport } from "./report.mjs";

const HELP = `Usage: npm run bench -- [--rounds N] [--seconds N] [--only NAME,…] [--skip-growth] [--full] [--apollo]

  --rounds       how often each contestant is measured, in turn (2)
  --seconds      how long each time (5)
  --only         these contestants, nothing is written: ${Object.keys(CONTESTANTS).join(", ")}
  --skip-growth  leaves out how cost grows
  --full         5 rounds of 10 seconds, Apollo Gateway as well
  --apollo       Apollo Gateway as well
`;

const { values: flags } = parseArgs({
  options: {
    rounds: { type: "string" },
    seconds: { type: "string" },
    only: { type: "string" },
    "skip-growth": { type: "boolean", default: false },
    full: { type: "boolean", default: false },
    apollo: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
if (flags.help) {
  process.stdout.write(HELP);
  process.exit();
}

const rounds = Number(flags.rounds ?? (flags.full ? 5 : 2));
const seconds = Number(flags.seconds ?? (flags.full ? 10 : 5));
/** V8 takes some seconds to compile what it has found to be hot. */
const WARM_UP_MS = 5_000;

/** How cost grows: one thing at a time. Large answers get few connections, or the machine's memory is measured. */
const GROWTH = [
  {
    title: "Size of the answer",
    unit: "×",
    workload: (size) => `main*${size}`,
    values: [1, 10, 100],
    connections: 4,
  },
  { title: "Connections", unit: "", workload: () => "main", values: [1, 50, 500] },
  { title: "Members", unit: "", workload: (count) => `members*${count}`, values: [4, 8, 16] },
  { title: "Depth of the plan", unit: "", workload: (depth) => `depth*${depth}`, values: [2, 4, 8] },
];

const started = { machine: describeMachine(), loadBefore: loadavg()[0] };
const names = chosenNames();
const missing = await installPeers(names);
const main = await compare(names.filter((name) => !(name in missing)));
const growth = flags["skip-growth"] || flags.only ? [] : await measureGrowth();
const report = { ...started, rounds, seconds, connections: CONNECTIONS, main, missing, growth };
writeReport(report, { isKept: flags.only === undefined && !flags["skip-growth"] });
process.exit();

function chosenNames() {
  if (flags.only) return flags.only.split(",");
  return Object.keys(CONTESTANTS).filter((name) => name !== "apollo" || flags.apollo || flags.full);
}

/** Why a peer takes no part, by its name. */
async function installPeers(names) {
  const missing = {};
  for (const name of names) {
    const contestant = CONTESTANTS[name];
    if (!contestant) throw new Error(`There is no contestant "${name}"; see --help`);
    try {
      contestant.installed = await contestant.install?.();
    } catch (error) {
      missing[name] = error.message;
      say(`${name}: ${error.message}`);
    }
  }
  return missing;
}

async function compare(names) {
  const workload = await startWorkload("main");
  const runs = new Map(names.map((name) => [name, []]));
  const failed = {};
  // What bare Node repeats: the member requests that our own answer needs.
  const { recorded } = await measure(CONTESTANTS.hub, workload, {
    connections: 1,
    warmupMs: 0,
    durationMs: 100,
  });
  workload.requests = recorded;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      try {
        runs.get(name).push(await run(name, workload, CONNECTIONS));
      } catch (error) {
        failed[name] = error.message;
        say(`${name}: ${error.message}`);
      }
    }
  }
  await workload.stop();
  const results = names
    .filter((name) => runs.get(name).length > 0)
    .map((name) => ({ name, ...describe(name), ...summary(runs.get(name)) }));
  return { answerBytes: workload.answerBytes, results, failed };
}

async function measureGrowth() {
  const tables = [];
  for (const { title, unit, workload: nameOf, values, connections } of GROWTH) {
    const rows = [];
    for (const value of values) {
      const workload = await startWorkload(nameOf(value));
      const count = title === "Connections" ? value : (connections ?? CONNECTIONS);
      const runs = [];
      for (let round = 0; round < rounds; round++) runs.push(await run("hub", workload, count));
      rows.push({ value: `${unit}${value}`, answerBytes: workload.answerBytes, ...summary(runs) });
      await workload.stop();
    }
    tables.push({ title, connections, rows });
  }
  return tables;
}

async function run(name, workload, connections) {
  const contestant = CONTESTANTS[name];
  const { recorded, ...result } = await measure(contestant, workload, {
    connections,
    warmupMs: WARM_UP_MS,
    durationMs: seconds * 1_000,
  });
  say(
    `${workload.name} ${name} (${connections}): ${result.perSecond.toFixed(0)}/s, p99 ${result.p99Ms.toFixed(1)} ms, ` +
      `CPU ${result.cpuMsPerRequest?.toFixed(3)} ms, ${result.peakRssMb?.toFixed(0)} MB, meanwhile ${result.rssMb.join(" ")}`,
  );
  return result;
}

function describe(name) {
  const { title, isSharing = false } = CONTESTANTS[name];
  return { title, isSharing };
}

function summary(runs) {
  const medianOf = (key) => median(runs.map((run) => run[key]).filter((value) => value !== undefined));
  return {
    runs: runs.length,
    perSecond: medianOf("perSecond"),
    p50Ms: medianOf("p50Ms"),
    p99Ms: medianOf("p99Ms"),
    cpuSecondsPer1000: medianOf("cpuMsPerRequest"),
    peakRssMb: Math.max(...runs.map((run) => run.peakRssMb)),
    memberRequests: medianOf("memberRequests"),
  };
}

function say(text) {
  process.stderr.write(`${text}\n`);
}
