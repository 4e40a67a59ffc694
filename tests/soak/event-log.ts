import { setTimeout as pause } from "node:timers/promises";
import type pg from "pg";
import type { RunningHub } from "../support/start-hub.js";
import { healed, openDatabase } from "./databases.js";

/** An event as the member's database holds it. */
export interface LoggedEvent {
  readonly id: string;
  readonly member: string;
  readonly type: string;
  readonly aggregate: string;
  readonly version: number;
  /** What the writer was answered with: the aggregate's version, or the id of the figure. */
  readonly acknowledgement: string;
}

/** By member: the number of its last event. */
export type Heads = ReadonlyMap<string, number>;

/** The members that the writers change. */
export const WRITTEN_MEMBERS = ["association", "education"];

const AGAIN_MS = 200;
const READ = `SELECT event_id, type, aggregate_type || ' ' || aggregate_id AS aggregate, version,
                     coalesce(payload -> 'figure' ->> 'id', aggregate_id || '@' || version) AS acknowledgement
              FROM outbox_log WHERE seq > $1 ORDER BY seq`;

interface Row {
  readonly event_id: string;
  readonly type: string;
  readonly aggregate: string;
  readonly version: number;
  readonly acknowledgement: string;
}

/** Where the members' logs end; nobody may be writing. */
export async function readHeads(hub: RunningHub, members = WRITTEN_MEMBERS): Promise<Heads> {
  const heads = await Promise.all(members.map((member) => healed(() => readHead(hub, member))));
  return new Map(heads);
}

/** What has been committed since; nobody may be writing. */
export async function readLog(hub: RunningHub, since: Heads): Promise<readonly LoggedEvent[]> {
  const logs = WRITTEN_MEMBERS.map((member) => healed(() => readMember(hub, member, since.get(member) ?? 0)));
  return (await Promise.all(logs)).flat();
}

async function readHead(hub: RunningHub, member: string): Promise<[string, number]> {
  await using database = await openDatabase(hub, member);
  await untilNumbered(database.client);
  const { rows } = await database.client.query<{ head: number }>(
    "SELECT coalesce(max(seq), 0)::integer AS head FROM outbox_log",
  );
  return [member, rows[0]?.head ?? 0];
}

async function readMember(hub: RunningHub, member: string, since: number): Promise<LoggedEvent[]> {
  await using database = await openDatabase(hub, member);
  await untilNumbered(database.client);
  const { rows } = await database.client.query<Row>(READ, [since]);
  return rows.map(({ event_id, ...row }) => ({ id: event_id, member, ...row }));
}

async function untilNumbered(client: pg.Client): Promise<void> {
  for (;;) {
    const { rowCount } = await client.query("SELECT FROM outbox_intake LIMIT 1");
    if (rowCount === 0) return;
    await pause(AGAIN_MS);
  }
}
