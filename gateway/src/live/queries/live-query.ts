import { type CallerQuota, leastBusy } from "../../access/quotas.js";
import type { RequestContext } from "../../access/request-context.js";
import type { Faults } from "../../errors/faults.js";
import type { PreparedOperation } from "../../operation/prepared-operation.js";
import type { ByteText } from "../../wire/byte-text.js";
import { type Backoff, backoffMs } from "../events/backoff.js";
import { type Ending, failed } from "../subscriptions/subscription.js";
import { LiveAnswer } from "./live-answer.js";
import type { LiveQueryEngine } from "./live-query-engine.js";
import { ReadRecorder } from "./read-recorder.js";
import type { ReadSet } from "./reads.js";

/** Used after a member has failed: no event says when it has recovered. */
const RETRY: Backoff = { firstMs: 1_000, longestMs: 30_000 };

/** What a query needs from its surroundings. */
export interface LiveQueryHost extends Pick<Faults, "guard"> {
  /** Runs it when it is its turn: soon if a client waits for a first answer. */
  run(
    query: LiveQuery,
    run: (quota: CallerQuota | undefined) => Promise<void>,
    scheduled: ScheduledRun,
  ): void;
  /** Tells the query of events that concern these reads from now on. */
  register(query: LiveQuery, before: ReadSet, after: ReadSet): void;
  /** Records what changes from now on. */
  beginReading(): Reading;
  /**
   * Counts that the kept answer has grown by this much.
   * @throws RequestRefusal if there is no room for it
   */
  keep(query: LiveQuery, bytes: number): void;
  /** An answer that an account has got as another one gets it. */
  readdress(text: ByteText, from: string, to: string): ByteText;
  /** Called for each answer that a watcher has got. */
  delivered(prepared: PreparedOperation, context: RequestContext): void;
  /** Called when nobody watches any more. */
  remove(query: LiveQuery): void;
}

export interface Reading {
  /** Whether any event since the reading began may have changed what was read. Call it once. */
  end(read: { readonly reads: ReadSet }): boolean;
}

export interface ScheduledRun {
  readonly isAwaited: boolean;
}

/** Who watches a query, as the query knows them. */
export interface Watcher {
  readonly throttleMs: number;
  readonly quota: CallerQuota | undefined;
  /** There may be a new answer to see. */
  offer(): void;
  /** Ends it from the server's side. */
  end(ending: Ending): void;
}

/** A query with one answer for all who watch it with equal access. It runs again when what it read has changed. */
export class LiveQuery {
  readonly #watchers = new Set<Watcher>();
  readonly #gone = new AbortController();
  #reads: ReadSet = new Map();
  #members: ReadonlySet<string> = new Set();
  #answer: LiveAnswer | undefined;
  /** Counted from 1. A run counts from its start. */
  #begunRuns = 0;
  #finishedRuns = 0;
  #dataVersion: object | undefined;
  #startedMs = Number.NEGATIVE_INFINITY;
  /** The run whose answer some client waits for as its first. */
  #awaitedRun = 0;
  /** Set while it waits for its turn to run. */
  #scheduled: ScheduledRun | undefined;
  #isDue = false;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;

  constructor(
    readonly key: string,
    private engine: LiveQueryEngine,
    private prepared: PreparedOperation,
    private readonly context: RequestContext,
    readonly host: LiveQueryHost,
  ) {}

  get reads(): ReadSet {
    return this.#reads;
  }

  /** While it runs, what it reads is not known yet. */
  mayHaveRead(member: string): boolean {
    return this.#isRunning || this.#members.has(member);
  }

  get watcherCount(): number {
    return this.#watchers.size;
  }

