/**
 * Subscriptions that survive: the connection may break, the server may restart, and every event still arrives
 * once and in order.
 *
 *   cursor        where the stream goes on; comes with every response, is stored after the response was delivered
 *   mark          a cursor without a response: so far the stream has come
 *   catching up   connected again, and events that were missed meanwhile are still arriving
 *   stale         the connection is lost; what is on the screen is as of the last sign of life
 *   gap           the events between cannot be had any more; only a new query shows the present state
 */
import { backoffMs, wait } from "./backoff.js";
import type {
  Connection,
  ConnectionListener,
  ConnectionParams,
  Mark,
  OpenConnection,
  RefusalReason,
  Response,
  ResponseError,
} from "./connection.js";
import { type ConnectionParamsSource, Credentials } from "./credentials.js";
import { type CursorStore, createMemoryCursorStore } from "./cursor-store.js";
import { EventStreamConnection } from "./event-stream-connection.js";
import { SeenEvents } from "./seen-events.js";
import { watchForWake } from "./wake.js";
import { WebSocketConnection } from "./web-socket-connection.js";

export type { ConnectionParams, Response, ResponseError } from "./connection.js";
export type { ConnectionParamsSource } from "./credentials.js";
export type { CursorStore } from "./cursor-store.js";

export type Transport = "ws" | "sse";

export type Status =
  | { readonly state: "connecting" }
  | { readonly state: "live" }
  /** Connected again; what is shown is as of `since` until the events that were missed have arrived. */
  | { readonly state: "catching-up"; readonly since: Date | undefined }
  /** Not connected; what is shown is as of `since`, the server's last sign of life. */
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
  /** Goes on behind an earlier subscription with the same query, variables and caller, or behind a query's `asOf`. */
  readonly cursor?: string | undefined;
  /** Where the cursor is kept, for those that go on after a restart; in memory if left out. `cursor` comes first. */
  readonly cursorStore?: CursorStore;
  /**
   * `authorization` is sent with both transports; all of it with `connection_init`. A function is asked at each
   * connection and at each refresh.
   */
  readonly connectionParams?: ConnectionParamsSource;
  /** When these parameters expire, as a token says: before that the function is asked for new ones. */
  readonly expiresAt?: (params: ConnectionParams) => Date | undefined;
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
  /**
   * Tells the server the parameters that `connectionParams` gives now. Over WebSocket the stream goes on as it is;
   * over SSE another connection takes it up at its cursor.
   */
  refreshToken(): Promise<void>;
  /** Looks at once whether the connection still holds, or connects at once if it is lost. */
  wake(): void;
  /** Nothing is called any more after this. */
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
const PASSING_CODES: ReadonlySet<unknown> = new Set([
  "INTERNAL_SERVER_ERROR",
  "MEMBER_UNAVAILABLE",
  "SLOW_READER",
]);
/** No server is obeyed that would have its clients stay away for longer. */
const LONGEST_RETRY_AFTER_MS = 60_000;

/** Subscribes until `close()` or a refusal; reconnects for ever and resumes from the last cursor. */
export function subscribe<Data = Record<string, unknown>>(
  options: SubscribeOptions<Data>,
): ResumableSubscription {
  // A relative address has a meaning only in a browser.
  if (!URL.canParse(options.url, globalThis.location?.href)) {
    throw new Error(`The url "${options.url}" is not one: give the hub's endpoint, https://…/graphql`);
  }
  if (!/\$after\s*:/.test(options.query)) {
    throw new Error('The subscription must declare "$after: String" and use it, or it cannot be resumed');
  }
  const subscription = new Subscription(options);
  void subscription.run();
  return subscription;
}

class Subscription<Data> implements ResumableSubscription, ConnectionListener<Data> {
  #cursor: string | undefined;
  #status: Status = { state: "connecting" };
  #connection: Connection | undefined;
  /** The server has accepted on this connection. */
  #isAccepted = false;
  /** The connection was ended here, only to begin another one with these. */
  #newParams: ConnectionParams | undefined;
  /** Told once the stream has begun anew: what is queried before could miss what happens until then. */
  #gap: ResponseError | undefined;
  #attempt = 0;
  #retryAfterMs = 0;
  #heardAt = new Date();
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
    if (!this.#isAccepted || this.#connection?.renew(params)) return;
    this.#newParams = params;
    this.#connection?.close();
  }

