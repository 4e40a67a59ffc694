/**
 * Resumable subscriptions: connections break and servers restart, and every event still arrives once and in order.
 *
 *   cursor        the position to resume from; comes with every response, is saved after the response was delivered
 *   mark          a cursor without a response: how far the stream has come
 *   catching up   connected again, while missed events are still arriving
 *   stale         the connection is lost; the data is as of the server's last sign of life
 *   gap           the missed events are gone; only a new query shows the current state
 */
import { backoffMs, delay } from "./backoff.js";
import { type ConnectionParamsSource, Credentials } from "./credentials.js";
import { type CursorStore, createMemoryCursorStore } from "./cursor-store.js";
import { SeenEvents } from "./seen-events.js";
import type {
  Connection,
  ConnectionListener,
  ConnectionParams,
  Mark,
  OpenConnection,
  RefusalReason,
  Response,
  ResponseError,
} from "./transports/connection.js";
import { EventStreamConnection } from "./transports/event-stream-connection.js";
import { WebSocketConnection } from "./transports/web-socket-connection.js";
import { watchForWake } from "./wake.js";

export type { ConnectionParamsSource } from "./credentials.js";
export type { CursorStore } from "./cursor-store.js";
export type { ConnectionParams, Response, ResponseError } from "./transports/connection.js";

export type Transport = "ws" | "sse";

export type Status =
  | { readonly state: "connecting" }
  | { readonly state: "live" }
  /** Connected again; the data is as of `since` until the missed events have arrived. */
  | { readonly state: "catching-up"; readonly since: Date | undefined }
  /** Not connected; the data is as of `since`, the server's last sign of life. */
  | { readonly state: "stale"; readonly since: Date };

export interface SubscribeOptions<Data> {
  /** The hub's GraphQL endpoint, `http(s)://…/graphql`, for both transports. In a browser it may be relative. */
  readonly url: string;
  /** One subscription that declares `$after: String` and passes it to its field, or what `hasCursor` says. */
  readonly query: string;
  /**
   * False for what has no cursor and cannot be resumed: a live query, which is answered whole again after a break, or
   * `membersChanged` and members' own subscriptions, where what is told during a break is told no more. True by default.
   */
  readonly hasCursor?: boolean;
  readonly operationName?: string;
  /** Without `after`, which is set here. */
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly transport: Transport;
  /** Resumes after an earlier subscription of the same query, variables and caller, or after a query's `asOf`. */
  readonly cursor?: string | undefined;
  /** Keeps the cursor across restarts; in memory by default. `cursor` takes precedence. */
  readonly cursorStore?: CursorStore;
  /**
   * `authorization` is sent over both transports, the rest only in `connection_init`. A function is called for each
   * connection and each refresh.
   */
  readonly connectionParams?: ConnectionParamsSource;
  /** When these parameters expire; the function above is called again before that. */
  readonly expiresAt?: (params: ConnectionParams) => Date | undefined;
  /** Called once per event. */
  readonly onData: (response: Response<Data>) => void;
  readonly onStatus?: (status: Status) => void;
  /** Events were lost for good; the subscription continues from now. Query the current state again. */
  readonly onGap?: (error: ResponseError) => void;
  /** The server will never run this operation; the subscription has ended. */
  readonly onRefusal?: (errors: readonly ResponseError[]) => void;
}

export interface ResumableSubscription {
  /** The position directly after the last delivered response. */
  readonly cursor: string | undefined;
  /**
   * Sends the parameters that `connectionParams` returns now. Over WebSocket the stream continues undisturbed;
   * over SSE a new connection resumes it at its cursor.
   */
  refreshToken(): Promise<void>;
  /** Checks now whether the connection still works; reconnects without delay if it does not. */
  checkConnection(): void;
  /** No callback runs after this. */
  close(): void;
}

const TRANSPORTS: Readonly<Record<Transport, OpenConnection>> = {
  ws: (request, listener) => new WebSocketConnection(request, listener),
  sse: (request, listener) => new EventStreamConnection(request, listener),
};
const GAP_CODES: ReadonlySet<unknown> = new Set([
  "CURSOR_TOO_OLD",
  "CURSOR_EPOCH_CHANGED",
  "CURSOR_INVALID",
  "CURSOR_LACKS_MEMBER",
  "EVENT_PARKED",
]);
const TRANSIENT_CODES: ReadonlySet<unknown> = new Set([
  "INTERNAL_SERVER_ERROR",
  "SUBGRAPH_UNAVAILABLE",
  "SLOW_READER",
]);
/** A server that asks for a longer wait is not obeyed. */
const MAX_RETRY_AFTER_MS = 60_000;

