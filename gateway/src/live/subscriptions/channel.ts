/**
 * All of an account's subscribers to the same operation.
 *
 *   the present   one reader, one evaluation and one serialised payload per event for all who are here
 *   behind        resuming, or back from a full socket: a reader of its own, until it catches up with the present
 *   held          its socket is full: only the positions that it was told up to are kept
 */
import { setImmediate as nextTurn } from "node:timers/promises";
import type { HubEvent } from "@hub/schema/event";
import { type CallerQuota, charged, leastBusy } from "../../access/quotas.js";
import type { TurnLimit } from "../../access/turn-limit.js";
import type { Faults } from "../../errors/faults.js";
import type { EventFeed } from "../events/event-feed.js";
import { FeedGap } from "../events/feed-gap.js";
import type { FeedPositions, FeedReader } from "../events/feed-reader.js";
import { Notifier } from "../events/notifier.js";
import type { LivePayload } from "./live-payload.js";
import type { Evaluation, SharedEvaluations } from "./shared-evaluations.js";
import { type Ending, failed, type Receiver, type Subscription } from "./subscription.js";

/** How an operation turns events into payloads, over the present supergraph. */
export interface LiveOperation {
  /** Never throws or rejects. */
  matches(event: HubEvent): boolean | Promise<boolean>;
  /**
   * Never rejects: an event that cannot be shown becomes a payload that says so. `quota` is that of the caller it is
   * done for.
   */
  evaluate(event: HubEvent, cursor: string, quota: CallerQuota | undefined): Promise<Evaluation>;
  /** The payload for a gap. `cursor` continues after it. */
  tellGap(gap: FeedGap, cursor: string): LivePayload;
  cursorAt(positions: FeedPositions): string;
  /** Called when so many subscribers have got a payload. */
  delivered?(count: number): void;
}

export interface ChannelOptions {
  readonly feed: EventFeed;
  readonly evaluations: SharedEvaluations;
  /** Whether no other account's channel has the same evaluations. */
  readonly isAlone: () => boolean;
  /** Evaluations share each turn of the event loop with everything else, callers in turn. */
  readonly evaluationTurns: TurnLimit;
  /** Subscribers that are behind share each turn of the event loop with everybody else. */
  readonly catchUpTurns: TurnLimit;
  readonly observeDeliveries: (count: number) => void;
  readonly faults: Faults;
  /** Called when no subscriber is left. */
  readonly onEmpty: () => void;
}

/** How many sockets are written to before other work gets its turn. */
const DELIVERIES_PER_TURN = 500;

export class Channel<Operation extends LiveOperation = LiveOperation> {
  readonly #everybody = new Set<Watcher>();
  /**
   * Keyed by receiver: thousands are written to in a row, and looking at each watcher too would take a tenth longer.
   */
  readonly #present = new Map<Receiver, Watcher>();
  /** Their positions are after the event being delivered, so they must not get it. */
  readonly #joining = new Map<Receiver, Watcher>();
  /** Those of subscribers that are behind: notified when the present has moved. */
  readonly #behind = new Set<Notifier>();
  #reader: FeedReader | undefined;
  /** Whether an event has been taken but not yet delivered to all. */
  #isDelivering = false;

  constructor(
    /** Equal for channels with the same evaluations. */
    private readonly key: string,
    private current: Operation,
    private readonly options: ChannelOptions,
  ) {}

  get operation(): Operation {
    return this.current;
  }

  /** Uses this operation for events taken from now on. */
  replaceOperation(operation: Operation): void {
    this.current = operation;
  }

  get size(): number {
    return this.#everybody.size;
  }

  get behindCount(): number {
    return this.#everybody.size - this.#present.size - this.#joining.size;
  }

  /** No event after `start` is missed. */
  subscribe(start: FeedPositions, quota?: CallerQuota): Subscription {
    const watcher = new Watcher(this, start, quota);
    this.#everybody.add(watcher);
    return watcher;
  }

