/**
 * `query @live`: answers that stay up to date.
 *
 *   run ──reads──▶ ReadIndex ◀──finds whom it concerns── event (FeedReader)
 *    ▲                │
 *    └── touched ── LiveQuery ──answer──▶ LiveQueryWatcher, one per client ──▶ socket
 *
 * Nothing is lost between the start and the end of a run: what changes in between is kept (RecentChanges) and compared with
 * what the run turns out to have read.
 */
import { createHash } from "node:crypto";
import { FairSemaphore } from "../../access/fair-semaphore.js";
import { forwardingKey } from "../../access/forwarded-headers.js";
import type { CallerQuota } from "../../access/quotas.js";
import { identityOf, type RequestContext } from "../../access/request-context.js";
import type { AccessLog } from "../../audit/access-log.js";
import type { Faults } from "../../errors/faults.js";
import { RequestRefusal } from "../../errors/request-refusal.js";
import { accessKey, accountKey } from "../../identity/told-caller.js";
import type { LiveSettings } from "../../operation/live-directive.js";
import type { PreparedOperation } from "../../operation/prepared-operation.js";
import type { EventFeed } from "../events/event-feed.js";
import { FeedGap } from "../events/feed-gap.js";
import type { FeedReader } from "../events/feed-reader.js";
import { noLongerValid } from "../subscriptions/channels.js";
import { type Ending, failed, type Subscription } from "../subscriptions/subscription.js";
import { LiveQuery, type LiveQueryHost, type Reading } from "./live-query.js";
import type { LiveQueryEngine } from "./live-query-engine.js";
import { LiveQueryWatcher } from "./live-query-watcher.js";
import { ReadIndex } from "./read-index.js";
import { anythingOf, type Concern, concernsOf, isConcerned } from "./reads.js";
import { RecentChanges } from "./recent-changes.js";

export interface LiveQueriesOptions {
  readonly feed: EventFeed;
  readonly faults: Faults;
  /** Called for every run. */
  readonly observeRun?: (() => void) | undefined;
  readonly accessLog: AccessLog;
  readonly readdress: LiveQueryHost["readdress"];
}

interface Account {
  readonly quota: CallerQuota;
  keptBytes: number;
}

export interface LiveQueryCounts {
  readonly queries: number;
  readonly watchers: number;
  /** The lookups that all of them have read. */
  readonly reads: number;
}

/**
 * How many run at a time, however many an event concerns; each caller has its share of them. As many again may run for
 * clients that wait for a first answer.
 */
const CONCURRENT_RUNS = 16;

export class LiveQueries {
  readonly #options: LiveQueriesOptions;
  readonly #queries = new Map<string, LiveQuery>();
  readonly #index = new ReadIndex<LiveQuery>();
  readonly #recent = new RecentChanges();
  readonly #rerunPermits = new FairSemaphore(CONCURRENT_RUNS);
  readonly #firstRunPermits = new FairSemaphore(CONCURRENT_RUNS);
  /** Whose quota each query counts for: the caller that asked for it first. */
  readonly #accounts = new Map<LiveQuery, Account>();
  #engine: LiveQueryEngine | undefined;
  #reader: FeedReader | undefined;

  constructor(options: LiveQueriesOptions) {
    this.#options = options;
    options.feed.stopped.addEventListener(
      "abort",
      options.faults.guard(
        "live queries' end",
        () => this.#endAll({ kind: "stopped" }),
        () => this.#endAll({ kind: "stopped" }),
      ),
    );
  }

