/**
 * How heavy and how fast the page is, over a hub of its own: for each page the bytes that a browser receives when it
 * opens it for the first time, and Lighthouse's mobile figures. Fails if a page is heavier than its budget.
 *
 *   npm run check:page -- [--url http://localhost:4000] [--no-lighthouse] [--rounds 3] [--keep]
 *
 * Lighthouse is fetched by npx, in the version below: it brings more packages than everything else that only tests
 * need. Run it beside an idle machine; --keep writes the figures into docs/benchmarks.md.
 */
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import chromium from "@sparticuz/chromium";
import { keepFigures } from "./keep-figures.mjs";
import { measureLighthouse } from "./lighthouse.mjs";
import { startOwnHub } from "./own-hub.mjs";
import { measureWeights } from "./weights.mjs";

const { values: flags } = parseArgs({
  options: {
    url: { type: "string" },
    "no-lighthouse": { type: "boolean", default: false },
    rounds: { type: "string", default: "3" },
    keep: { type: "boolean", default: false },
  },
});

const load = loadavg()[0];
const executablePath = await chromium.executablePath();
await using hub = flags.url === undefined ? await startOwnHub() : undefined;
const url = hub?.url ?? flags.url;

const { weights, table } = await measureWeights(url, executablePath);
const parts = [
  `Machine: ${cpus().length} cores, Node ${process.version.slice(1)}; load average before the run ${load.toFixed(2)}.`,
  table,
];
console.log(table);
if (!flags["no-lighthouse"]) {
  const lighthouse = await measureLighthouse(url, executablePath, Number(flags.rounds));
  console.log(lighthouse);
  parts.push(lighthouse);
}
if (flags.keep) keepFigures(parts.join("\n\n"));

const heavy = weights.filter(({ javaScriptKb, budgetKb }) => javaScriptKb > budgetKb);
for (const { address, javaScriptKb, budgetKb } of heavy)
  console.error(
    `${address} loads ${javaScriptKb.toFixed(0)} KB of JavaScript; its budget is ${budgetKb} KB.`,
  );
if (heavy.length > 0) process.exitCode = 1;
