import { setTimeout as pause } from "node:timers/promises";
import { Activity, ActivityKind } from "@hub/figure-kit/activity";
import { Figure } from "@hub/figure-kit/figure";
import { activitiesOf } from "@hub/figure-kit/tell-activities";
import { writeGenerated } from "@hub/local/generated-figures/write-generated";
import { wakeSequencer } from "@hub/outbox/append";
import { stableId } from "@hub/schema/stable-id";
import { loaderOf } from "@hub/subgraph-kit/record-change";
import { beginHistories } from "@hub/subgraph-kit/recorded-rows";
import { recordSource, Source } from "@hub/subgraph-kit/source";
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

/** Reports generated figures to every member, as batches, and an activity after each; keeps pace with the kills. */
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
  const entities = [Activity, Figure, Source];
  const dataSource = await new DataSource({ type: "postgres", url, entities }).initialize();
  try {
    await writeGenerated(dataSource, { ...options, onWritten: () => undefined });
    // The association has none.
    if (options.member !== "association") await recordActivity(dataSource, options);
    return options.count;
  } finally {
    await dataSource.destroy();
  }
}

async function recordActivity(
  dataSource: DataSource,
  { member, seed, count }: { readonly member: string; readonly seed: number; readonly count: number },
): Promise<void> {
  const id = stableId("soak-activity", `${member}-${seed}-${count}`);
  await dataSource.transaction(async (manager) => {
    if (await manager.existsBy(Activity, { id })) return;
    const source = await recordSource(manager, { title: "kiểm thử tự động", locator: `${count}` });
    await manager.insert(Activity, {
      id,
      title: { vi: `Hoạt động ${count}`, en: null },
      kind: ActivityKind.SUPPORT,
      period: { from: "2025-01-01", to: null },
      results: [],
      doubts: [],
      sourceId: source.id,
      unitId: null,
      programmeId: null,
      commitmentId: null,
    });
    await beginHistories(manager, loaderOf(null), member, [activitiesOf(member)]);
  });
  await wakeSequencer(dataSource);
}
