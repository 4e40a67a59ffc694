import type { CallerQuota } from "../../access/quotas.js";
import type { LiveSettings } from "../../operation/live-directive.js";
import { type Ending, failed, type Receiver, type Subscription } from "../subscriptions/subscription.js";
import type { LiveAnswer } from "./live-answer.js";
import type { LiveQuery, Watcher } from "./live-query.js";

/** One client's view of a live query: which answer it has seen, and when it may see the next. */
export class LiveQueryWatcher implements Subscription, Watcher {
  /** A live query is its own snapshot: a client that comes back asks again. */
  readonly startCursor = undefined;
  readonly throttleMs: number;
  readonly #form: LiveSettings["form"];
  readonly #firstRun: number;
  #receiver: Receiver | undefined;
  #seen: LiveAnswer | undefined;
  #isFull = false;
  #ending: Ending | undefined;
  #isClosed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly query: LiveQuery,
    { throttleMs, form }: LiveSettings,
    /** There will be only one answer. */
    private readonly isAnsweredOnce: boolean,
    /** The watching account. */
    private readonly account: string,
    /** Its quota. */
    readonly quota: CallerQuota | undefined,
  ) {
    this.throttleMs = throttleMs;
    this.#form = form;
    this.#firstRun = query.join(this);
  }

  begin(receiver: Receiver): void {
    this.#receiver = receiver;
    if (this.#ending) receiver.end(this.#ending);
    else this.offer();
  }

  resume(): void {
    this.#isFull = false;
    this.offer();
  }

  close(): void {
    this.#stop();
    this.query.leave(this);
  }

  /** Shows the newest answer, now or when the throttle allows. Answers in between are skipped. */
  offer(): void {
    const receiver = this.#receiver;
    const answer = this.query.findAnswer(this.#firstRun);
    if (!receiver || !answer || answer === this.#seen || this.#isFull || this.#isClosed) return;
    const waitMs = this.#seen ? this.#seen.startedMs + this.throttleMs - performance.now() : 0;
    clearTimeout(this.#timer);
    if (waitMs > 0) this.#wait(waitMs);
    else this.#show(answer, receiver);
  }

  #wait(waitMs: number): void {
    const offer = () => this.offer();
    const fail = (errorId: string) => {
      this.query.leave(this);
      this.end(failed(errorId));
    };
    this.#timer = setTimeout(this.query.host.guard("live answer's wait", offer, fail), waitMs);
  }

  end(ending: Ending): void {
    if (this.#isClosed) return;
    this.#stop();
    this.#ending = ending;
    this.#receiver?.end(ending);
  }

  #show(answer: LiveAnswer, receiver: Receiver): void {
    const seen = this.#seen;
    this.#seen = answer;
    // It has changed and changed back.
    if (seen?.isSameAs(answer)) return;
    const payload =
      seen && this.#form === "PATCH" ? answer.patchFrom(seen, this.account) : answer.payloadFor(this.account);
    this.#isFull = !receiver.receive(payload);
    this.query.delivered();
    if (!this.isAnsweredOnce) return;
    this.close();
    receiver.end({ kind: "complete" });
  }

  #stop(): void {
    this.#isClosed = true;
    clearTimeout(this.#timer);
  }
}
