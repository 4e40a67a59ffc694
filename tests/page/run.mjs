/**
 * Looks at every page, over a hub of its own: what a browser receives when it opens it for the first time, what axe finds
 * in every look (three widths, two languages, light and dark), how the longest list scrolls, and Lighthouse's mobile figures.
 * Fails where a page is heavier than its budget, has a fault, or misses a goal.
 *
 *   npm run check:page -- [--url http://localhost:4000] [--parts weights,accessibility,scrolling,lighthouse] [--rounds 3] [--keep]
 *
 * Run it beside an idle machine; --keep writes the figures into docs/benchmarks.md.
 */
import { cpus, loadavg } from "node:os";
import { parseArgs } from "node:util";
import sparticuz from "@sparticuz/chromium";
import { chromium } from "playwright-core";
import { checkAccessibility } from "./accessibility.mjs";
import { readAddresses } from "./addresses.mjs";
import { keepFigures } from "./keep-figures.mjs";
import { measureLighthouse } from "./lighthouse.mjs";
import { startOwnHub } from "./own-hub.mjs";
import { measureScrolling } from "./scrolling.mjs";
import { checkTextSize, LARGE_TEXT } from "./text-size.mjs";
import { measureWeights } from "./weights.mjs";

const { values: flags } = parseArgs({
  options: {
    url: { type: "string" },
    parts: { type: "string", default: "weights,accessibility,scrolling,lighthouse" },
    rounds: { type: "string", default: "3" },
    keep: { type: "boolean", default: false },
  },
});
const parts = flags.parts.split(",");

const beganMs = performance.now();
const load = loadavg()[0];
const executablePath = await sparticuz.executablePath();
await using hub = flags.url === undefined ? await startOwnHub() : undefined;
const url = hub?.url ?? flags.url;
const addresses = await readAddresses(url);

const kept = [
  `Machine: ${cpus().length} cores, Node ${process.version.slice(1)}; load average before the run ${load.toFixed(2)}.`,
];
const faults = [];

if (parts.includes("weights")) report(await inBrowser((browser) => measureWeights(browser, url, addresses)));
if (parts.includes("accessibility"))
  report(await inBrowser((browser) => checkAccessibility(browser, url, addresses)));
if (parts.includes("scrolling")) report(await inBrowser((browser) => measureScrolling(browser, url)));
if (parts.includes("text-size"))
  report(await inBrowser((browser) => checkTextSize(browser, url, addresses), [LARGE_TEXT]));
if (parts.includes("lighthouse"))
  report(await measureLighthouse(url, { addresses, executablePath, rounds: Number(flags.rounds) }));

if (flags.keep) keepFigures(kept.join("\n\n"));
console.log(`${faults.length} faults in ${Math.round((performance.now() - beganMs) / 1000)} s`);
if (faults.length > 0) process.exitCode = 1;

/** Each part is told when it has ended. */
function report(part) {
  console.log(part.table);
  kept.push(part.table);
  faults.push(...part.faults);
}

/** One browser for each part, so that what one leaves behind is not another's. */
async function inBrowser(use, settings = []) {
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--lang=vi", ...settings],
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
