import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { appendEvent, type NewEvent } from "@hub/outbox/append";
import { type Outbox, startOutbox } from "@hub/outbox/outbox";
import { CREATE_OUTBOX } from "@hub/outbox/schema";
import type { HubEvent } from "@hub/schema/event";
import { createTestDatabase } from "@hub/subgraph-kit/testing";
import { EventSourceParserStream } from "eventsource-parser/stream";
import pg from "pg";
import { pino } from "pino";

export const RETENTION_HOURS = 72;

export interface OutboxServer extends AsyncDisposable {
  readonly eventsUrl: string;
  readonly databaseUrl: string;
  readonly pool: pg.Pool;
  readonly outbox: Outbox;
}

/** An outbox in a database of its own, its relay on a port of its own. */
export async function startOutboxServer(poolSize = 8): Promise<OutboxServer> {
  const database = await createTestDatabase();
  const pool = new pg.Pool({ connectionString: database.url, max: poolSize });
  // An idle connection may still be closing when its database is dropped; queries that fail reject by themselves.
  pool.on("error", () => {});
  for (const statement of CREATE_OUTBOX) await pool.query(statement);
  const outbox = startOutbox({
    connectionString: database.url,
    member: "test",
    retentionHours: RETENTION_HOURS,
    logger: pino({ level: "silent" }),
  });
  const server = createServer((request, response) => outbox.handleEvents(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    eventsUrl: `http://127.0.0.1:${port}/events`,
    databaseUrl: database.url,
    pool,
    outbox,
    async [Symbol.asyncDispose]() {
      await outbox.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await pool.end();
      await database[Symbol.asyncDispose]();
    },
  };
}

export interface RelayMessage {
  readonly id?: string | undefined;
  readonly event?: string | undefined;
  readonly data: string;
}

/** The messages of a relay from a position on, until the signal aborts or the relay ends the stream. */
export async function* readRelay(
  url: string,
  lastEventId: string | undefined,
  signal: AbortSignal,
): AsyncGenerator<RelayMessage> {
  const headers: Record<string, string> = lastEventId === undefined ? {} : { "last-event-id": lastEventId };
  try {
    const response = await fetch(url, { headers, signal });
    if (!response.body) throw new Error("the relay sent no body");
    yield* response.body.pipeThrough(new TextDecoderStream()).pipeThrough(new EventSourceParserStream());
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

export function eventOf(message: RelayMessage): HubEvent {
  const event: HubEvent = JSON.parse(message.data);
  return event;
}

/** Where a reader stands that has read nothing. */
export async function positionBeforeAll({ pool }: OutboxServer): Promise<string> {
  const { rows } = await pool.query<{ epoch: string }>("SELECT epoch FROM outbox_feed");
  return `${rows[0]?.epoch}:0`;
}

/** The first `count` messages from a position on. */
export async function take(
  { eventsUrl }: OutboxServer,
  count: number,
  lastEventId?: string,
): Promise<RelayMessage[]> {
  const enough = new AbortController();
  const messages: RelayMessage[] = [];
  for await (const message of readRelay(eventsUrl, lastEventId, enough.signal)) {
    messages.push(message);
    if (messages.length === count) break;
  }
  enough.abort();
  return messages;
}

/** One event of the thing `one`, in a transaction of its own. */
export async function append(server: OutboxServer, version: number, { commits = true } = {}): Promise<void> {
  const client = await server.pool.connect();
  try {
    await client.query("BEGIN");
    await appendEvent(client, eventOfThing("one", version));
    await client.query(commits ? "COMMIT" : "ROLLBACK");
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
  server.outbox.notify();
}

export function eventOfThing(aggregateId: string, version: number): NewEvent {
  return { type: "thing.changed", aggregateType: "thing", aggregateId, version, payload: {} };
}

/** The leader's connection breaks; one of the sequencers leads soon after. */
export async function endSequencerConnection({ pool }: OutboxServer): Promise<void> {
  await pool.query(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'sequencer' AND datname = current_database()",
  );
}