  /** Ends all subscriptions. */
  end(ending: Ending): void {
    for (const watcher of [...this.#everybody]) {
      this.leave(watcher);
      watcher.end(ending);
    }
  }

  /** Whether events after the positions are known. */
  isBehind(positions: FeedPositions): boolean {
    return !this.options.feed.isAtHeads(positions);
  }

  /** Delivers events to the watcher's receiver from the positions on. */
  enter(watcher: Watcher, receiver: Receiver, positions: FeedPositions): void {
    if (this.#admit(watcher, receiver, positions)) {
      watcher.caughtUp(positions);
      return;
    }
    this.options.faults.run(
      "subscription catching up",
      () => this.#catchUp(watcher, receiver, positions),
      (errorId) => {
        this.leave(watcher);
        watcher.end(failed(errorId));
      },
    );
  }

  /** Forgets the watcher. */
  leave(watcher: Watcher): void {
    if (!this.#everybody.delete(watcher)) return;
    this.#leavePresent(watcher);
    if (this.#everybody.size === 0) this.options.onEmpty();
  }

  #leavePresent({ receiver }: Watcher): void {
    if (!receiver) return;
    this.#joining.delete(receiver);
    this.#present.delete(receiver);
    if (this.#present.size + this.#joining.size > 0) return;
    this.#reader?.close();
    this.#reader = undefined;
  }

  #admit(watcher: Watcher, receiver: Receiver, positions: FeedPositions): boolean {
    if (!this.#reader && this.options.feed.isAtHeads(positions)) this.#beginPresent(positions);
    if (!this.#reader?.isAt(positions)) return false;
    (this.#isDelivering ? this.#joining : this.#present).set(receiver, watcher);
    return true;
  }

  #beginPresent(positions: FeedPositions): void {
    const news = new Notifier();
    const reader = this.options.feed.read(positions, news.notify);
    this.#reader = reader;
    this.#isDelivering = false;
    this.options.faults.run(
      "subscription",
      () => this.#followPresent(reader, news),
      (errorId) => this.end(failed(errorId)),
    );
  }

  async #followPresent(reader: FeedReader, news: Notifier): Promise<void> {
    const isCurrent = () => this.#reader === reader;
    const onTaken = () => {
      this.#isDelivering = true;
    };
    // Subscribers about to be admitted come first.
    await undefined;
    while (isCurrent()) {
      const woken = news.wait();
      const payload = await this.#next(reader, onTaken);
      if (!isCurrent()) break;
      if (payload) await this.#deliver(payload, reader, isCurrent);
      if (!isCurrent()) break;
      this.#settle();
      if (!payload) await woken;
    }
  }

  async #deliver(payload: LivePayload, reader: FeedReader, isCurrent: () => boolean): Promise<void> {
    const { positions } = reader;
    let count = 0;
    for (const receiver of this.#present.keys()) {
      count += 1;
      if (!receiver.receive(payload)) this.#hold(this.#present.get(receiver), positions);
      if (count % DELIVERIES_PER_TURN === 0) await nextTurn();
      if (!isCurrent()) break;
    }
    this.options.observeDeliveries(count);
  }

  /** Until its socket has room again. */
  #hold(watcher: Watcher | undefined, positions: FeedPositions): void {
    if (!watcher) return;
    watcher.hold(positions);
    this.#leavePresent(watcher);
  }

  #settle(): void {
    this.#isDelivering = false;
    for (const [receiver, watcher] of this.#joining) this.#present.set(receiver, watcher);
    this.#joining.clear();
    for (const news of this.#behind) news.notify();
  }

  async #catchUp(watcher: Watcher, receiver: Receiver, start: FeedPositions): Promise<void> {
    const news = new Notifier();
    const reader = this.options.feed.read(start, news.notify);
    this.#behind.add(news);
    watcher.onClose = news.notify;
    try {
      while (watcher.isOpen && !this.#admit(watcher, receiver, reader.positions)) {
        const woken = news.wait();
        const payload = await this.#next(reader);
        if (!payload) {
          // Events that do not match were skipped, perhaps up to the present.
          if (watcher.isOpen && this.#admit(watcher, receiver, reader.positions)) break;
          await woken;
          continue;
        }
        await this.options.catchUpTurns.enter(watcher.quota);
        if (!watcher.isOpen) return;
        this.options.observeDeliveries(1);
        if (!receiver.receive(payload)) return watcher.hold(reader.positions);
      }
      watcher.caughtUp(reader.positions);
    } finally {
      this.#behind.delete(news);
      watcher.onClose = undefined;
      reader.close();
    }
  }

  /** The reader's next payload for this operation; undefined if nothing is available. */
  async #next(reader: FeedReader, onTaken: () => void = () => {}): Promise<LivePayload | undefined> {
    try {
      for (let event = reader.take(); event; event = reader.take()) {
        const matches = this.current.matches(event);
        if (matches === false) continue;
        // Subscribers that join from here on stand after this event.
        onTaken();
        if (await matches) return await this.#evaluate(event, this.current.cursorAt(reader.positions));
      }
      return undefined;
    } catch (error) {
      if (!(error instanceof FeedGap)) throw error;
      onTaken();
      reader.skipTo(error.member, error.resumeAt);
      return this.current.tellGap(error, this.current.cursorAt(reader.positions));
    }
  }

  async #evaluate(event: HubEvent, cursor: string): Promise<LivePayload> {
    // For a single subscriber nothing is kept. Of a thousand different subscriptions to the same event, the payloads
    // and promises that nobody asks for again would fill the old generation, and collecting it delays everybody.
    if (this.#everybody.size === 1 && this.options.isAlone())
      return (await this.#evaluateInTurn(event, cursor)).payload;
    const shared = await this.options.evaluations.share(`${event.member} ${event.id} ${this.key}`, () =>
      this.#evaluateInTurn(event, cursor),
    );
    return shared.withCursor(cursor);
  }

  async #evaluateInTurn(event: HubEvent, cursor: string): Promise<Evaluation> {
    const quota = leastBusy(quotasOf(this.#everybody));
    if (quota) quota.evaluations += 1;
    try {
      await this.options.evaluationTurns.enter(quota);
      return await charged(quota, () => this.current.evaluate(event, cursor, quota));
    } finally {
      if (quota) quota.evaluations -= 1;
    }
  }
}

function* quotasOf(watchers: Iterable<Watcher>): Iterable<CallerQuota | undefined> {
  for (const { quota } of watchers) yield quota;
}

/** One subscription of a channel. */
class Watcher implements Subscription {
  #receiver: Receiver | undefined;
  /** How far it was told, unless the present or a reader knows. */
  #positions: FeedPositions | undefined;
  #isOpen = true;
  /** Set while something waits for news on its behalf. */
  onClose: (() => void) | undefined;

  constructor(
    private readonly channel: Channel,
    start: FeedPositions,
    readonly quota: CallerQuota | undefined,
  ) {
    this.#positions = start;
  }

  get startCursor(): string {
    return this.channel.operation.cursorAt(this.#positions ?? new Map());
  }

  get isBehind(): boolean {
    return this.#positions !== undefined && this.channel.isBehind(this.#positions);
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** Undefined until it has begun. */
  get receiver(): Receiver | undefined {
    return this.#receiver;
  }

  begin(receiver: Receiver): void {
    this.#receiver = receiver;
    if (this.#isOpen) this.resume();
    else receiver.end({ kind: "stopped" });
  }

  resume(): void {
    const positions = this.#positions;
    if (!this.#isOpen || !this.#receiver || !positions) return;
    this.#positions = undefined;
    this.channel.enter(this, this.#receiver, positions);
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.channel.leave(this);
    this.onClose?.();
  }

  caughtUp(positions: FeedPositions): void {
    if (this.#isOpen) this.#receiver?.caughtUp?.(this.channel.operation.cursorAt(positions));
  }

  hold(positions: FeedPositions): void {
    this.#positions = positions;
  }

  end(ending: Ending): void {
    this.#isOpen = false;
    this.#receiver?.end(ending);
    this.onClose?.();
  }
}
