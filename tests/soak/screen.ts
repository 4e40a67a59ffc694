/** A subscriber that comes back for ever, as those of `@hub/client` do, and keeps account of what it was told. */
import { backoffMs } from "@hub/client/backoff";
import { SeenEvents } from "@hub/client/seen-events";
import type { Transport } from "@hub/client/subscribe";
import { DeliveredEvents, type EventIds } from "./delivered-events.js";
import type { Topic } from "./topics.js";
import { EVENT_ID, openWire, type WireListener } from "./wire.js";

export interface ScreenOptions {
  readonly port: number;
  readonly transport: Transport;
  readonly topic: Topic;
  /** Whether it says, when it comes back, up to where it was told. */
  readonly isResuming: boolean;
  readonly ids: EventIds;
}

const CURSOR = Buffer.from('"cursor":"');
const NO_DATA = Buffer.from('"data":null');
const ERRORS = Buffer.from('"errors":[');
const QUOTE = 34;

export class Screen implements WireListener {
  readonly topic: Topic;
  /** What is shown: every event once, unless one came again when a thousand others had come since. */
  readonly delivered = new DeliveredEvents();
  /** The server told it again, and it was dropped. */
  repeated = 0;
  /** A part of the data was missing because its member was down. */
  incomplete = 0;
  /** What the hub said instead of an event: that it is gone, or cannot be shown. */
  readonly gaps: string[] = [];
  /** Attempts that were answered with a refusal. */
  readonly refusals: string[] = [];
  longestAwayMs = 0;
  readonly #options: ScreenOptions;
  readonly #seen = new SeenEvents();
  #cursor: string | undefined;
  #awaySince: number | undefined;
  #isLive = false;
  #attempt = 0;
  #retryAfterMs = 0;
  #wire: { close(): void } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ScreenOptions) {
    this.#options = options;
    this.topic = options.topic;
  }

  get isLive(): boolean {
    return this.#isLive;
  }

  open(): void {
    const { port, transport, topic, isResuming } = this.#options;
    const after = isResuming ? this.#cursor : undefined;
    this.#wire = openWire[transport]({ port, query: topic.query, after }, this);
  }

  close(): void {
    this.onClose = () => undefined;
    clearTimeout(this.#timer);
    this.#wire?.close();
  }

  onMark(cursor: string): void {
    this.#accepted();
    this.#cursor = cursor;
  }

  onResult(result: Buffer, id: string | undefined): void {
    this.#accepted();
    const cursor = id ?? readText(result, CURSOR);
    if (cursor !== undefined) this.#cursor = cursor;
    const eventId = readText(result, EVENT_ID);
    if (eventId === undefined || result.includes(NO_DATA)) this.gaps.push(result.toString());
    else this.#show(eventId, result);
  }

  onRefusal(errors: string): void {
    this.refusals.push(errors);
  }

  onRetryAfter(timeMs: number): void {
    this.#retryAfterMs = timeMs;
  }

  onClose(): void {
    this.#awaySince ??= performance.now();
    this.#isLive = false;
    this.#timer = setTimeout(() => this.open(), Math.max(backoffMs(this.#attempt), this.#retryAfterMs));
    this.#attempt += 1;
    this.#retryAfterMs = 0;
  }

  #accepted(): void {
    if (this.#isLive) return;
    this.#isLive = true;
    this.#attempt = 0;
    if (this.#awaySince === undefined) return;
    this.longestAwayMs = Math.max(this.longestAwayMs, performance.now() - this.#awaySince);
    this.#awaySince = undefined;
  }

  #show(eventId: string, result: Buffer): void {
    const { ids } = this.#options;
    const number = ids.numberOf(eventId);
    if (result.includes(ERRORS)) this.incomplete += 1;
    if (this.#seen.add(ids.idOf(number))) this.delivered.add(number);
    else this.repeated += 1;
  }
}

/** The text behind the last occurrence of the name: extensions come last. */
function readText(json: Buffer, name: Buffer): string | undefined {
  const index = json.lastIndexOf(name);
  if (index === -1) return undefined;
  const begin = index + name.length;
  return json.toString("latin1", begin, json.indexOf(QUOTE, begin));
}
