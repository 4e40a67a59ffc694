import { readFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const ADDRESSES = join(import.meta.dirname, "../../dashboard/dist/addresses.json");
const EXPLORER = "/truy-van";
const FIRST_PAGE_KB = 150;
const OTHER_PAGE_KB = 300;
/** Of pages that show a chart where it comes into view. */
const CHART = /\/echart-/;
/** One programme stands for all; pages of one unit or figure are made of the same parts as their lists. */
const EXAMPLES = { "/chuong-trinh/:code": "/chuong-trinh/QT-2021-2025" };

/** What a browser with empty caches receives for each page, in KB (1,000 bytes) as they come over the wire. */
export async function measureWeights(url, executablePath) {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
  try {
    const weights = [];
    for (const address of [...addresses(), EXPLORER]) weights.push(await weigh(browser, url, address));
    return { weights, table: toTable(weights) };
  } finally {
    await browser.close();
  }
}

function addresses() {
  const { pages } = JSON.parse(readFileSync(ADDRESSES, "utf8"));
  return pages.flatMap((page) => (page.includes(":") ? (EXAMPLES[page] ?? []) : page));
}

async function weigh(browser, url, address) {
  // A service worker would fetch the other pages as well.
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const responses = new Map();
  session.on("Network.responseReceived", ({ requestId, type, response }) =>
    responses.set(requestId, {
      type,
      url: response.url,
      length: response.headers["content-length"],
      bytes: 0,
    }),
  );
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const response = responses.get(requestId);
    // The budget is of what is sent, without the heads of the answers.
    if (response) response.bytes = Number(response.length ?? encodedDataLength);
  });
  await page.goto(url + address, { waitUntil: "networkidle" });
  await context.close();
  const received = [...responses.values()];
  const kb = (is) => received.filter(is).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const hasChart = received.some((response) => CHART.test(response.url));
  return {
    address,
    javaScriptKb: kb(({ type }) => type === "Script"),
    styleKb: kb(({ type }) => type === "Stylesheet"),
    fontKb: kb(({ type }) => type === "Font"),
    answerKb: kb(({ type }) => type === "Fetch" || type === "XHR"),
    totalKb: kb(() => true),
    requests: received.length,
    budgetKb: address === EXPLORER || hasChart ? Infinity : address === "/" ? FIRST_PAGE_KB : OTHER_PAGE_KB,
  };
}

function toTable(weights) {
  const row = ({ address, budgetKb, requests, ...kb }) =>
    `| \`${address}\` | ${[kb.javaScriptKb, kb.styleKb, kb.fontKb, kb.answerKb, kb.totalKb].map((value) => value.toFixed(0)).join(" | ")} | ${requests} | ${Number.isFinite(budgetKb) ? budgetKb : "—"} |`;
  return [
    "| page | JavaScript KB | styles | fonts | answers | all | requests | budget of JavaScript |",
    "|---|---:|---:|---:|---:|---:|---:|---:|",
    ...weights.map(row),
  ].join("\n");
}
