/**
 * One member's relay, as the gateway reads it: `GET /events` as server-sent events.
 *
 *   hello     first of every connection: the epoch, the newest and the oldest retained seq, when the newest happened
 *   event     one HubEvent, in order of seq
 *   refused   the position asked for cannot be served; the connection ends
 */
import {
  type FeedPosition,
  formatPosition,
  type HubEvent,
  parseEvent,
  parsePosition,
} from "@hub/schema/event";
import { createParser, type EventSourceMessage } from "eventsource-parser";
import { type Dispatcher, request } from "undici";
import { z } from "zod";
import { clockAheadMs, describeClock } from "../../members/signing.js";
import { NestedTooDeeply, parseShallow } from "../../wire/parse-json.js";

/** Signs a request to the member. */
export type SignRequest = (message: {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}) => Record<string, string>;

export interface Relay {
  readonly member: string;
  /** The member's base URL, without `/events`. */
  readonly url: string;
  readonly sign: SignRequest;
  /**
   * Called with how far this clock is ahead of the member's if the member refuses for that, and with undefined if it
   * does not.
   */
  readonly clockIsAhead?: (aheadMs: number | undefined) => void;
}

export interface RelayRange {
  /** The last position already seen; by default only what happens from now on. */
  readonly after?: FeedPosition;
  /** The relay ends the answer after this seq; by default it stays open. */
  readonly until?: number;
}

const bounds = z.object({ epoch: z.string(), head: z.number().int(), oldest: z.number().int() });
const hello = bounds.extend({ lastEventAt: z.iso.datetime().nullish() });
const refusal = bounds.extend({ code: z.enum(["CURSOR_TOO_OLD", "CURSOR_EPOCH_CHANGED", "CURSOR_INVALID"]) });

export type RelayBounds = z.infer<typeof bounds>;
export type RelayRefusal = z.infer<typeof refusal>;
export type RelayMessage =
  | { readonly kind: "hello"; readonly bounds: RelayBounds; readonly lastEventAt: string | undefined }
  /** Nothing has happened, but the member lives. */
  | { readonly kind: "heartbeat" }
  | { readonly kind: "refused"; readonly refusal: RelayRefusal }
  /** With the length of its text. */
  | { readonly kind: "event"; readonly event: HubEvent; readonly length: number }
  /** A malformed event, with its position if that can be read. */
  | { readonly kind: "unreadable"; readonly position: FeedPosition | undefined; readonly problem: string };

/** The member answers, but has no relay. */
export class NoRelay extends Error {}

const NO_RELAY_STATUSES = new Set([404, 405, 410, 501]);

/**
 * The relay sends a comment every 5 s. Three that are overdue mean a peer that hangs or is dead behind an open socket; the
 * members that copy it say so a little earlier, so that nothing is called up to date of a member that is called late.
 */
const SILENCE_LIMIT_MS = 20_000;
const ANSWER_LIMIT_MS = 5_000;
const LONGEST_MESSAGE = 4 * 1024 * 1024;
const LONGEST_REFUSAL = 4 * 1024;

/**
 * Passes the relay's messages on as they arrive. Resolves when the relay ends the answer, or when `onMessage` returns
 * false because it wants no more. Rejects with what `onMessage` throws, when the connection fails or falls silent, and
 * when a hello or a refusal violates the protocol. A malformed event is a message too.
 */
export async function readRelay(
  relay: Relay,
  range: RelayRange,
  signal: AbortSignal,
  onMessage: (message: RelayMessage) => boolean,
  silenceLimitMs = SILENCE_LIMIT_MS,
): Promise<void> {
  const url = relayUrl(relay, range);
  const answer = await request(url, {
    method: "GET",
    headers: {
      accept: "text/event-stream",
      ...relay.sign({ method: "GET", path: url.pathname + url.search, body: "" }),
    },
    signal,
    headersTimeout: ANSWER_LIMIT_MS,
    bodyTimeout: silenceLimitMs,
  });
  try {
    if (answer.statusCode !== 200) throw await refusalOf(relay, answer);
    relay.clockIsAhead?.(undefined);
    await readMessages(answer.body, onMessage);
  } finally {
    answer.body.on("error", ignoreAbort).destroy();
  }
}

