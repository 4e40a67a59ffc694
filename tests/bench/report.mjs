/** The figures as JSON and as Markdown tables; the text around the tables is kept as somebody wrote it. */
import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import { pinning } from "./processes.mjs";

const DOCS = join(import.meta.dirname, "../../docs");
const BEGIN = "<!-- figures: written by npm run bench -->";
const END = "<!-- end of figures -->";

/** The kind of machine, in words that name none. */
export function describeMachine() {
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return `${availableParallelism()} cores, ${gigabytes} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}

export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** Prints the tables and, unless the run was a partial one, keeps them in docs/. */
export function writeReport(report, { isKept }) {
  const tables = toMarkdown(report);
  process.stdout.write(`${tables}\n`);
  if (!isKept) return;
  writeFileSync(join(DOCS, "benchmarks.json"), `${JSON.stringify(report, undefined, 2)}\n`);
  const file = join(DOCS, "benchmarks.md");
  const text = readFileSync(file, "utf8");
  const [before] = text.split(BEGIN);
  const [, after] = text.split(END);
  writeFileSync(file, `${before}${BEGIN}\n\n${tables}\n${END}${after}`);
}

function toMarkdown({ machine, loadBefore, rounds, seconds, connections, main, missing, growth }) {
  const lines = [
    `Machine: ${machine}, processes ${pinning()}; load average before the run ${loadBefore.toFixed(2)}.`,
    `${connections} connections, medians of ${rounds} runs of ${seconds} s each; the answer has ${bytes(main.answerBytes)}.`,
    "",
    ...compared("Nothing shared between requests", main, { isSharing: false }),
    ...compared("Identical requests in flight", main, { isSharing: true }),
    ...Object.entries({ ...missing, ...main.failed }).map(
      ([name, reason]) => `- ${name} took no part: ${reason}`,
    ),
    ...growth.flatMap(grown),
  ];
  return lines.join("\n");
}

function compared(title, { results }, { isSharing }) {
  const chosen = results.filter((result) => result.isSharing === isSharing);
  if (chosen.length === 0) return [];
  const hub = chosen.find(({ name }) => name.startsWith("hub"));
  return [
    `### ${title}`,
    "",
    "| | requests/s | hub ÷ it | p50 ms | p99 ms | CPU s per 1,000 | peak RSS MB | member requests |",
    "|---|---:|---:|---:|---:|---:|---:|---:|",
    ...chosen.map((result) =>
      row([
        result.title,
        whole(result.perSecond),
        hub ? (hub.perSecond / result.perSecond).toFixed(2) : "–",
        result.p50Ms.toFixed(1),
        result.p99Ms.toFixed(1),
        result.cpuSecondsPer1000?.toFixed(3) ?? "–",
        whole(result.peakRssMb),
        result.memberRequests,
      ]),
    ),
    "",
  ];
}

function grown({ title, connections, rows }) {
  return [
    `### How cost grows: ${title.toLowerCase()}${connections ? ` (${connections} connections)` : ""}`,
    "",
    "| | answer | requests/s | p99 ms | CPU ms per request | CPU ms per 100 KB | peak RSS MB | member requests |",
    "|---|---:|---:|---:|---:|---:|---:|---:|",
    ...rows.map((result) =>
      row([
        result.value,
        bytes(result.answerBytes),
        result.perSecond < 100 ? result.perSecond.toFixed(1) : whole(result.perSecond),
        result.p99Ms.toFixed(1),
        result.cpuSecondsPer1000?.toFixed(3) ?? "–",
        ((result.cpuSecondsPer1000 / result.answerBytes) * 100_000).toFixed(2),
        whole(result.peakRssMb),
        result.memberRequests,
      ]),
    ),
    "",
  ];
}

function row(cells) {
  return `| ${cells.join(" | ")} |`;
}

function whole(value) {
  return Number.isFinite(value) ? Math.round(value).toLocaleString("en") : "–";
}

function bytes(count) {
  return `${(count / 1_000).toFixed(1)} KB`;
}
