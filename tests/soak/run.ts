/** `npm run soak`: kills the hub's processes for an hour, counts, and keeps the figures in docs/reliability.md. */
import { parseArgs } from "node:util";
import { startHub } from "../support/start-hub.js";
import { VICTIMS } from "./killer.js";
import { keepReport, LEAST_MINUTES_KEPT, toMarkdown } from "./report.js";
import { isFaultless, type SoakProgress, soak } from "./soak.js";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    subscribers: { type: "string", default: "1000" },
    seed: { type: "string", default: "18052022" },
    "events-per-second": { type: "string", default: "10" },
    "kill-every": { type: "string", default: "20" },
  },
});

const minutes = readNumber("minutes", values.minutes);
const killEveryMs = readNumber("kill-every", values["kill-every"]) * 1_000;
const plan = {
  seed: readNumber("seed", values.seed),
  subscribers: readNumber("subscribers", values.subscribers),
  eventsPerSecond: readNumber("events-per-second", values["events-per-second"]),
  killEveryMs,
  kills: Math.max(1, Math.floor((minutes * 60_000) / killEveryMs)),
  victims: VICTIMS,
  isResuming: true,
  onProgress: say,
};

await using hub = await startHub();
for (const signal of ["SIGINT", "SIGTERM"])
  process.once(signal, () => hub[Symbol.asyncDispose]().then(() => process.exit(130)));
process.stdout.write(`${hub.url}: ${plan.subscribers} subscribers, ${plan.kills} kills, seed ${plan.seed}\n`);
const result = await soak(hub, plan);
process.stdout.write("Control run, without resuming\n");
const control = await soak(hub, {
  ...plan,
  isResuming: false,
  victims: ["gateway"],
  kills: 2,
  killEveryMs: 5_000,
});
process.stdout.write(`${toMarkdown(plan, result, control)}\n`);
if (minutes >= LEAST_MINUTES_KEPT) keepReport(plan, result, control);
else process.stdout.write(`Not kept: shorter than ${LEAST_MINUTES_KEPT} minutes.\n`);
if (result.gapExamples.length > 0) process.stderr.write(`${result.gapExamples.join("\n")}\n`);
if (control.lost === 0) process.stderr.write("The control run lost nothing: nothing is proven.\n");
process.exitCode = isFaultless(result) && control.lost > 0 ? 0 : 1;

function say({ seconds, deliveries, live, kills, repeated, gaps }: SoakProgress): void {
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  process.stdout.write(
    `${time} · ${deliveries.toLocaleString("en")} deliveries · ${kills} kills · ${live} live · ${repeated} repeated · ${gaps} gaps\n`,
  );
}

function readNumber(name: string, text: string): number {
  const value = Number(text);
  if (value > 0) return value;
  process.stderr.write(`--${name} is "${text}": give a number above 0.\n`);
  process.exit(2);
}
