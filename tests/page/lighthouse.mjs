import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { median } from "../bench/report.mjs";

const LIGHTHOUSE = "lighthouse@13.5.0";
const FLAGS = "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking";
const ADDRESSES = ["/", "/chuong-trinh", "/dia-ban"];
const run = promisify(execFile);

/** The medians of several runs as a telephone on a slow network (Lighthouse's own). */
export async function measureLighthouse(url, executablePath, rounds) {
  const rows = [];
  for (const address of ADDRESSES) {
    const reports = [];
    for (let round = 0; round < rounds; round += 1) reports.push(await ask(url + address, executablePath));
    rows.push(toRow(address, reports));
  }
  return [
    "| page, mobile | performance | accessibility | best practices | LCP s | CLS | blocked ms |",
    "|---|---:|---:|---:|---:|---:|---:|",
    ...rows,
  ].join("\n");
}

async function ask(url, executablePath) {
  const args = ["--yes", LIGHTHOUSE, url, "--quiet", "--output=json", `--chrome-flags=${FLAGS}`];
  const env = { ...process.env, CHROME_PATH: executablePath };
  const { stdout } = await run("npx", args, { env, maxBuffer: 64 * 1024 * 1024 });
  return JSON.parse(stdout);
}

function toRow(address, reports) {
  const score = (category) => median(reports.map(({ categories }) => categories[category].score * 100));
  const value = (audit) => median(reports.map(({ audits }) => audits[audit].numericValue));
  const cells = [
    score("performance").toFixed(0),
    score("accessibility").toFixed(0),
    score("best-practices").toFixed(0),
    (value("largest-contentful-paint") / 1000).toFixed(1),
    value("cumulative-layout-shift").toFixed(3),
    value("total-blocking-time").toFixed(0),
  ];
  return `| \`${address}\` | ${cells.join(" | ")} |`;
}
