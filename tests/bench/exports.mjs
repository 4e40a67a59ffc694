/**
 * How long a running hub takes to write its lists as files, and how much memory that takes its gateway. Each list is
 * written once before, so that what any first requests take is not counted. Prints and writes nothing else.
 *
 *   npm start                      (in another terminal)
 *   npm run demo:large -- --figures 100000
 *   node tests/bench/exports.mjs [--data-dir .hub] [--lists figures.csv?includeEnded=true,figures.xlsx]
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";

const { values: flags } = parseArgs({
  options: {
    "data-dir": { type: "string", default: ".hub" },
    lists: {
      type: "string",
      default: "figures.csv?includeEnded=true,figures.xlsx?includeEnded=true,figures.json?includeEnded=true",
    },
  },
});

const { port, gateway } = JSON.parse(readFileSync(join(flags["data-dir"], "hub.json"), "utf8"));
const LOOK_EVERY_MS = 50;
/** What ordinary requests make of a fresh process: they fill the space for short-lived objects. */
const FIRST_REQUESTS = 3_000;

for (let count = 0; count < FIRST_REQUESTS; count += 1) await ask();
for (const list of flags.lists.split(",")) console.log(await write(list));

async function ask() {
  const response = await fetch(`http://127.0.0.1:${port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({
      query: "{ figures(first: 50) { nodes { id printedText unit { name { vi } } source { title } } } }",
    }),
  });
  await response.text();
}

async function write(list) {
  const beforeMb = memoryMb();
  const beforeS = processorS();
  const startMs = performance.now();
  let peakMb = beforeMb;
  const looking = setInterval(() => {
    peakMb = Math.max(peakMb, memoryMb());
  }, LOOK_EVERY_MS);
  const response = await fetch(`http://127.0.0.1:${port}/export/${list}`);
  let bytes = 0;
  for await (const piece of response.body) bytes += piece.length;
  clearInterval(looking);
  const seconds = (performance.now() - startMs) / 1_000;
  const figures = [
    `${(bytes / 1e6).toFixed(1)} MB in ${seconds.toFixed(1)} s`,
    `gateway ${(processorS() - beforeS).toFixed(1)} CPU s`,
    `memory ${beforeMb.toFixed(0)} MB, at most ${(peakMb - beforeMb).toFixed(0)} MB more`,
  ];
  return `${response.status} ${list}: ${figures.join("; ")}`;
}

function memoryMb() {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${gateway.pid}/status`, "utf8"));
  return Number(kilobytes) / 1_024;
}

function processorS() {
  const [user, system] = readFileSync(`/proc/${gateway.pid}/stat`, "utf8").split(" ").slice(13, 15);
  return (Number(user) + Number(system)) / 100;
}
