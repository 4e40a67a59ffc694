/**
 * The relay serves a member's feed over SSE, from any position a reader still has.
 *
 * It keeps nothing per reader but a number: each reader pages through the outbox at its own pace, so a slow one
 * costs no memory and delays nobody.
 *
 *   → GET /events[?after=<epoch>:<seq>][&until=<seq>]   or Last-Event-ID: <epoch>:<seq>
 *   ← event: hello    {"epoch","head","oldest","lastEventAt","typeNames"}
 *   ← id: <epoch>:<seq>  event: event  {HubEvent}
 *   ← event: refused  {"code": "CURSOR_EPOCH_CHANGED" | "CURSOR_TOO_OLD" | "CURSOR_INVALID", …hello}
 *
 * A refusal comes instead of the hello, or, when a reader is overtaken by the retention, at any time after it.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { formatPosition, type HubEvent, parsePosition } from "@hub/schema/event";
import pg from "pg";
import type { Logger } from "pino";
import { AutoResetEvent } from "./auto-reset-event.js";
import { type FeedBounds, readBounds, readEventsAfter, type TypeNameOf } from "./feed.js";
import { sendText } from "./send-text.js";

const PAGE_SIZE = 500;
/** So often all readers look whether there is more, told or not. */
const POLL_MS = 1_000;
const LONGEST_WAIT_MS = 10 * POLL_MS;
const HEARTBEAT_MS = 5_000;

export interface Relay {
  /** Answers `GET /events` until the reader leaves, `until` is reached or the relay stops. */
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Tells the readers that there is more to read; without it they notice at their next poll. */
  notify(): void;
  stop(): Promise<void>;
}

export interface RelayOptions {
  readonly connectionString: string;
  readonly member: string;
  readonly logger: Logger;
  /** What the schema calls the type of an aggregate; where it gives a name, the event says it. */
  readonly typeNameOf?: TypeNameOf;
  /** Those that are the member's alone, so that who reads its feed knows them before anything of them has changed. */
  readonly typeNames?: readonly string[];
}

export function startRelay({ connectionString, member, logger, typeNameOf, typeNames }: RelayOptions): Relay {
  const pool = new pg.Pool({
    connectionString,
    max: 4,
    idleTimeoutMillis: 10_000,
    application_name: "relay",
  });
  pool.on("error", (error) => logger.warn({ err: error }, "relay lost an idle database connection"));
  const readers = new Set<AutoResetEvent>();
  const stopping = new AbortController();
  const notifyReaders = () => {
    for (const reader of readers) reader.signal();
  };

  const polling = setInterval(notifyReaders, POLL_MS);
  // Readers are told together, and ask together for mostly the same: one query, on one connection, serves them all.
  const boundsNow = inOneTurn(() => readBounds(pool));
  const pageAfter = inOneTurn((epoch: string, seq: number) =>
    readEventsAfter(pool, { member, epoch, typeNameOf }, seq, PAGE_SIZE),
  );

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const stream = openStream(response);
    const more = new AutoResetEvent();
    readers.add(more);
    response.on("close", () => more.signal());
    try {
      const bounds = await readBounds(pool);
      const start = resolveStart(request, bounds);
      if ("code" in start) {
        await stream.send("refused", { code: start.code, ...bounds });
        return;
      }
      await stream.send("hello", { ...bounds, lastEventAt: await timeOf(bounds), typeNames });
      const end = await follow(stream, more, bounds.epoch, start);
      if (end === "GONE")
        await stream.send("refused", { code: "CURSOR_TOO_OLD", ...(await readBounds(pool)) });
    } catch (error) {
      if (!response.closed) logger.error({ err: error }, "the relay could not read the outbox");
    } finally {
      readers.delete(more);
      stream.end();
    }
  }

  /** When the newest event happened; null if it is no longer kept. */
  async function timeOf({ epoch, head }: FeedBounds): Promise<string | null> {
    const { events } = await readEventsAfter(pool, { member, epoch }, head - 1, 1);
    return events[0]?.occurredAt ?? null;
  }

  async function follow(
    stream: EventStream,
    more: AutoResetEvent,
    epoch: string,
    { after, until }: Start,
  ): Promise<"DONE" | "GONE"> {
    let seq = after;
    while (!stream.isClosed() && !stopping.signal.aborted && seq < until) {
      const { events, hasMore } = await pageAfter(epoch, seq);
      if (await isGone(seq + 1, events)) return "GONE";
      for (const event of events) {
        if (event.seq > until) return "DONE";
        await stream.sendEvent(event);
        seq = event.seq;
      }
      if (!hasMore) await more.wait(LONGEST_WAIT_MS);
    }
    return "DONE";
  }

  /** Whether the reader was so slow that its next events have been dropped. */
  async function isGone(next: number, [first]: readonly HubEvent[]): Promise<boolean> {
    return first ? first.seq !== next : next < (await boundsNow()).oldest;
  }

  return {
    handle,
    notify: notifyReaders,
    async stop() {
      stopping.abort();
      clearInterval(polling);
      notifyReaders();
      await pool.end();
    },
  };
}

/** Calls with the same arguments that come in one turn have one answer. A later one may know of something newer. */
function inOneTurn<Arguments extends readonly (string | number)[], Answer>(
  ask: (...named: Arguments) => Promise<Answer>,
): (...named: Arguments) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>();
  return (...named) => {
    const key = named.join(" ");
    const known = asked.get(key);
    if (known) return known;
    const answer = ask(...named);
    asked.set(key, answer);
    process.nextTick(() => asked.delete(key));
    return answer;
  };
}

interface Start {
  readonly after: number;
  readonly until: number;
}

type CursorRefusal = { readonly code: "CURSOR_INVALID" | "CURSOR_EPOCH_CHANGED" | "CURSOR_TOO_OLD" };

function resolveStart(request: IncomingMessage, { epoch, head, oldest }: FeedBounds): Start | CursorRefusal {
  const query = new URL(request.url ?? "/", "http://relay").searchParams;
  const untilText = query.get("until");
  const until = untilText === null ? Number.POSITIVE_INFINITY : Number(untilText);
  if (Number.isNaN(until)) return { code: "CURSOR_INVALID" };
  // A browser-style reader repeats its first URL on reconnect, so the header is the later position.
  const text = request.headers["last-event-id"] ?? query.get("after");
  if (text === null || text === undefined) return { after: head, until };
  const position = parsePosition(String(text));
  if (!position) return { code: "CURSOR_INVALID" };
  if (position.epoch !== epoch || position.seq > head) return { code: "CURSOR_EPOCH_CHANGED" };
  if (position.seq + 1 < oldest) return { code: "CURSOR_TOO_OLD" };
  return { after: position.seq, until };
}

interface EventStream {
  send(event: string, data: unknown): Promise<void>;
  sendEvent(event: HubEvent): Promise<void>;
  isClosed(): boolean;
  end(): void;
}

function openStream(response: ServerResponse): EventStream {
  response.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    "x-accel-buffering": "no",
  });
  response.write(":ok\n\n");
  const heartbeat = setInterval(() => response.write(":\n\n"), HEARTBEAT_MS);
  return {
    send: (event, data) => sendText(response, `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    sendEvent: (event) =>
      sendText(response, `id: ${formatPosition(event)}\nevent: event\ndata: ${JSON.stringify(event)}\n\n`),
    isClosed: () => response.closed || response.destroyed,
    end: () => {
      clearInterval(heartbeat);
      response.end();
    },
  };
}
