/**
 * How long a running hub takes to answer `search`, one search after the other. Prints and writes nothing else.
 *
 *   npm start                      (in another terminal)
 *   node tests/bench/search.mjs [--url http://localhost:4000/graphql] [--rounds 20]
 */
import { parseArgs } from "node:util";

const { values: flags } = parseArgs({
  options: {
    url: { type: "string", default: "http://localhost:4000/graphql" },
    rounds: { type: "string", default: "20" },
  },
});

/** From one result to thousands; in every spelling, of every kind. */
const TEXTS = [
  "quan 11",
  "TP.HCM",
  "Đắc Lắc",
  "phường 08",
  "phường 8 quận 11",
  "kì anh",
  "gia lam ha noi",
  "tỉnh quảng trị",
  "Quyết định 281",
  "UBND Q.11",
  "lm01",
  "QT-2021-2025",
  "hòa bình",
  "HKH",
  "sgd",
  "sonla",
  "Thừa Thiên Huế",
  "xã",
];

const QUERY = `query ($text: String!) {
  search(text: $text, first: 20) { nodes { kind title { vi en } isCurrent successors { title { vi } } } }
}`;

for (const text of TEXTS) await ask(text);
const durations = new Map(TEXTS.map((text) => [text, []]));
for (let round = 0; round < Number(flags.rounds); round += 1) {
  for (const text of TEXTS) durations.get(text).push(await ask(text));
}
for (const [text, times] of durations) print(text, times);
print("all of them", [...durations.values()].flat());

async function ask(text) {
  const start = performance.now();
  const response = await fetch(flags.url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: QUERY, variables: { text } }),
  });
  const { data, errors } = await response.json();
  if (errors || data.search.nodes.length === 0)
    throw new Error(`"${text}": ${JSON.stringify(errors ?? data)}`);
  return performance.now() - start;
}

function print(label, times) {
  const sorted = times.toSorted((one, other) => one - other);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  console.log(`${label.padEnd(20)} median ${at(0.5).padStart(7)} ms   p99 ${at(0.99).padStart(7)} ms`);
}
