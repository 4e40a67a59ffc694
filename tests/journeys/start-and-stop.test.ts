import { readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { databaseName } from "@hub/local/members";
import { superuserUrl } from "@hub/local/postgres/postgres";
import { findProcessIdentity, isAlive } from "@hub/local/system/processes";
import { waitUntil } from "@hub/local/system/wait-until";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import type { HubProcesses } from "../support/find-hub.js";
import { makeFilledDataDirectory, type RunningHub, startHub } from "../support/start-hub.js";

const MEMBERS = ["association", "education", "womens-union", "youth-union"];
const HEAL_TIMEOUT_MS = 60_000;

describe("a hub on one machine", () => {
  let dataDirectory: string;
  let hub: RunningHub;
  let dataBefore: unknown;

  beforeAll(async () => {
    dataDirectory = await makeFilledDataDirectory();
    hub = await startHub({ dataDirectory });
    dataBefore = await ask(hub);
  }, 180_000);

  afterAll(async () => {
    await hub?.stop();
    await rm(dataDirectory, { recursive: true, force: true });
  }, 30_000);

  it.each([...MEMBERS, "identity", "gateway", "postgres"])(
    "heals by itself when %s is killed, and loses nothing",
    async (name) => {
      const killed = pidOf(hub.processes(), name);
      process.kill(killed, "SIGKILL");

      await becomes(() => hub.output().includes(`↻ ${name} stopped (signal SIGKILL), started again in `));
      expect(pidOf(hub.processes(), name)).not.toBe(killed);
      await becomes(async () => (await ask(hub)) !== undefined);
      await expect(ask(hub)).resolves.toEqual(dataBefore);
    },
    120_000,
  );

  it("recovers at the next start when the supervisor was killed, and loses nothing", async () => {
    const leftBehind = hub.processes();
    hub.supervisor.kill("SIGKILL");
    await becomes(() => !isAlive(leftBehind.pid));

    hub = await startHub({ dataDirectory });
    expect(pidsOf(leftBehind).filter(isAlive)).toEqual([]);
    await expect(ask(hub)).resolves.toEqual(dataBefore);
  }, 120_000);

  // The first time it loads them: so are the data made that all hubs of the tests start with.
  it("starts a second time with the data it has, without loading them again", async () => {
    await hub.stop();
    hub = await startHub({ dataDirectory });
    expect(hub.output()).not.toContain("Demonstration data");
    await expect(ask(hub)).resolves.toEqual(dataBefore);
  }, 120_000);

  it("stops with exit code 0 and leaves no process behind", async () => {
    const pids = pidsOf(hub.processes());
    const identities = pids.map(findProcessIdentity);
    await expect(hub.stop()).resolves.toBe(0);
    expect(
      pids.map(findProcessIdentity).filter((identity) => identity && identities.includes(identity)),
    ).toEqual([]);
  }, 20_000);
});

describe("a hub whose data was written by a newer version of a member", () => {
  it("does not start, and says why and what to do", async () => {
    const dataDirectory = await makeFilledDataDirectory();
    try {
      const hub = await startHub({ dataDirectory });
      await pretendNewerMigration(hub);
      await hub.stop();
      await expect(startHub({ dataDirectory })).rejects.toThrow(
        /exit code 1[\s\S]*The database was migrated by a newer version \(FromTheFuture\); run that version/,
      );
    } finally {
      await rm(dataDirectory, { recursive: true, force: true });
    }
  }, 120_000);
});

async function pretendNewerMigration(hub: RunningHub): Promise<void> {
  const secrets: Record<string, string> = JSON.parse(
    readFileSync(join(hub.dataDirectory, "secrets.json"), "utf8"),
  );
  const url = superuserUrl(
    secrets["superuserPassword"] ?? "",
    hub.processes().postgres.port,
    databaseName("education"),
  );
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("INSERT INTO migrations (timestamp, name) VALUES (9999999999999, 'FromTheFuture')");
  await client.end();
}

const EVERY_MEMBERS_DATA = `{
  programmes { edges { node { code commitments { title { vi } state } } } }
  observances { edges { node { year } } }
  womensUnionActivities { edges { node { title { vi } } } }
  youthUnionActivities { edges { node { title { vi } } } }
}`;

/** What the four members know, or undefined while one of them does not answer. */
async function ask(hub: RunningHub): Promise<unknown> {
  const response = await fetch(`${hub.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: EVERY_MEMBERS_DATA }),
  }).catch(() => undefined);
  if (response?.status !== 200) return undefined;
  const answer: { data: unknown; errors?: unknown } = JSON.parse(await response.text());
  return answer.errors ? undefined : answer.data;
}

async function becomes(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  expect(await waitUntil(isTrue, { timeoutMs: HEAL_TIMEOUT_MS })).toBe(true);
}

function pidOf(processes: HubProcesses, name: string): number {
  const { members, identity, gateway, postgres } = processes;
  const found = { ...members, identity, gateway, postgres }[name];
  if (!found) throw new Error(`The hub has no process ${name}`);
  return found.pid;
}

function pidsOf({ pid, identity, gateway, postgres, members }: HubProcesses): number[] {
  return [
    pid,
    identity.pid,
    gateway.pid,
    postgres.pid,
    ...Object.values(members).map((member) => member.pid),
  ];
}
