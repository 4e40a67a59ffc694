import type { CallerQuota } from "../../access/quotas.js";
import { TurnLimit } from "../../access/turn-limit.js";
import type { Faults } from "../../errors/faults.js";
import { RequestRefusal } from "../../errors/request-refusal.js";
import type { EventFeed } from "../events/event-feed.js";
import type { FeedPositions } from "../events/feed-reader.js";
import { Channel, type LiveOperation } from "./channel.js";
import { SharedEvaluations } from "./shared-evaluations.js";
import { type Ending, failed, type Subscription } from "./subscription.js";

/** How many payloads all subscribers that catch up get before other work gets its turn. */
const CATCH_UP_DELIVERIES_PER_TURN = 100;
const EVALUATIONS_PER_TURN = 8;

export interface ChannelsOptions {
  readonly feed: EventFeed;
  readonly faults: Faults;
}

/** With whom a subscription shares a channel. */
export interface ChannelKey {
  /** Equal for operations that get equal answers to an event, which are made once for all of them. */
  readonly operation: string;
  /** Cursors are an account's own. */
  readonly account: string;
}

/** All event-fed subscriptions of this process, grouped by operation and account. They outlive supergraphs. */
export class Channels<Operation extends LiveOperation = LiveOperation> {
  readonly #channels = new Map<string, Map<string, Channel<Operation>>>();
  readonly #evaluations = new SharedEvaluations();
  readonly #evaluationTurns = new TurnLimit(EVALUATIONS_PER_TURN, { isOneEach: true });
  readonly #catchUpTurns = new TurnLimit(CATCH_UP_DELIVERIES_PER_TURN);
  #deliveries = 0;

  constructor(private readonly options: ChannelsOptions) {
    options.feed.stopped.addEventListener(
      "abort",
      options.faults.guard(
        "subscriptions' end",
        () => this.#endAll({ kind: "stopped" }),
        () => this.#endAll({ kind: "stopped" }),
      ),
    );
  }

  /**
   * Subscribes to the channel of this `key`, where every payload goes to all subscribers.
   * @throws RequestRefusal if the channel would be a new one and the caller has its share of them
   */
  subscribe(
    key: ChannelKey,
    operation: Operation,
    start: FeedPositions,
    quota?: CallerQuota | undefined,
  ): Subscription {
    return this.#open(key, operation, quota).subscribe(start, quota);
  }

  /** For metrics. */
  get figures() {
    let subscribers = 0;
    let behind = 0;
    const all = this.#all();
    for (const channel of all) {
      subscribers += channel.size;
      behind += channel.behindCount;
    }
    return { channels: all.length, subscribers, behind, deliveries: this.#deliveries };
  }

  /**
   * Replaces every operation from the next event on. Where `replace` refuses, the subscribers are told so and their
   * subscriptions end.
   */
  replaceOperations(replace: (operation: Operation) => Operation): void {
    for (const channel of this.#all()) {
      try {
        channel.replaceOperation(replace(channel.operation));
      } catch (error) {
        channel.end(
          error instanceof RequestRefusal
            ? noLongerValid(error)
            : failed(this.options.faults.report("subscription", error)),
        );
      }
    }
  }

  #open(key: ChannelKey, operation: Operation, quota: CallerQuota | undefined): Channel<Operation> {
    const ofOperation = this.#channels.get(key.operation) ?? new Map<string, Channel<Operation>>();
    const known = ofOperation.get(key.account);
    if (known) return known;
    quota?.take("channels");
    const channel: Channel<Operation> = new Channel(key.operation, operation, {
      feed: this.options.feed,
      evaluations: this.#evaluations,
      isAlone: () => ofOperation.size === 1,
      evaluationTurns: this.#evaluationTurns,
      catchUpTurns: this.#catchUpTurns,
      observeDeliveries: (count) => {
        this.#deliveries += count;
        channel.operation.delivered?.(count);
      },
      faults: this.options.faults,
      onEmpty: () => {
        ofOperation.delete(key.account);
        if (ofOperation.size === 0) this.#channels.delete(key.operation);
        quota?.release("channels");
      },
    });
    this.#channels.set(key.operation, ofOperation.set(key.account, channel));
    return channel;
  }

  #all(): readonly Channel<Operation>[] {
    return [...this.#channels.values()].flatMap((ofOperation) => [...ofOperation.values()]);
  }

  #endAll(ending: Ending): void {
    for (const channel of this.#all()) channel.end(ending);
  }
}

/** The ending of an operation that is no longer valid. */
export function noLongerValid({ message }: RequestRefusal): Ending {
  const [inVietnamese = message, inEnglish = message] = message.split(" / ");
  const text = `Lược đồ đã thay đổi, không còn điều mà câu hỏi này cần: ${inVietnamese} / The schema has changed and no longer has what this operation asks for: ${inEnglish}`;
  return { kind: "refused", errors: [{ message: text, extensions: { code: "OPERATION_NO_LONGER_VALID" } }] };
}
