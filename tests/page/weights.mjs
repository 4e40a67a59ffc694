import { openAddress } from "./looks.mjs";

const EXPLORER = "/truy-van";
const FIRST_PAGE_KB = 150;
const OTHER_PAGE_KB = 300;
/** Of pages that show a chart where it comes into view. */
const CHART = /\/echart-/;

/**
 * What a browser with empty caches receives for each page, in KB (1,000 bytes) as they come over the wire.
 *
 * @returns {Promise<{ faults: string[], table: string }>} one sentence for each page that is heavier than its budget
 */
export async function measureWeights(browser, url, addresses) {
  const weights = [];
  const faults = [];
  for (const place of addresses) {
    const weight = await weigh(browser, url, place);
    weights.push(weight);
    const { name, javaScriptKb, budgetKb, totalKb } = weight;
    console.log(`… ${name}: ${totalKb.toFixed(0)} KB`);
    if (javaScriptKb <= budgetKb) continue;
    faults.push(`${name} loads ${javaScriptKb.toFixed(0)} KB of JavaScript; its budget is ${budgetKb} KB.`);
    console.error(faults.at(-1));
  }
  return { faults, table: toTable(weights) };
}

async function weigh(browser, url, { page: name, address }) {
  // A service worker would fetch the other pages as well.
  const context = await browser.newContext({ serviceWorkers: "block" });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Network.enable");
  const responses = new Map();
  session.on("Network.responseReceived", ({ requestId, type, response }) => {
    // What the query tool keeps of itself has come over the wire once.
    if (response.fromDiskCache) return;
    responses.set(requestId, {
      type,
      url: response.url,
      length: response.headers["content-length"],
      bytes: 0,
    });
  });
  session.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const response = responses.get(requestId);
    // The budget is of what is sent, without the heads of the answers.
    if (response) response.bytes = Number(response.length ?? encodedDataLength);
  });
  await openAddress(page, url, address, "vi");
  await page.waitForLoadState("networkidle");
  await context.close();
  const received = [...responses.values()];
  const kb = (is) => received.filter(is).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const hasChart = received.some((response) => CHART.test(response.url));
  return {
    name,
    javaScriptKb: kb(({ type }) => type === "Script"),
    styleKb: kb(({ type }) => type === "Stylesheet"),
    fontKb: kb(({ type }) => type === "Font"),
    answerKb: kb(({ type }) => type === "Fetch" || type === "XHR"),
    totalKb: kb(() => true),
    requests: received.length,
    budgetKb: name === EXPLORER || hasChart ? Infinity : name === "/" ? FIRST_PAGE_KB : OTHER_PAGE_KB,
  };
}

function toTable(weights) {
  const row = ({ name, budgetKb, requests, ...kb }) =>
    `| \`${name}\` | ${[kb.javaScriptKb, kb.styleKb, kb.fontKb, kb.answerKb, kb.totalKb].map((value) => value.toFixed(0)).join(" | ")} | ${requests} | ${Number.isFinite(budgetKb) ? budgetKb : "—"} |`;
  return [
    "| page | JavaScript KB | styles | fonts | answers | all | requests | budget of JavaScript |",
    "|---|---:|---:|---:|---:|---:|---:|---:|",
    ...weights.map(row),
  ].join("\n");
}