  get counts(): LiveQueryCounts {
    let watchers = 0;
    for (const query of this.#queries.values()) watchers += query.watcherCount;
    return { queries: this.#queries.size, watchers, reads: this.#index.size };
  }

  /**
   * Watches at once. Equal operations with equal variables and access are one query, however clients want to be told of
   * its changes.
   * @throws RequestRefusal if it is a new one and the caller has its share of them
   */
  watch(
    engine: LiveQueryEngine,
    prepared: PreparedOperation,
    live: LiveSettings,
    context: RequestContext,
  ): Subscription {
    const key = keyOf(prepared, live, context);
    const query = this.#queries.get(key) ?? this.#create(key, engine, prepared, context);
    const isAnsweredOnce = this.#options.feed.states().length === 0;
    return new LiveQueryWatcher(query, live, isAnsweredOnce, context.caller.id, context.quota);
  }

  /** Continues everything over the engine's supergraph. A query that is not valid there ends. */
  moveTo(engine: LiveQueryEngine): void {
    this.#engine = engine;
    for (const query of this.#queries.values()) {
      try {
        query.moveTo(engine);
      } catch (error) {
        if (error instanceof RequestRefusal) query.end(noLongerValid(error));
        else query.end(failed(this.#options.faults.report("live query", error)));
      }
    }
  }

  /** What the gateway answers for a subgraph without a server has changed. */
  changed(subgraph: string): void {
    if (this.#queries.size > 0) this.#take([anythingOf(subgraph)]);
  }

  #create(
    key: string,
    engine: LiveQueryEngine,
    prepared: PreparedOperation,
    context: RequestContext,
  ): LiveQuery {
    const { quota } = context;
    quota?.take("liveQueries");
    this.#engine ??= engine;
    this.#reader ??= this.#startReading();
    const query = new LiveQuery(key, engine, prepared, identityOf(context), this.#host);
    this.#queries.set(key, query);
    if (quota) this.#accounts.set(query, { quota, keptBytes: 0 });
    return query;
  }

  readonly #host: LiveQueryHost = {
    guard: (where, handler, end) => this.#options.faults.guard(where, handler, end),
    run: (query, run, { isAwaited }) => {
      const permits = isAwaited ? this.#firstRunPermits : this.#rerunPermits;
      this.#options.faults.run(
        "live query",
        () => this.#run(query, permits, run),
        (errorId) => query.end(failed(errorId)),
      );
    },
    keep: (query, bytes) => this.#keep(query, bytes),
    register: (query, before, after) => this.#index.replace(query, before, after),
    beginReading: () => this.#beginReading(),
    readdress: (text, from, to) => this.#options.readdress(text, from, to),
    delivered: (prepared, { caller }) => this.#options.accessLog.delivered(prepared, caller, 1),
    remove: (query) => this.#remove(query),
  };

  async #run(
    query: LiveQuery,
    permits: FairSemaphore,
    run: (quota: CallerQuota | undefined) => Promise<void>,
  ) {
    const { quota } = query;
    if (quota) quota.evaluations += 1;
    try {
      await permits.run(quota, () => run(quota));
    } catch (error) {
      if (!(error instanceof RequestRefusal)) throw error;
      query.end({ kind: "refused", errors: error.errors.map((refusal) => refusal.toJSON()) });
    } finally {
      if (quota) quota.evaluations -= 1;
    }
  }

  #keep(query: LiveQuery, bytes: number): void {
    const account = this.#accounts.get(query);
    if (!account) return;
    if (bytes > 0) account.quota.take("keptBytes", bytes);
    else account.quota.release("keptBytes", -bytes);
    account.keptBytes += bytes;
  }

  #closeAccount(query: LiveQuery): void {
    const account = this.#accounts.get(query);
    if (!account) return;
    this.#accounts.delete(query);
    account.quota.release("liveQueries");
    account.quota.release("keptBytes", account.keptBytes);
  }

  #beginReading(): Reading {
    this.#options.observeRun?.();
    const reading = this.#recent.begin();
    return {
      end: ({ reads }) => {
        const concerns = reading.end();
        return !concerns || concerns.some((concern) => isConcerned(reads, concern));
      },
    };
  }

  #remove(query: LiveQuery): void {
    if (this.#queries.get(query.key) === query) this.#queries.delete(query.key);
    this.#closeAccount(query);
    if (this.#queries.size > 0) return;
    this.#reader?.close();
    this.#reader = undefined;
  }

  #startReading(): FeedReader {
    const { feed, faults } = this.#options;
    // An event that could not be taken may have changed anything.
    const refreshAll = () => {
      for (const query of this.#queries.values()) query.refresh();
    };
    return feed.read(
      feed.heads(),
      faults.guard("live queries' news", () => this.#takeNews(), refreshAll),
    );
  }

  #takeNews(): void {
    for (;;) {
      const event = this.#takeEvent();
      const rules = this.#engine?.readingGuide.rules;
      if (!event || !rules) return;
      this.#take(concernsOf(event, rules));
    }
  }

  #take(concerns: readonly Concern[]): void {
    this.#recent.append(concerns);
    for (const query of this.#index.find(concerns)) query.touch();
  }

  #takeEvent() {
    for (;;) {
      try {
        return this.#reader?.take();
      } catch (error) {
        if (!(error instanceof FeedGap)) throw error;
        // What happened meanwhile, or before the member was reached, is unknown: it may have been anything.
        this.#reader?.skipTo(error.member, error.resumeAt);
        this.#refreshReadersOf(error.member);
      }
    }
  }

  #refreshReadersOf(member: string): void {
    for (const query of this.#queries.values()) if (query.mayHaveRead(member)) query.refresh();
  }

  #endAll(ending: Ending): void {
    for (const query of [...this.#queries.values()]) query.end(ending);
  }
}

/** Equal for requests that get equal answers. */
function keyOf(
  { dependsOnAccount }: PreparedOperation,
  { readsText, readsVariables }: LiveSettings,
  { caller, forwarded }: RequestContext,
): string {
  const variables = Object.entries(readsVariables).sort(byName);
  const access = dependsOnAccount ? accountKey(caller) : accessKey(caller);
  return createHash("sha256")
    .update(JSON.stringify([readsText, variables, access, forwardingKey(forwarded)]))
    .digest("base64url");
}

function byName([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : 1;
}
