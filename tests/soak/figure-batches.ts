import { setTimeout as pause } from "node:timers/promises";
import { Figure } from "@hub/figures/figure";
import { writeGenerated } from "@hub/local/generated-figures/write-generated";
import { Source } from "@hub/subgraph-kit/source";
import { DataSource } from "typeorm";
import type { RunningHub } from "../support/start-hub.js";
import { databaseUrlOf, healed } from "./databases.js";
import { REPORTING_MEMBERS } from "./figure-reporters.js";

const LOOK_EVERY_MS = 200;

interface BatchPlan {
  readonly seed: number;
  readonly figures: number;
  readonly kills: number;
}

/** Reports generated figures to every member, as batches, and keeps pace with the kills. */
export async function writeBatches(hub: RunningHub, plan: BatchPlan, killed: () => number): Promise<void> {
  await Promise.all(REPORTING_MEMBERS.map((member) => writeToMember(hub, member, plan, killed)));
}

async function writeToMember(
  hub: RunningHub,
  member: string,
  { seed, figures, kills }: BatchPlan,
  killed: () => number,
): Promise<void> {
  const share = Math.ceil(figures / REPORTING_MEMBERS.length);
  for (let written = 0; written < share; ) {
    const due = Math.min(share, Math.ceil((share * (killed() + 1)) / kills));
    if (due === written) await pause(LOOK_EVERY_MS);
    else written = await healed(() => writeOnce(hub, { member, seed, count: due }));
  }
}

/** What is there already stays as it is, so what a kill has ended is begun again. */
async function writeOnce(
  hub: RunningHub,
  options: { readonly member: string; readonly seed: number; readonly count: number },
): Promise<number> {
  const url = databaseUrlOf(hub, options.member);
  const dataSource = await new DataSource({ type: "postgres", url, entities: [Figure, Source] }).initialize();
  try {
    await writeGenerated(dataSource, { ...options, onWritten: () => undefined });
    return options.count;
  } finally {
    await dataSource.destroy();
  }
}