/** Subscribes until `close()` or a refusal; always reconnects and resumes from the last cursor. */
export function subscribe<Data = Record<string, unknown>>(
  options: SubscribeOptions<Data>,
): ResumableSubscription {
  // A relative URL only makes sense in a browser.
  if (!URL.canParse(options.url, globalThis.location?.href)) {
    throw new Error(`The url "${options.url}" is not one: give the hub's endpoint, https://…/graphql`);
  }
  if (options.hasCursor !== false && !/\$after\s*:/.test(options.query)) {
    throw new Error(
      'The subscription must declare "$after: String" and use it, or it cannot be resumed; say "hasCursor: false" if its field has no cursor',
    );
  }
  const subscription = new Subscription(options);
  void subscription.run();
  return subscription;
}

class Subscription<Data> implements ResumableSubscription, ConnectionListener<Data> {
  #cursor: string | undefined;
  #status: Status = { state: "connecting" };
  #connection: Connection | undefined;
  /** The server has accepted the subscription on this connection. */
  #isAccepted = false;
  /** Set when the connection was closed here, only to open another one with these. */
  #newParams: ConnectionParams | undefined;
  /** Reported once the new stream has begun: a query before that could miss events. */
  #gap: ResponseError | undefined;
  #attempt = 0;
  #retryAfterMs = 0;
  #lastActivityAt = new Date();
  #pause = new AbortController();
  readonly #store: CursorStore;
  readonly #credentials: Credentials;
  readonly #seen = new SeenEvents();
  readonly #closed = new AbortController();

  constructor(private readonly options: SubscribeOptions<Data>) {
    this.#cursor = options.cursor;
    this.#store = options.cursorStore ?? createMemoryCursorStore();
    this.#credentials = new Credentials(options.connectionParams, options.expiresAt);
  }

  get cursor(): string | undefined {
    return this.#cursor;
  }

  close(): void {
    this.#closed.abort();
    this.#credentials.stop();
    this.#pause.abort();
    this.#connection?.close();
  }

