import { readFileSync, writeFileSync } from "node:fs";
import { availableParallelism, totalmem } from "node:os";
import { join } from "node:path";
import type { SoakPlan, SoakResult } from "./soak.js";

/** A shorter run proves too little to be kept. */
export const LEAST_MINUTES_KEPT = 10;

const FILE = join(import.meta.dirname, "../../docs/reliability.md");
const BEGIN = "<!-- figures: written by npm run soak -->";
const END = "<!-- end of figures -->";

/** The figures; the text around them stays as somebody wrote it. */
export function keepReport(plan: SoakPlan, result: SoakResult, control: SoakResult): void {
  keepFigures(BEGIN, END, toMarkdown(plan, result, control));
}

/** Puts the table between two marks. */
export function keepFigures(begin: string, end: string, table: string): void {
  const text = readFileSync(FILE, "utf8");
  const [before = ""] = text.split(begin);
  const [, after = ""] = text.split(end);
  writeFileSync(FILE, `${before}${begin}\n\n${table}\n\n${end}${after}`);
}

export function toMarkdown(plan: SoakPlan, result: SoakResult, control: SoakResult): string {
  const rows: readonly (readonly [string, (run: SoakResult) => string])[] = [
    ["Minutes", ({ seconds }) => (seconds / 60).toFixed(1)],
    ["Subscribers, half over WebSocket, half over SSE", ({ subscribers }) => count(subscribers)],
    [
      "Changes acknowledged / in the members' logs",
      ({ acknowledged, events }) => `${count(acknowledged)} / ${count(events)}`,
    ],
    ["Kills", ({ kills }) => describeKills(kills)],
    ["Deliveries", ({ deliveries }) => count(deliveries)],
    ["Deliveries due by the logs", ({ expected }) => count(expected)],
    ["Acknowledged and not in the log", ({ acknowledgedAndLost }) => count(acknowledgedAndLost)],
    ["**Lost**", ({ lost }) => `**${count(lost)}**`],
    ["**Duplicated**", ({ duplicated }) => `**${count(duplicated)}**`],
    ["**Out of order in their aggregate**", ({ outOfOrder }) => `**${count(outOfOrder)}**`],
    ["Shown without being in the log or watched", ({ unfounded }) => count(unfounded)],
    ["Gaps told, or events that could not be shown", ({ gaps }) => count(gaps)],
    ["Told again by the hub, dropped by the subscriber", ({ repeated }) => count(repeated)],
    ["Told while a member that adds to it was down", ({ incomplete }) => count(incomplete)],
    ["Attempts to come back that were refused", ({ refusals }) => describeRefusals(refusals)],
    [
      "Longest time a subscriber was without its stream",
      ({ longestAwayMs }) => `${(longestAwayMs / 1_000).toFixed(1)} s`,
    ],
  ];
  return [
    `Machine: ${describeMachine()}. Seed ${plan.seed}, ${plan.eventsPerSecond} changes/s attempted, a kill every ${plan.killEveryMs / 1_000} s.`,
    "",
    "| | run | control: without resuming |",
    "|---|---:|---:|",
    ...rows.map(([name, read]) => `| ${name} | ${read(result)} | ${read(control)} |`),
  ].join("\n");
}

/** The kind of machine, in words that name none. */
export function describeMachine(): string {
  const gigabytes = Math.round(totalmem() / 1024 ** 3);
  return `${availableParallelism()} cores, ${gigabytes} GB, ${process.platform} ${process.arch}, Node ${process.versions.node}`;
}

export function describeKills(kills: SoakResult["kills"]): string {
  const all = Object.values(kills).reduce((sum, times) => sum + times, 0);
  const each = Object.entries(kills).map(([victim, times]) => `${victim} ${times}`);
  return `${count(all)}: ${each.join(", ")}`;
}

function describeRefusals(refusals: SoakResult["refusals"]): string {
  const each = Object.entries(refusals).map(([reason, times]) => `${reason} ${count(times)}`);
  return each.length === 0 ? "0" : each.join(", ");
}

export function count(value: number): string {
  return value.toLocaleString("en");
}