  /** The quota of the watcher for which least is under way. */
  get quota(): CallerQuota | undefined {
    return leastBusy(quotasOf(this.#watchers));
  }

  /**
   * Returns the run whose answer is the first that the watcher may see: one that knows everything the watcher may know.
   */
  join(watcher: Watcher): number {
    this.#watchers.add(watcher);
    const isFresh = this.#begunRuns > 0 && this.#dataVersion === this.engine.dataVersion && !this.#isDue;
    if (isFresh) return this.#begunRuns;
    this.#isDue = true;
    this.#awaitedRun = this.#begunRuns + 1;
    this.#runSoon(0);
    return this.#awaitedRun;
  }

  leave(watcher: Watcher): void {
    if (!this.#watchers.delete(watcher) || this.#watchers.size > 0) return;
    this.#close();
  }

  /** The newest answer; undefined until the run of that number has finished. */
  findAnswer(run: number): LiveAnswer | undefined {
    return this.#finishedRuns >= run ? this.#answer : undefined;
  }

  /** A watcher has got an answer. */
  delivered(): void {
    this.host.delivered(this.prepared, this.context);
  }

  /** An event has changed what was read. */
  touch(): void {
    // A run under way checks by itself, once it knows what it has read, what has happened since it started.
    if (!this.#isRunning) this.refresh();
  }

  /** The answer may have changed for a reason that no event reports. */
  refresh(): void {
    this.#isDue = true;
    this.#schedule();
  }

  /**
   * Continues over another supergraph.
   * @throws RequestRefusal if the query is not valid there
   */
  moveTo(engine: LiveQueryEngine): void {
    const { text: query, operationName, variables } = this.prepared;
    this.prepared = engine.prepare({ query, operationName, variables: { ...variables } }, this.context);
    this.engine = engine;
    this.refresh();
  }

  end(ending: Ending): void {
    for (const watcher of this.#watchers) watcher.end(ending);
    this.#watchers.clear();
    this.#close();
  }

  get #isRunning(): boolean {
    return this.#begunRuns > this.#finishedRuns;
  }

  /** Runs no sooner than the watcher with the shortest throttle may see something new. */
  #schedule(): void {
    if (!this.#isDue) return;
    const isAwaited = this.#awaitedRun > this.#begunRuns;
    // Otherwise with a short delay: events that were committed together arrive one after the other.
    this.#runSoon(isAwaited ? 0 : Math.max(1, this.#startedMs + this.#throttleMs - performance.now()));
  }

  get #throttleMs(): number {
    let shortest = Number.POSITIVE_INFINITY;
    for (const { throttleMs } of this.#watchers) shortest = Math.min(shortest, throttleMs);
    return shortest;
  }

  #runSoon(waitMs: number): void {
    if (this.#isRunning || this.#gone.signal.aborted) return;
    if (this.#scheduled && waitMs > 0) return;
    clearTimeout(this.#timer);
    if (waitMs > 0) this.#wait(waitMs, () => this.#runSoon(0));
    else this.#queue();
  }

  #wait(waitMs: number, act: () => void): void {
    const fail = (errorId: string) => this.end(failed(errorId));
    this.#timer = setTimeout(this.host.guard("live query's wait", act, fail), waitMs);
  }

  #queue(): void {
    const isAwaited = this.#awaitedRun > this.#begunRuns;
    // Clients waiting for a first answer do not queue behind those that have one.
    if (this.#scheduled && (this.#scheduled.isAwaited || !isAwaited)) return;
    const scheduled = { isAwaited };
    this.#scheduled = scheduled;
    this.host.run(this, (quota) => this.#run(scheduled, quota), scheduled);
  }

  async #run(scheduled: ScheduledRun, quota: CallerQuota | undefined): Promise<void> {
    if (scheduled !== this.#scheduled || this.#gone.signal.aborted) return;
    this.#scheduled = undefined;
    clearTimeout(this.#timer);
    const { engine } = this;
    this.#begunRuns += 1;
    this.#isDue = false;
    this.#dataVersion = engine.dataVersion;
    this.#startedMs = performance.now();
    const reading = this.host.beginReading();
    const recorder = new ReadRecorder(engine.readingGuide);
    const text = await this.#ask(engine, recorder, quota).catch((error: unknown) => {
      reading.end(recorder);
      throw error;
    });
    // Nothing may happen between the end of the reading and the registration of the reads: it would go unnoticed.
    const wasTouched = reading.end(recorder);
    this.#finishedRuns = this.#begunRuns;
    if (this.#gone.signal.aborted) return;
    this.#register(recorder);
    const { id } = this.context.caller;
    const addressedTo = (answer: ByteText, account: string) => this.host.readdress(answer, id, account);
    this.#take(new LiveAnswer(text, this.#startedMs, addressedTo));
    this.#goOn(wasTouched, recorder.hasFailures);
  }

  #ask(engine: LiveQueryEngine, recorder: ReadRecorder, quota: CallerQuota | undefined): Promise<ByteText> {
    const context = { ...this.context, quota, isPatient: true, signal: this.#gone.signal };
    return engine.executeToText(this.prepared, context, (ask) => recorder.watch(ask));
  }

  #register({ reads, members }: ReadRecorder): void {
    this.host.register(this, this.#reads, reads);
    this.#reads = reads;
    this.#members = members;
  }

  #take(answer: LiveAnswer): void {
    if (!this.#answer || !answer.isSameAs(this.#answer)) {
      this.host.keep(this, answer.byteLength - (this.#answer?.byteLength ?? 0));
      this.#answer = answer;
    }
    for (const watcher of this.#watchers) watcher.offer();
  }

  #goOn(wasTouched: boolean, hasFailures: boolean): void {
    if (wasTouched) this.#isDue = true;
    this.#failures = hasFailures ? this.#failures + 1 : 0;
    if (this.#isDue) this.#schedule();
    else if (hasFailures && !this.#gone.signal.aborted) {
      this.#wait(backoffMs(RETRY, this.#failures - 1), () => this.refresh());
    }
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#gone.abort();
    this.host.register(this, this.#reads, new Map());
    this.host.remove(this);
  }
}

function* quotasOf(watchers: Iterable<Watcher>): Iterable<CallerQuota | undefined> {
  for (const { quota } of watchers) yield quota;
}