  wake(): void {
    this.#attempt = 0;
    this.#retryAfterMs = 0;
    this.#pause.abort();
    // An attempt from before may wait for an answer that was lost on the way.
    if (this.#isAccepted) this.#connection?.probe();
    else this.#connection?.close();
  }

  async run(): Promise<void> {
    const stopWatching = watchForWake(() => this.wake());
    this.#call(() => this.options.onStatus?.(this.#status));
    await this.#loadCursor();
    while (!this.#isClosed) await this.#connectAndWait();
    stopWatching();
  }

  onAlive(): void {
    this.#heardAt = new Date();
  }

  onRetryAfter(timeMs: number): void {
    this.#retryAfterMs = Math.min(timeMs, LONGEST_RETRY_AFTER_MS);
  }

  onMark({ cursor, isPresent }: Mark): void {
    if (this.#isClosed) return;
    this.#accept();
    if (cursor !== undefined) this.#moveTo(cursor);
    if (isPresent === false) this.#catchUp();
    else this.#report({ state: "live" });
  }

  onResponse(response: Response<Data>): void {
    if (this.#isClosed) return;
    const gap = findGap(response.errors);
    if (gap) this.#skip(gap, response.extensions?.cursor);
    else this.#deliver(response);
  }

  onRefusal(errors: readonly ResponseError[], reason: RefusalReason): void {
    if (this.#isClosed) return;
    const gap = findGap(errors);
    if (gap && this.#cursor !== undefined) this.#skip(gap, undefined);
    else if (!this.#mayPass(errors, reason)) this.#end(errors);
  }

  get #isClosed(): boolean {
    return this.#closed.signal.aborted;
  }

  async #loadCursor(): Promise<void> {
    try {
      this.#cursor ??= await this.#store.load();
    } catch (error) {
      // Beginning without the cursor would lose events and tell nobody.
      this.#end([{ message: `The stored cursor cannot be read: ${String(error)}` }]);
    }
  }

  async #connectAndWait(): Promise<void> {
    await this.#connect();
    if (!this.#isClosed && !this.#newParams) await this.#comeBack();
  }

  async #connect(): Promise<void> {
    const connectionParams = this.#newParams ?? (await this.#readParams().catch(() => undefined));
    this.#newParams = undefined;
    if (connectionParams === undefined || this.#isClosed) return;
    const { url, query, operationName, variables, transport } = this.options;
    const open = TRANSPORTS[transport];
    this.#connection = open<Data>(
      {
        url,
        query,
        operationName,
        variables: { ...variables, after: this.#cursor ?? null },
        connectionParams,
      },
      this,
    );
    await this.#connection.ended;
    this.#connection = undefined;
    this.#isAccepted = false;
  }

  /** Waits as long as the server asked for, or longer the more often it failed. */
  async #comeBack(): Promise<void> {
    const { state } = this.#status;
    if (state !== "connecting" && state !== "stale")
      this.#report({ state: "stale", since: this.#shownSince() });
    this.#pause = new AbortController();
    await wait(Math.max(backoffMs(this.#attempt), this.#retryAfterMs), this.#pause.signal);
    this.#attempt += 1;
    this.#retryAfterMs = 0;
  }

  #readParams(): Promise<ConnectionParams> {
    // What cannot be had before it expires is asked for again when the server ends the connection for it.
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
    if (cursor !== undefined) this.#moveTo(cursor);
  }

  /** Goes on from the cursor; without one, the stream ends and begins anew at the present. */
  #skip(gap: ResponseError, cursor: string | undefined): void {
    if (cursor) {
      this.#call(() => this.options.onGap?.(gap));
      this.#moveTo(cursor);
    } else {
      // What was saved stays until there is something better: whoever restarts now is told of the gap again.
      this.#cursor = undefined;
      this.#gap = gap;
    }
  }

  #moveTo(cursor: string): void {
    this.#cursor = cursor;
    this.#call(() => this.#store.save(cursor));
  }

  #mayPass(errors: readonly ResponseError[], reason: RefusalReason): boolean {
    return reason === "credentials" ? this.#credentials.canChange : errors.some(isPassing);
  }

  #end(errors: readonly ResponseError[]): void {
    this.close();
    this.#call(() => this.options.onRefusal?.(errors));
  }

  #catchUp(): void {
    const { state } = this.#status;
    if (state === "catching-up") return;
    this.#report({ state: "catching-up", since: state === "connecting" ? undefined : this.#shownSince() });
  }

  /** As of when what is shown is true: the last moment at which nothing was missing, as far as is known. */
  #shownSince(): Date {
    const status = this.#status;
    return ("since" in status ? status.since : undefined) ?? this.#heardAt;
  }

  #report(status: Status): void {
    if (this.#isClosed || (status.state === "live" && this.#status.state === "live")) return;
    this.#status = status;
    this.#call(() => this.options.onStatus?.(status));
  }

  /** A mistake in the page's own function is the page's: it is reported, and the stream goes on. */
  #call(callback: () => void | Promise<void>): void {
    void (async () => callback())().catch(reportError);
  }
}

function reportError(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** A fault on the server's side, which the next attempt may find healed. */
function isPassing({ extensions }: ResponseError): boolean {
  return PASSING_CODES.has(extensions?.["code"]);
}

function findGap(errors: readonly ResponseError[] | undefined): ResponseError | undefined {
  return errors?.find(({ extensions }) => GAP_CODES.has(extensions?.["code"]));
}
