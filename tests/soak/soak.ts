/**
 * Many screens watch a hub whose processes are killed one after the other while it is written to. In the end the
 * members' databases say what has happened: each screen must have shown each event it watches once and in order.
 */
import { setTimeout as pause } from "node:timers/promises";
import { seededRandom } from "@hub/gateway-fixtures/seeded-random";
import type { RunningHub } from "../support/start-hub.js";
import { EventIds } from "./delivered-events.js";
import { type LoggedEvent, readHeads, readLog } from "./event-log.js";
import { killAtRandom, type Victim } from "./killer.js";
import { Screen } from "./screen.js";
import { TOPICS } from "./topics.js";
import { type Faults, judge } from "./verdict.js";
import { Writers } from "./writers.js";

export interface SoakPlan {
  readonly seed: number;
  readonly subscribers: number;
  readonly eventsPerSecond: number;
  readonly victims: readonly Victim[];
  readonly kills: number;
  readonly killEveryMs: number;
  /** False: screens that come back do not say where they were, and so must lose something. */
  readonly isResuming: boolean;
  readonly onProgress?: (progress: SoakProgress) => void;
}

export interface SoakProgress {
  readonly seconds: number;
  readonly deliveries: number;
  readonly live: number;
  readonly kills: number;
  readonly repeated: number;
  readonly gaps: number;
}

export interface SoakResult extends Faults {
  readonly seed: number;
  readonly subscribers: number;
  readonly seconds: number;
  /** In the logs of the members. */
  readonly events: number;
  /** What the screens should have shown altogether. */
  readonly expected: number;
  readonly deliveries: number;
  readonly kills: Readonly<Partial<Record<Victim, number>>>;
  readonly attempts: number;
  readonly acknowledged: number;
  /** Answered without an error, and not in the log. */
  readonly acknowledgedAndLost: number;
  /** Told again by the hub, and dropped before it was shown. */
  readonly repeated: number;
  /** Shown without what a member that was down should have added. */
  readonly incomplete: number;
  /** Messages that there is a gap, or that an event cannot be shown. */
  readonly gaps: number;
  readonly gapExamples: readonly string[];
  readonly refusals: Readonly<Record<string, number>>;
  readonly longestAwayMs: number;
}

const LOOK_EVERY_MS = 200;
const PROGRESS_EVERY_MS = 10_000;
/** When for so long nothing has come, nothing will. */
const PATIENCE_MS = 60_000;
const OPENED_AT_A_TIME = 50;

export async function soak(hub: RunningHub, plan: SoakPlan): Promise<SoakResult> {
  const random = seededRandom(plan.seed);
  const ids = new EventIds();
  const screens = createScreens(hub, plan, ids);
  const writers = new Writers(hub, seededRandom(plan.seed + 1));
  const kills: Partial<Record<Victim, number>> = {};
  const begunAt = performance.now();
  const seconds = () => Math.round((performance.now() - begunAt) / 1_000);
  const progress = setInterval(
    () => plan.onProgress?.({ seconds: seconds(), kills: sum(Object.values(kills)), ...countUp(screens) }),
    PROGRESS_EVERY_MS,
  );
  try {
    await openAll(screens);
    const heads = await readHeads(hub);
    await writers.start(plan.eventsPerSecond);
    await killAtRandom(hub, {
      random,
      victims: plan.victims,
      count: plan.kills,
      pauseMs: () => plan.killEveryMs,
      onKill: (victim) => {
        kills[victim] = (kills[victim] ?? 0) + 1;
      },
    });
    await writers.stop();
    // The hub is back by then, and everybody has noticed that it was away.
    await writers.writeLast();
    await untilAllLive(screens);
    await writers.writeLast();
    const log = await readLog(hub, heads);
    await untilAllTold(screens, log, ids);
    const acknowledgements = new Set(log.map(({ acknowledgement }) => acknowledgement));
    const { deliveries, repeated, gaps } = countUp(screens);
    return {
      seed: plan.seed,
      subscribers: screens.length,
      seconds: seconds(),
      events: log.length,
      expected: sum(screens.map(({ topic }) => log.filter((event) => topic.concerns(event)).length)),
      deliveries,
      kills,
      attempts: writers.attempts,
      acknowledged: writers.acknowledged.size,
      acknowledgedAndLost: [...writers.acknowledged].filter((name) => !acknowledgements.has(name)).length,
      ...judge(screens, log, ids),
      repeated,
      incomplete: sum(screens.map(({ incomplete }) => incomplete)),
      gaps,
      gapExamples: [...new Set(screens.flatMap((screen) => screen.gaps))].slice(0, 5),
      refusals: countRefusals(screens),
      longestAwayMs: Math.round(Math.max(...screens.map(({ longestAwayMs }) => longestAwayMs))),
    };
  } finally {
    clearInterval(progress);
    await writers.stop();
    for (const screen of screens) screen.close();
  }
}

