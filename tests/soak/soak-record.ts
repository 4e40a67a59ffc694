/**
 * Figures are reported to four members and corrected while every part of the hub is killed, one after the other. In the
 * end the association's joint record must be what the members' databases say, field by field.
 */
import { setTimeout as pause } from "node:timers/promises";
import { JOINT_RECORD } from "@hub/figure-kit/recorded-figure";
import { seededRandom } from "@hub/gateway-fixtures/seeded-random";
import type { RunningHub } from "../support/start-hub.js";
import { type Comparison, compareRecord } from "./compare-record.js";
import { type Heads, readHeads } from "./event-log.js";
import { writeBatches } from "./figure-batches.js";
import { FigureReporters, REPORTING_MEMBERS } from "./figure-reporters.js";
import { killAtRandom, type Victim } from "./killer.js";

/** A member's process is also the relay of its events; the association's is the reader of all of them. */
export const RECORD_VICTIMS: readonly Victim[] = [
  "gateway",
  "association",
  "education",
  "womens-union",
  "youth-union",
  "postgres",
];

export interface RecordPlan {
  readonly seed: number;
  /** That are generated and reported as batches, an equal part of them between any two kills. */
  readonly figures: number;
  readonly kills: number;
  /** On average; each time it is between half and one and a half of it. */
  readonly killEveryMs: number;
  readonly victims: readonly Victim[];
  readonly onProgress?: (progress: { readonly acknowledged: number; readonly kills: number }) => void;
}

export interface RecordResult extends Comparison {
  readonly seconds: number;
  readonly generated: number;
  readonly kills: Readonly<Partial<Record<Victim, number>>>;
  /** One by one, through the gateway. */
  readonly acknowledged: number;
  readonly corrections: number;
  /** Acknowledged, and not in the member's database. */
  readonly lost: number;
  /** From the last answer, or the last kill, until the record had everything. */
  readonly caughtUpAfterMs: number;
}

const LOOK_EVERY_MS = 100;

export async function soakRecord(hub: RunningHub, plan: RecordPlan): Promise<RecordResult> {
  const random = seededRandom(plan.seed);
  const reporters = new FigureReporters(hub, seededRandom(plan.seed + 1));
  const kills: Partial<Record<Victim, number>> = {};
  const units = await reporters.readUnits();
  let killed = 0;
  const begunAt = performance.now();
  const killing = killAtRandom(hub, {
    random,
    victims: plan.victims,
    count: plan.kills,
    pauseMs: () => plan.killEveryMs * (0.5 + random()),
    onKill(victim) {
      kills[victim] = (kills[victim] ?? 0) + 1;
      killed += 1;
      plan.onProgress?.({ acknowledged: reporters.acknowledged.size, kills: killed });
    },
  });
  const reporting = reporters.report(units);
  // What ends the writing is told, and not that nothing is left to be killed.
  await Promise.all([writeBatches(hub, plan, () => killed), killing]);
  reporters.stop();
  await reporting;
  const endedAt = performance.now();
  await untilCaughtUp(hub);
  const caughtUpAfterMs = Math.round(performance.now() - endedAt);
  const comparison = await compareRecord(hub);
  return {
    ...comparison,
    generated: plan.figures,
    seconds: Math.round((endedAt - begunAt) / 1_000),
    kills,
    acknowledged: reporters.acknowledged.size,
    corrections: reporters.corrections,
    lost: [...reporters.acknowledged].filter((id) => !comparison.ids.has(id)).length,
    caughtUpAfterMs,
  };
}

/** Until the association has read every member's log to its end. */
async function untilCaughtUp(hub: RunningHub): Promise<void> {
  const heads = await readHeads(hub, REPORTING_MEMBERS);
  while (!(await hasRead(hub, heads))) await pause(LOOK_EVERY_MS);
}

interface Copy {
  readonly consumer: string;
  readonly from: string;
  readonly seq: number | null;
}

async function hasRead(hub: RunningHub, heads: Heads): Promise<boolean> {
  try {
    const port = hub.processes().members["association"]?.operatorPort;
    const response = await fetch(`http://127.0.0.1:${port}/health`);
    const { copies }: { copies: readonly Copy[] } = JSON.parse(await response.text());
    const ofRecord = copies.filter(({ consumer }) => consumer === JOINT_RECORD);
    const read = new Map(ofRecord.map(({ from, seq }) => [from, seq ?? 0]));
    return [...heads].every(([member, head]) => (read.get(member) ?? 0) >= head);
  } catch {
    return false;
  }
}

/** Nothing acknowledged was lost, and the record is what the members have. */
export function isFaultless({ lost, missing, surplus, different }: RecordResult): boolean {
  return lost + missing + surplus + different === 0;
}
