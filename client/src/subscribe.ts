/**
 * Subscriptions that survive: the connection may break, the server may restart, and every event still arrives
 * once and in order.
 *
 *   cursor   where the stream goes on; comes with every response, is stored here after the response was delivered
 *   stale    the connection is lost; what is on the screen is as of then
 *   gap      the events between cannot be had any more; only a new query shows the present state
 */
import { backoffMs, wait } from "./backoff.js";
import { SeenEvents } from "./seen-events.js";
import { streamOverSse } from "./sse-stream.js";
import type { Response, ResponseError, Stream, StreamListener } from "./stream.js";
import { streamOverWebSocket } from "./ws-stream.js";

export type { Response, ResponseError } from "./stream.js";

export type Transport = "ws" | "sse";

export type Status =
  | { readonly state: "connecting" }
  | { readonly state: "live" }
  | { readonly state: "stale"; readonly since: Date };

export interface SubscribeOptions<Data> {
  /** The hub's GraphQL endpoint, `http(s)://…/graphql`, for both transports. In a browser it may be relative. */
  readonly url: string;
  /** One subscription that declares `$after: String` and hands it to its field. */
  readonly query: string;
  readonly operationName?: string;
  /** Without `after`: that one is set here. */
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly transport: Transport;
  /** Goes on behind an earlier subscription with the same query, variables and caller. */
  readonly cursor?: string | undefined;
  /** `authorization` is sent with both transports; all of it with `connection_init`. */
  readonly connectionParams?: Readonly<Record<string, unknown>>;
  /** Called once per event. */
  readonly onData: (response: Response<Data>) => void;
  readonly onStatus?: (status: Status) => void;
  /** Events were lost beyond recovery; the subscription goes on from now. Query the present state again. */
  readonly onGap?: (error: ResponseError) => void;
  /** The server will never answer this operation; the subscription has ended. */
  readonly onRefusal?: (errors: readonly ResponseError[]) => void;
}

export interface ResumableSubscription {
  /** Directly behind the last response that was delivered. */
  readonly cursor: string | undefined;
  /** Nothing is called any more after this. */
  close(): void;
}

const STREAMS: Readonly<Record<Transport, Stream>> = { ws: streamOverWebSocket, sse: streamOverSse };
const GAP_CODES: ReadonlySet<unknown> = new Set(["CURSOR_TOO_OLD", "CURSOR_EPOCH_CHANGED", "CURSOR_INVALID"]);

/** Subscribes until `close()` or a refusal; reconnects for ever and resumes from the last cursor. */
export function subscribe<Data = Record<string, unknown>>(
  options: SubscribeOptions<Data>,
): ResumableSubscription {
  if (!/\$after\s*:/.test(options.query)) {
    throw new Error('The subscription must declare "$after: String" and use it, or it cannot be resumed');
  }
  const subscription = new Subscription(options);
  void subscription.run();
  return subscription;
}

class Subscription<Data> implements ResumableSubscription, StreamListener<Data> {
  #cursor: string | undefined;
  #attempt = 0;
  #staleSince: Date | undefined;
  #isLive = false;
  readonly #seen = new SeenEvents();
  readonly #closed = new AbortController();

  constructor(private readonly options: SubscribeOptions<Data>) {
    this.#cursor = options.cursor;
  }

  get cursor(): string | undefined {
    return this.#cursor;
  }

  close(): void {
    this.#closed.abort();
  }

  async run(): Promise<void> {
    const { signal } = this.#closed;
    this.#report({ state: "connecting" });
    while (!signal.aborted) {
      // Why a connection broke makes no difference: what the server refuses for good arrives as a refusal.
      await this.#connect(signal).catch(() => undefined);
      if (signal.aborted) return;
      this.#lost();
      await wait(backoffMs(this.#attempt), signal);
      this.#attempt += 1;
    }
  }

  onStart(cursor: string | undefined): void {
    // Where an unresumed stream begins is worth as much as a cursor that came with an event.
    this.#cursor ??= cursor;
    this.#live();
  }

  onResponse(response: Response<Data>): void {
    if (this.#closed.signal.aborted) return;
    const gap = findGap(response.errors);
    if (gap) this.#startAnew(gap);
    else this.#deliver(response);
  }

  #deliver(response: Response<Data>): void {
    this.#live();
    const { cursor, eventId } = response.extensions ?? {};
    if (this.#seen.add(eventId ?? cursor)) this.#call(() => this.options.onData(response));
    this.#cursor = cursor ?? this.#cursor;
  }

  onRefusal(errors: readonly ResponseError[]): void {
    if (this.#closed.signal.aborted) return;
    const gap = findGap(errors);
    if (gap && this.#cursor !== undefined) this.#startAnew(gap);
    else if (!errors.some(isPassing)) this.#end(errors);
  }

  #end(errors: readonly ResponseError[]): void {
    this.close();
    this.#call(() => this.options.onRefusal?.(errors));
  }

  #connect(signal: AbortSignal): Promise<void> {
    const { url, query, operationName, variables, connectionParams = {}, transport } = this.options;
    const stream = STREAMS[transport];
    return stream<Data>(
      {
        url,
        query,
        operationName,
        variables: { ...variables, after: this.#cursor ?? null },
        connectionParams,
      },
      this,
      signal,
    );
  }

  #startAnew(gap: ResponseError): void {
    this.#cursor = undefined;
    this.#call(() => this.options.onGap?.(gap));
  }

  #live(): void {
    this.#attempt = 0;
    this.#staleSince = undefined;
    if (this.#isLive) return;
    this.#isLive = true;
    this.#report({ state: "live" });
  }

  #lost(): void {
    if (!this.#isLive) return;
    this.#isLive = false;
    this.#staleSince ??= new Date();
    this.#report({ state: "stale", since: this.#staleSince });
  }

  #report(status: Status): void {
    if (!this.#closed.signal.aborted) this.#call(() => this.options.onStatus?.(status));
  }

  /** A mistake in the page's own function is the page's: it is reported, and the stream goes on. */
  #call(callback: () => void): void {
    try {
      callback();
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  }
}

/** A fault on the server's side, which the next attempt may find healed. */
function isPassing({ extensions }: ResponseError): boolean {
  return extensions?.["code"] === "INTERNAL_SERVER_ERROR";
}

function findGap(errors: readonly ResponseError[] | undefined): ResponseError | undefined {
  return errors?.find(({ extensions }) => GAP_CODES.has(extensions?.["code"]));
}