function createScreens(hub: RunningHub, plan: SoakPlan, ids: EventIds): Screen[] {
  const { port } = hub.processes().gateway;
  return Array.from({ length: plan.subscribers }, (_, index) => {
    const topic = TOPICS[(index >> 1) % TOPICS.length];
    if (!topic) throw new Error("There is no topic");
    const transport = index % 2 === 0 ? "ws" : "sse";
    return new Screen({ port, transport, topic, isResuming: plan.isResuming, ids });
  });
}

async function openAll(screens: readonly Screen[]): Promise<void> {
  for (let begin = 0; begin < screens.length; begin += OPENED_AT_A_TIME) {
    const some = screens.slice(begin, begin + OPENED_AT_A_TIME);
    for (const screen of some) screen.open();
    await untilAllLive(some);
  }
}

async function untilAllLive(screens: readonly Screen[]): Promise<void> {
  while (!screens.every(({ isLive }) => isLive)) await pause(LOOK_EVERY_MS);
}

/** Until everybody was told of the last that happened at each member, or nothing comes any more. */
async function untilAllTold(
  screens: readonly Screen[],
  log: readonly LoggedEvent[],
  ids: EventIds,
): Promise<void> {
  const last = new Map(
    screens.map(({ topic }) => [topic, lastOfEachMember(log.filter(topic.concerns), ids)]),
  );
  const isTold = ({ topic, delivered }: Screen) => last.get(topic)?.every((number) => delivered.has(number));
  let latest = { deliveries: 0, at: performance.now() };
  while (!screens.every(isTold)) {
    const { deliveries } = countUp(screens);
    if (deliveries > latest.deliveries) latest = { deliveries, at: performance.now() };
    if (performance.now() - latest.at > PATIENCE_MS) return;
    await pause(LOOK_EVERY_MS);
  }
}

function lastOfEachMember(log: readonly LoggedEvent[], ids: EventIds): number[] {
  return [...new Map(log.map(({ member, id }) => [member, ids.numberOf(id)])).values()];
}

function countUp(
  screens: readonly Screen[],
): Pick<SoakProgress, "deliveries" | "live" | "repeated" | "gaps"> {
  return {
    deliveries: sum(screens.map(({ delivered }) => delivered.length)),
    live: screens.filter(({ isLive }) => isLive).length,
    repeated: sum(screens.map(({ repeated }) => repeated)),
    gaps: sum(screens.map(({ gaps }) => gaps.length)),
  };
}

function countRefusals(screens: readonly Screen[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const text of screens.flatMap(({ refusals }) => refusals)) {
    const reason = /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? text;
    counts[reason] = (counts[reason] ?? 0) + 1;
  }
  return counts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Nothing acknowledged was lost, and every screen showed everything once and in order. */
export function isFaultless(result: SoakResult): boolean {
  const { lost, duplicated, outOfOrder, unfounded, acknowledgedAndLost, gaps } = result;
  return lost + duplicated + outOfOrder + unfounded + acknowledgedAndLost + gaps === 0;
}
