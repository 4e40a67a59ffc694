import { setTimeout as pause } from "node:timers/promises";
import type { RunningProcess } from "../support/find-hub.js";
import type { RunningHub } from "../support/start-hub.js";

export type Victim = "gateway" | "association" | "education" | "womens-union" | "youth-union" | "postgres";

/** A member's process is also the relay of its events. */
export const VICTIMS: readonly Victim[] = ["gateway", "association", "education", "postgres"];

export interface KillPlan {
  readonly random: () => number;
  readonly victims: readonly Victim[];
  readonly count: number;
  /** Before the next kill. */
  readonly pauseMs: () => number;
  readonly onKill: (victim: Victim) => void;
}

const AGAIN_MS = 50;

/** Kills (SIGKILL) one process after the other; each of the victims comes its turn before one comes again. */
export async function killAtRandom(hub: RunningHub, plan: KillPlan): Promise<void> {
  const killed = new Set<number>();
  let waiting: Victim[] = [];
  for (let kill = 0; kill < plan.count; kill += 1) {
    await pause(plan.pauseMs());
    if (waiting.length === 0) waiting = shuffle(plan.victims, plan.random);
    const victim = waiting.pop();
    if (victim) await killOnce(hub, victim, killed);
    if (victim) plan.onKill(victim);
  }
}

/** Nothing is killed twice: a process that has not come back yet is waited for. */
async function killOnce(hub: RunningHub, victim: Victim, killed: Set<number>): Promise<void> {
  for (;;) {
    const running = find(hub, victim);
    if (running && !killed.has(running.pid) && kill(running.pid)) {
      killed.add(running.pid);
      return;
    }
    await pause(AGAIN_MS);
  }
}

function find(hub: RunningHub, victim: Victim): RunningProcess | undefined {
  const { gateway, postgres, members } = hub.processes();
  if (victim === "gateway") return gateway;
  return victim === "postgres" ? postgres : members[victim];
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}

function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}
