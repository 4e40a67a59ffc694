/**
 * `npm run soak:record`: kills every part of the hub while figures are reported and corrected, holds the joint record
 * against the members' rows, and keeps the figures in docs/reliability.md.
 */
import { parseArgs } from "node:util";
import { startHub } from "../support/start-hub.js";
import { count, describeKills, describeMachine, keepFigures } from "./report.js";
import {
  isFaultless,
  RECORD_VICTIMS,
  type RecordPlan,
  type RecordResult,
  soakRecord,
} from "./soak-record.js";

/** A shorter run proves too little to be kept. */
const LEAST_KILLS_KEPT = 100;
const BEGIN = "<!-- figures: written by npm run soak:record -->";
const END = "<!-- end of figures of the record -->";

const { values } = parseArgs({
  options: {
    kills: { type: "string", default: "100" },
    figures: { type: "string", default: "100000" },
    "kill-every": { type: "string", default: "8" },
    seed: { type: "string", default: "18052022" },
  },
});

const plan: RecordPlan = {
  kills: readNumber("kills", values.kills),
  figures: readNumber("figures", values.figures),
  killEveryMs: readNumber("kill-every", values["kill-every"]) * 1_000,
  seed: readNumber("seed", values.seed),
  victims: RECORD_VICTIMS,
  onProgress: ({ kills, acknowledged }) =>
    process.stdout.write(`${kills} kills · ${count(acknowledged)} figures acknowledged\n`),
};

await using hub = await startHub();
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => hub[Symbol.asyncDispose]().then(() => process.exit(130)));
process.stdout.write(`${hub.url}: ${plan.figures} figures, ${plan.kills} kills, seed ${plan.seed}\n`);
const result = await soakRecord(hub, plan);
const table = toMarkdown(result);
process.stdout.write(`${table}\n`);
if (plan.kills >= LEAST_KILLS_KEPT) keepFigures(BEGIN, END, table);
else process.stdout.write(`Not kept: fewer than ${LEAST_KILLS_KEPT} kills.\n`);
if (result.examples.length > 0) process.stderr.write(`${result.examples.join("\n")}\n`);
process.exitCode = isFaultless(result) ? 0 : 1;

function toMarkdown(result: RecordResult): string {
  const rows: readonly (readonly [string, string])[] = [
    ["Minutes", (result.seconds / 60).toFixed(1)],
    ["Kills", describeKills(result.kills)],
    ["Figures reported as batches", count(result.generated)],
    [
      "Figures acknowledged one by one, corrections among them",
      `${count(result.acknowledged)}, ${count(result.corrections)}`,
    ],
    [
      "Figures in the members' databases, corrected ones among them",
      `${count(result.figures)}, ${count(result.corrected)}`,
    ],
    ["Activities in the members' databases", count(result.activities)],
    ["Sources that are cited", count(result.sources)],
    [
      "Record had read everything after the last answer and kill",
      `${(result.caughtUpAfterMs / 1_000).toFixed(1)} s`,
    ],
    ["Acknowledged and not in the member's database", count(result.lost)],
    ["**In a member and not in the record**", `**${count(result.missing)}**`],
    ["**In the record and not in its member**", `**${count(result.surplus)}**`],
    ["**Fields that are not the same**", `**${count(result.different)}**`],
  ];
  const head = `Machine: ${describeMachine()}. Seed ${plan.seed}, a kill every ${plan.killEveryMs / 1_000} s on average.`;
  return [head, "", "| | |", "|---|---:|", ...rows.map(([name, value]) => `| ${name} | ${value} |`)].join(
    "\n",
  );
}

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (value > 0) return value;
  process.stderr.write(`--${name} is "${text}": give a number above 0.\n`);
  process.exit(2);
}
