/**
 * What a member keeps, and the position in its feed at which that is true: for readers who have nothing yet, or whose
 * next events have been dropped. All of it is read in one transaction that sees one moment, a few rows at a time.
 *
 *   → GET /snapshots/<name>
 *   ← {"member", "epoch", "seq", "ahead"}
 *   ← {"<kind>": {row}}   for each row, in the order of the queries
 *   ← {"end": <rows>}     without it, something is missing
 *
 * The lines are JSON, one each (NDJSON). `ahead` has the ids of events that the rows contain already and that are yet
 * to be numbered: a reader meets them after `seq` and passes them over.
 */
import type { ServerResponse } from "node:http";
import pg from "pg";
import { readBounds } from "./feed.js";
import { sendText } from "./send-text.js";

const ROWS_PER_FETCH = 500;
/** A reader that takes nothing for so long is gone. It must not keep a transaction open. */
const STALLED_MS = 30_000;

/** What a snapshot consists of: for each kind of row a query. */
export type SnapshotQueries = Readonly<Record<string, string>>;

export interface SnapshotHeader {
  readonly member: string;
  readonly epoch: string;
  readonly seq: number;
  readonly ahead: readonly string[];
}

export interface SnapshotSource {
  readonly connectionString: string;
  readonly member: string;
  readonly queries: SnapshotQueries;
}

/** The lines of the snapshot: its header, its rows, its end. */
export async function* readSnapshot({
  connectionString,
  member,
  queries,
}: SnapshotSource): AsyncGenerator<object> {
  const client = new pg.Client({ connectionString, keepAlive: true, application_name: "snapshot" });
  // The pending query rejects as well; without a listener the event would end the process.
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    yield await readHeader(client, member);
    let count = 0;
    for (const [kind, query] of Object.entries(queries)) {
      for await (const row of readRows(client, query)) {
        yield { [kind]: row };
        count += 1;
      }
    }
    yield { end: count };
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function readHeader(client: pg.Client, member: string): Promise<SnapshotHeader> {
  const { epoch, head } = await readBounds(client);
  const { rows } = await client.query<{ event_id: string }>("SELECT event_id FROM outbox_intake");
  return { member, epoch, seq: head, ahead: rows.map(({ event_id }) => event_id) };
}

async function* readRows(client: pg.Client, query: string): AsyncGenerator<object> {
  await client.query(`DECLARE snapshot NO SCROLL CURSOR FOR ${query}`);
  for (;;) {
    const { rows } = await client.query<object>(`FETCH ${ROWS_PER_FETCH} FROM snapshot`);
    yield* rows;
    if (rows.length < ROWS_PER_FETCH) break;
  }
  await client.query("CLOSE snapshot");
}

/** Sends the lines at the pace of the reader. When reading fails, or is to stop, the answer is cut: it has no end. */
export async function sendSnapshot(
  source: SnapshotSource,
  response: ServerResponse,
  stopping: AbortSignal,
): Promise<void> {
  const cut = () => response.destroy();
  stopping.addEventListener("abort", cut, { once: true });
  response.writeHead(200, { "content-type": "application/x-ndjson", "cache-control": "no-store" });
  response.setTimeout(STALLED_MS, cut);
  try {
    for await (const line of readSnapshot(source)) {
      if (response.destroyed) return;
      await sendText(response, `${JSON.stringify(line)}\n`);
    }
    response.end();
  } catch (error) {
    cut();
    throw error;
  } finally {
    stopping.removeEventListener("abort", cut);
  }
}
