/**
 * Commitments are changed without a pause while a process of the hub is killed whenever it has healed: gateway,
 * association or PostgreSQL. Two clients watch, one over each transport, and reconnect by themselves. In the end
 * the database says how many changes there were: each client must have heard of each exactly once.
 */
import { setTimeout as pause } from "node:timers/promises";
import { type Response, subscribe, type Transport } from "@hub/client/subscribe";
import { seededRandom } from "@hub/gateway-fixtures/seeded-random";
import { stableId } from "@hub/schema/stable-id";
import { describe, expect, it } from "@jest/globals";
import { ask, setCommitmentState } from "../support/ask.js";
import { TRANSPORTS } from "../support/live-client.js";
import { type RunningHub, startHub } from "../support/start-hub.js";

const SEED = Number(process.env["SEED"] ?? 18_052_022);
const KILLS = 8;
/** So many changes of each commitment are acknowledged before the next process is killed. */
const CHANGES_BETWEEN_KILLS = 4;
const CODES = Array.from({ length: 10 }, (_, index) => `QT-${index + 1}`);
const WATCH = `subscription ($programmeId: ID!, $after: String) {
  commitmentChanged(programmeId: $programmeId, after: $after) { cursor commitment { code } }
}`;

describe("a hub whose processes are killed at random", () => {
  it("keeps every change it has acknowledged, and tells each watcher of each change once", async () => {
    await using hub = await startHub();
    using closing = new DisposableStack();
    const watchers = TRANSPORTS.map((transport) => closing.use(watch(hub, transport)));
    await Promise.all(watchers.map((watcher) => watcher.isLive));
    const finished = new AbortController();
    const acknowledged = new Map<string, number>();
    const writers = CODES.map((code) => writeUntil(finished.signal, hub, code, acknowledged));

    await killAtRandom(hub, acknowledged);
    finished.abort();
    await Promise.all(writers);
    const versions = await untilRead(hub);
    const changes = [...versions.values()].reduce((sum, version) => sum + version - 1, 0);
    await Promise.all(watchers.map((watcher) => watcher.heardOf(changes)));

    for (const [code, version] of acknowledged) expect(versions.get(code)).toBeGreaterThanOrEqual(version);
    for (const watcher of watchers) {
      expect({ seed: SEED, ...watcher.verdict() }).toEqual({ seed: SEED, changes, duplicated: 0, gaps: 0 });
    }
    expect(changes).toBeGreaterThan(100);
  }, 240_000);
});

async function writeUntil(
  finished: AbortSignal,
  hub: RunningHub,
  code: string,
  acknowledged: Map<string, number>,
): Promise<void> {
  const id = stableId("commitment", code);
  for (let round = 0; !finished.aborted; round += 1) {
    try {
      const { version } = await setCommitmentState(hub, id, round % 2 === 0 ? "IN_PROGRESS" : "NOT_STARTED");
      acknowledged.set(code, version);
    } catch {
      // Not acknowledged: it may have happened or not. Breathe, the hub is healing.
      await pause(50);
    }
  }
}

async function killAtRandom(hub: RunningHub, acknowledged: ReadonlyMap<string, number>): Promise<void> {
  const random = seededRandom(SEED);
  for (let kill = 0; kill < KILLS; kill += 1) {
    await untilChanged(acknowledged);
    const { gateway, members, postgres } = hub.processes();
    const victims = [gateway, members["association"], postgres];
    const victim = victims[Math.floor(random() * victims.length)];
    if (victim) process.kill(victim.pid, "SIGKILL");
  }
}

/** Resolves when each commitment has been changed often enough since: then the hub has healed from the last kill. */
async function untilChanged(acknowledged: ReadonlyMap<string, number>): Promise<void> {
  const before = new Map(acknowledged);
  const changes = (code: string) => (acknowledged.get(code) ?? 0) - (before.get(code) ?? 0);
  while (!CODES.every((code) => changes(code) >= CHANGES_BETWEEN_KILLS)) await pause(50);
}

function watch(hub: RunningHub, transport: Transport) {
  const heard = new Map<unknown, number>();
  let gaps = 0;
  let onEvent = () => {};
  let onLive = () => {};
  const isLive = new Promise<void>((resolve) => {
    onLive = resolve;
  });
  const subscription = subscribe({
    url: `${hub.url}/graphql`,
    query: WATCH,
    variables: { programmeId: stableId("programme", "QT-2021-2025") },
    transport,
    onData: ({ extensions }: Response<unknown>) => {
      const { eventId } = extensions ?? {};
      heard.set(eventId, (heard.get(eventId) ?? 0) + 1);
      onEvent();
    },
    onStatus: ({ state }) => state === "live" && onLive(),
    onGap: () => {
      gaps += 1;
    },
  });
  return {
    isLive,
    [Symbol.dispose]: () => subscription.close(),
    heardOf: (count: number) =>
      new Promise<void>((resolve) => {
        onEvent = () => {
          if (heard.size >= count) resolve();
        };
        onEvent();
      }),
    verdict: () => ({
      changes: heard.size,
      duplicated: [...heard.values()].filter((times) => times > 1).length,
      gaps,
    }),
  };
}

/** The commitments' versions; asked again while the hub heals from the last kill. */
async function untilRead(hub: RunningHub): Promise<Map<string, number>> {
  for (;;) {
    const { data, errors } = await ask(
      hub,
      `{ programme(code: "QT-2021-2025") { commitments { code version } } }`,
    ).catch((): { data?: undefined; errors: unknown } => ({ errors: "not reached" }));
    if (!errors) {
      const rows: { code: string; version: number }[] = data.programme.commitments;
      return new Map(rows.map(({ code, version }) => [code, version]));
    }
    await pause(100);
  }
}