  async refreshToken(): Promise<void> {
    const params = await this.#readParams();
    if (!this.#isAccepted || this.#connection?.reauthenticate(params)) return;
    this.#newParams = params;
    this.#connection?.close();
  }

  checkConnection(): void {
    this.#attempt = 0;
    this.#retryAfterMs = 0;
    this.#pause.abort();
    // A pending attempt may be waiting for a response that was lost.
    if (this.#isAccepted) this.#connection?.probe();
    else this.#connection?.close();
  }

  async run(): Promise<void> {
    const stopWatching = watchForWake(() => this.checkConnection());
    this.#call(() => this.options.onStatus?.(this.#status));
    await this.#loadCursor();
    while (!this.#isClosed) await this.#connectAndWait();
    stopWatching();
  }

  onActivity(): void {
    this.#lastActivityAt = new Date();
  }

  onRetryAfter(timeMs: number): void {
    this.#retryAfterMs = Math.min(timeMs, MAX_RETRY_AFTER_MS);
  }

  onMark({ cursor, isPresent }: Mark): void {
    if (this.#isClosed) return;
    this.#accept();
    if (cursor !== undefined) this.#advanceTo(cursor);
    if (isPresent === false) this.#catchUp();
    else this.#report({ state: "live" });
  }

  onResponse(response: Response<Data>): void {
    if (this.#isClosed) return;
    const gap = findGap(response.errors);
    if (gap) this.#skipGap(gap, response.extensions?.cursor);
    else this.#deliver(response);
  }

  onRefusal(errors: readonly ResponseError[], reason: RefusalReason): void {
    if (this.#isClosed) return;
    const gap = findGap(errors);
    if (gap && this.#cursor !== undefined) this.#skipGap(gap, undefined);
    else if (!this.#isRetryable(errors, reason)) this.#end(errors);
  }

  get #isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  async #loadCursor(): Promise<void> {
    try {
      this.#cursor ??= await this.#store.load();
    } catch (error) {
      // Starting without the cursor would lose events silently.
      this.#end([{ message: `The stored cursor cannot be read: ${String(error)}` }]);
    }
  }

  async #connectAndWait(): Promise<void> {
    await this.#connect();
    if (!this.#isClosed && !this.#newParams) await this.#waitToReconnect();
  }

  async #connect(): Promise<void> {
    const connectionParams = this.#newParams ?? (await this.#readParams().catch(() => undefined));
    this.#newParams = undefined;
    if (connectionParams === undefined || this.#isClosed) return;
    const { url, query, operationName, variables, transport, hasCursor = true } = this.options;
    const open = TRANSPORTS[transport];
    this.#connection = open<Data>(
      {
        url,
        query,
        operationName,
        variables: hasCursor ? { ...variables, after: this.#cursor ?? null } : (variables ?? {}),
        connectionParams,
      },
      this,
    );
    await this.#connection.ended;
    this.#connection = undefined;
    this.#isAccepted = false;
  }

  /** Waits as long as the server asked for, and longer with each failed attempt. */
  async #waitToReconnect(): Promise<void> {
    const { state } = this.#status;
    if (state !== "connecting" && state !== "stale")
      this.#report({ state: "stale", since: this.#staleSince() });
    this.#pause = new AbortController();
    await delay(Math.max(backoffMs(this.#attempt), this.#retryAfterMs), this.#pause.signal);
    this.#attempt += 1;
    this.#retryAfterMs = 0;
  }

  #readParams(): Promise<ConnectionParams> {
    // If renewal fails, the parameters are read again when the server closes the connection.
    return this.#credentials.read(() => void this.refreshToken().catch(() => undefined));
  }

  #accept(): void {
    this.#isAccepted = true;
    this.#attempt = 0;
    const gap = this.#gap;
    this.#gap = undefined;
    if (gap) this.#call(() => this.options.onGap?.(gap));
  }

  #deliver(response: Response<Data>): void {
    this.#accept();
    if (this.#status.state !== "catching-up") this.#report({ state: "live" });
    const { cursor, eventId } = response.extensions ?? {};
    if (this.#seen.add(eventId ?? cursor)) this.#call(() => this.options.onData(response));
    if (cursor !== undefined) this.#advanceTo(cursor);
  }

  /** Continues from the cursor; without one, the next connection starts from now. */
  #skipGap(gap: ResponseError, cursor: string | undefined): void {
    if (cursor) {
      this.#call(() => this.options.onGap?.(gap));
      this.#advanceTo(cursor);
    } else {
      // The saved cursor stays until there is a newer one: a process restarted now hears of the gap again.
      this.#cursor = undefined;
      this.#gap = gap;
    }
  }

  #advanceTo(cursor: string): void {
    this.#cursor = cursor;
    this.#call(() => this.#store.save(cursor));
  }

  #isRetryable(errors: readonly ResponseError[], reason: RefusalReason): boolean {
    return reason === "credentials" ? this.#credentials.canChange : errors.some(isTransient);
  }

  #end(errors: readonly ResponseError[]): void {
    this.close();
    this.#call(() => this.options.onRefusal?.(errors));
  }

  #catchUp(): void {
    const { state } = this.#status;
    if (state === "catching-up") return;
    this.#report({ state: "catching-up", since: state === "connecting" ? undefined : this.#staleSince() });
  }

  /** The last time at which, as far as is known, nothing was missing. */
  #staleSince(): Date {
    const status = this.#status;
    return ("since" in status ? status.since : undefined) ?? this.#lastActivityAt;
  }

  #report(status: Status): void {
    if (this.#isClosed || (status.state === "live" && this.#status.state === "live")) return;
    this.#status = status;
    this.#call(() => this.options.onStatus?.(status));
  }

  /** An error in a caller's callback is reported as uncaught; the stream continues. */
  #call(callback: () => void | Promise<void>): void {
    void (async () => callback())().catch(reportError);
  }
}

function reportError(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** A server-side fault that may be gone at the next attempt. */
function isTransient({ extensions }: ResponseError): boolean {
  return TRANSIENT_CODES.has(extensions?.["code"]);
}

function findGap(errors: readonly ResponseError[] | undefined): ResponseError | undefined {
  return errors?.find(({ extensions }) => GAP_CODES.has(extensions?.["code"]));
}