async function refusalOf(
  relay: Relay,
  { statusCode, headers, body }: Dispatcher.ResponseData,
): Promise<Error> {
  const aheadMs =
    statusCode === 401 && relay.clockIsAhead
      ? clockAheadMs(await readExtensions(body), Date.parse(String(headers["date"])) || undefined)
      : undefined;
  if (aheadMs !== undefined) {
    relay.clockIsAhead?.(aheadMs);
    return new Error(`The relay of member "${relay.member}" accepts no requests: ${describeClock(aheadMs)}`);
  }
  if (NO_RELAY_STATUSES.has(statusCode))
    return new NoRelay(`Member "${relay.member}" has no event feed: it answers with status ${statusCode}`);
  return new Error(`The relay of member "${relay.member}" answered with status ${statusCode}, not 200`);
}

const refusalBody = z.object({
  errors: z.tuple([z.object({ extensions: z.unknown().optional() })], z.unknown()),
});

/** The extensions of a refusal's first error, if it has one. */
async function readExtensions(body: AsyncIterable<Uint8Array>): Promise<unknown> {
  let text = "";
  for await (const chunk of body) {
    text += Buffer.from(chunk).toString();
    if (text.length > LONGEST_REFUSAL) return undefined;
  }
  try {
    return refusalBody.parse(JSON.parse(text)).errors[0].extensions;
  } catch {
    return undefined;
  }
}

async function readMessages(
  body: AsyncIterable<Uint8Array>,
  onMessage: (message: RelayMessage) => boolean,
): Promise<void> {
  let wantsMore = true;
  /** What comes with the last message that was wanted is not even parsed. */
  const pass = (read: () => RelayMessage | undefined) => {
    const message = wantsMore ? read() : undefined;
    if (message) wantsMore = onMessage(message);
  };
  const parser = createParser({
    maxBufferSize: LONGEST_MESSAGE,
    onEvent: (sent) => pass(() => parseMessage(sent)),
    onComment: () => pass(() => ({ kind: "heartbeat" })),
  });
  const decoder = new TextDecoder();
  for await (const chunk of body) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    if (!wantsMore) return;
  }
}

function parseMessage({ event: name, id, data }: EventSourceMessage): RelayMessage | undefined {
  switch (name) {
    case "hello":
      return parseHello(data);
    case "refused":
      return { kind: "refused", refusal: refusal.parse(JSON.parse(data)) };
    case "event":
      return readEvent(id, data);
    default:
      return undefined; // A later relay may say more; what is not known is not needed.
  }
}

function parseHello(data: string): RelayMessage {
  const { lastEventAt, ...told } = hello.parse(JSON.parse(data));
  return { kind: "hello", bounds: told, lastEventAt: lastEventAt ?? undefined };
}

function readEvent(id: string | undefined, data: string): RelayMessage {
  try {
    return { kind: "event", event: parseEvent(parseShallow(data)), length: data.length };
  } catch (error) {
    const problem = problemOf(error);
    return { kind: "unreadable", position: parsePosition(id ?? ""), problem };
  }
}

function problemOf(error: unknown): string {
  if (error instanceof z.ZodError) return z.prettifyError(error);
  return error instanceof NestedTooDeeply ? error.message : "it is no JSON";
}

function relayUrl(relay: Relay, range: RelayRange): URL {
  const url = new URL(`${relay.url.replace(/\/$/, "")}/events`);
  if (range.after) url.searchParams.set("after", formatPosition(range.after));
  if (range.until !== undefined) url.searchParams.set("until", String(range.until));
  return url;
}

function ignoreAbort(): void {
  // A body destroyed before its end reports that as an error. Whoever destroyed it knows.
}
