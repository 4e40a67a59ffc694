import { execFile } from "node:child_process";
import { cpSync, existsSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { median } from "../bench/report.mjs";

/** Lighthouse has a lock file of its own: it brings more packages than everything else that only tests need. */
const LOCKED = join(import.meta.dirname, "lighthouse");
/** Where nobody looks for sources of ours. */
const INSTALLED = join(import.meta.dirname, "../../node_modules/.lighthouse");
const LIGHTHOUSE = join(INSTALLED, "node_modules/lighthouse/cli/index.js");
const FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking";
const PAGES = ["/", "/chuong-trinh", "/chuong-trinh/:code", "/so-lieu", "/dia-ban"];

const FIGURES = [
  { name: "performance", read: score("performance"), digits: 0, atLeast: 95 },
  { name: "accessibility", read: score("accessibility"), digits: 0, atLeast: 100 },
  { name: "best practices", read: score("best-practices"), digits: 0, atLeast: 100 },
  {
    name: "LCP s",
    read: (report) => value("largest-contentful-paint")(report) / 1000,
    digits: 1,
    atMost: 1.8,
  },
  { name: "CLS", read: value("cumulative-layout-shift"), digits: 3, atMost: 0.02 },
  { name: "blocked ms", read: value("total-blocking-time"), digits: 0 },
];

const run = promisify(execFile);

/**
 * The medians of several runs as a telephone on a slow network (Lighthouse's own).
 *
 * @returns {Promise<{ faults: string[], table: string }>} one sentence for each figure that misses its goal
 */
export async function measureLighthouse(url, { addresses, executablePath, rounds }) {
  await install();
  const rows = [];
  const faults = [];
  for (const { page, address } of addresses.filter((place) => PAGES.includes(place.page))) {
    const reports = [];
    for (let round = 0; round < rounds; round += 1) reports.push(await ask(url + address, executablePath));
    const figures = FIGURES.map((figure) => ({ ...figure, found: median(reports.map(figure.read)) }));
    console.log(
      `… ${page}: ${figures.map(({ name, found, digits }) => `${name} ${found.toFixed(digits)}`).join(", ")}`,
    );
    rows.push(`| \`${page}\` | ${figures.map(({ found, digits }) => found.toFixed(digits)).join(" | ")} |`);
    for (const { name, found, digits, atLeast = -Infinity, atMost = Infinity } of figures) {
      if (found >= atLeast && found <= atMost) continue;
      const goal = atMost < Infinity ? `at most ${atMost}` : `at least ${atLeast}`;
      faults.push(`${page}: ${name} is ${found.toFixed(digits)}, not ${goal}.`);
      console.error(faults.at(-1));
    }
  }
  const table = [
    `| page, mobile | ${FIGURES.map(({ name }) => name).join(" | ")} |`,
    `|---|${FIGURES.map(() => "---:|").join("")}`,
    ...rows,
  ].join("\n");
  return { faults, table };
}

async function install() {
  if (existsSync(LIGHTHOUSE)) return;
  cpSync(LOCKED, INSTALLED, { recursive: true });
  await run("npm", ["ci", "--prefix", INSTALLED, "--ignore-scripts", "--no-audit", "--no-fund"]);
}

async function ask(url, executablePath) {
  const args = [LIGHTHOUSE, url, "--quiet", "--output=json", `--chrome-flags=${FLAGS}`];
  // The reader is in Vietnam: elsewhere the page says times of day anew in the reader's own zone.
  const env = { ...process.env, CHROME_PATH: executablePath, TZ: "Asia/Ho_Chi_Minh" };
  const { stdout } = await run(process.execPath, args, { env, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout);
}

function score(category) {
  return ({ categories }) => categories[category].score * 100;
}

function value(audit) {
  return ({ audits }) => audits[audit].numericValue;
}
