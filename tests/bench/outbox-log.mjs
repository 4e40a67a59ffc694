/**
 * How long an event takes from its commit to a reader of the relay, under a steady load and with an import that
 * stays open. Prints and writes nothing else.
 *
 *   node tests/bench/outbox-log.mjs [--seconds 60] [--rate 1000] [--import-seconds 60] [--import-events 500] [--not-durable]
 *
 * The member (writers, sequencer, relay) is one process, the reader another, PostgreSQL the third. The clock of an
 * event runs from when its COMMIT was sent, so that the commit's own write to disk counts; the import's from when
 * its COMMIT was sent as well.
 */
import { fork } from "node:child_process";
import { parseArgs } from "node:util";
import { startThrowAwayServer } from "@hub/local/postgres/throw-away-postgres";
import { createParser } from "eventsource-parser";

const { values: flags } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    rate: { type: "string", default: "1000" },
    "import-seconds": { type: "string", default: "60" },
    "import-events": { type: "string", default: "500" },
    "not-durable": { type: "boolean", default: false },
  },
});
const load = {
  seconds: Number(flags.seconds),
  rate: Number(flags.rate),
  importSeconds: Number(flags["import-seconds"]),
  importedEvents: Number(flags["import-events"]),
};
const WINDOW_MS = 10_000;

const server = await startThrowAwayServer({ isDurable: !flags["not-durable"] });
const member = fork(new URL("outbox-log-member.mjs", import.meta.url), [server.url, JSON.stringify(load)]);
try {
  const { eventsUrl } = await nextMessage(member);
  const arrivals = new Map();
  const order = [];
  const reading = new AbortController();
  const onEvent = (key, at) => {
    if (!arrivals.has(key)) arrivals.set(key, at);
    order.push(key);
  };
  const finished = readRelay(eventsUrl, reading.signal, onEvent, () => member.send("start"));
  const { commits, offeredMs, cpuMs } = await nextMessage(member);
  const deadline = Date.now() + 30_000;
  while (arrivals.size < commits.length && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  reading.abort();
  await finished;
  report(commits, arrivals, order, { offeredMs, cpuMs });
} finally {
  member.kill();
  await server.stop();
}

function nextMessage(child) {
  return new Promise((resolve, reject) => {
    child.once("message", resolve);
    child.once("exit", (code) => reject(new Error(`the member ended with ${code}`)));
  });
}

/** From the head on, which is behind everything that is committed after the hello. */
async function readRelay(url, signal, onEvent, onHello) {
  const parser = createParser({
    onEvent: ({ event, data }) => {
      if (event === "hello") onHello();
      if (event !== "event") return;
      const { aggregateId, version } = JSON.parse(data);
      onEvent(`${aggregateId}@${version}`, now());
    },
  });
  const decoder = new TextDecoder();
  try {
    const answer = await fetch(url, { signal });
    for await (const chunk of answer.body) parser.feed(decoder.decode(chunk, { stream: true }));
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

function report(commits, arrivals, order, { offeredMs, cpuMs }) {
  const start = commits[0].at;
  const isImport = ({ key }) => key.startsWith("import");
  const latency = ({ key, at }) => arrivals.get(key) - at;
  const arrived = commits.filter(({ key }) => arrivals.has(key));
  const single = arrived.filter((commit) => !isImport(commit));
  const imported = arrived.filter(isImport);
  print("committed", `${commits.length} events, ${imported.length} of them by the import`);
  print(
    "offered",
    `${Math.round((single.length * 1_000) / offeredMs)} events/s for ${Math.round(offeredMs / 1_000)} s`,
  );
  print("verdict", JSON.stringify(judge(commits, arrivals, order)));
  print("CPU of the member", `${Math.round((100 * cpuMs) / offeredMs)} % of a core, writers included`);
  print("all", summary(single.map(latency)));
  for (let from = start; from < start + offeredMs; from += WINDOW_MS) {
    const window = single.filter(({ at }) => at >= from && at < from + WINDOW_MS);
    print(`  from ${Math.round((from - start) / 1_000)} s`, summary(window.map(latency)));
  }
  print("import", summary(imported.map(latency)));
}

function judge(commits, arrivals, order) {
  const latest = new Map();
  let outOfOrder = 0;
  for (const key of order) {
    const [aggregate, version] = key.split("@");
    if (Number(version) < (latest.get(aggregate) ?? 0)) outOfOrder += 1;
    latest.set(aggregate, Number(version));
  }
  const lost = commits.filter(({ key }) => !arrivals.has(key)).length;
  return { lost, duplicated: order.length - arrivals.size, outOfOrder };
}

function summary(latencies) {
  if (latencies.length === 0) return "none";
  const sorted = latencies.toSorted((one, other) => one - other);
  const at = (share) =>
    `${sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))].toFixed(1)} ms`;
  return `p50 ${at(0.5)}, p99 ${at(0.99)}, p99.9 ${at(0.999)}, max ${at(1)} (${sorted.length})`;
}

function print(title, text) {
  process.stdout.write(`${title.padEnd(20)}${text}\n`);
}

function now() {
  return performance.timeOrigin + performance.now();
}
