/** `npm run siege`: attacks a hub in every way we know, ten minutes each, and says who noticed. */
import { parseArgs } from "node:util";
import { ATTACK_NAMES, isAttackName } from "./attacks.js";
import { findComplaints, SIEGE, type SiegeResult, siege } from "./siege.js";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "10" },
    attack: { type: "string", multiple: true },
  },
});

const minutes = Number(values.minutes);
if (!(minutes > 0)) throw new RangeError(`--minutes "${values.minutes}" is no number above 0`);
const unknown = values.attack?.find((name) => !isAttackName(name));
if (unknown !== undefined)
  throw new RangeError(`--attack "${unknown}": give one of ${ATTACK_NAMES.join(", ")}`);
const names = values.attack?.filter(isAttackName) ?? ATTACK_NAMES;

say(
  "| attack | honest answers | failed | p99 ms before | during | deliveries | failed or missing | late | p99 ms | peak RSS MB | log MB | refused |",
);
say("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|");
let hasHeld = true;
for (const attack of names) {
  const result = await siege({ ...SIEGE, attack, attackMs: minutes * 60_000 });
  say(rowOf(result));
  const complaints = findComplaints(result);
  for (const complaint of complaints) process.stderr.write(`${attack}: ${complaint}\n`);
  if (complaints.length > 0) hasHeld = false;
}
process.exitCode = hasHeld ? 0 : 1;

function rowOf({ attack, before, during, missed, peakRssMb, logMb, refusals }: SiegeResult): string {
  const { answers, deliveries } = during;
  const p99 = (latencies: typeof answers) => latencies.percentile(0.99).toFixed(1);
  const cells = [
    attack,
    answers.count,
    during.failedAnswers,
    p99(before.answers),
    p99(answers),
    deliveries.count,
    during.failedDeliveries + missed,
    during.lateDeliveries,
    p99(deliveries),
    Math.round(peakRssMb),
    logMb.toFixed(1),
    [...refusals].map(([code, count]) => `${code} ${count}`).join(", "),
  ];
  return `| ${cells.join(" | ")} |`;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
