import type { GraphQLFormattedError } from "graphql";
import type { Bilingual } from "../../errors/request-refusal.js";
import type { LivePayload } from "../subscriptions/live-payload.js";
import type { Ending, Receiver, Subscription } from "../subscriptions/subscription.js";

/**
 * How much is kept for a full socket. These payloads cannot be read again, so they wait here, but not without limit.
 */
const MOST_WAITING = 100;
const MOST_WAITING_BYTES = 1024 * 1024;

const SENTENCE: Bilingual =
  "Bên nhận lấy tin quá chậm nên không giữ lại được; hãy theo dõi lại / This reader takes the payloads too slowly; they cannot be kept for it, so subscribe again";
const TOO_SLOW: GraphQLFormattedError = {
  message: SENTENCE,
  extensions: { code: "SLOW_READER" },
};

/** One reader of a stream that cannot be resumed. */
export class ForeignWatcher implements Subscription {
  readonly startCursor = undefined;
  #receiver: Receiver | undefined;
  #waiting: LivePayload[] = [];
  #waitingBytes = 0;
  #isFull = false;
  #isClosed = false;
  #ending: Ending | undefined;

  constructor(private readonly leave: (watcher: ForeignWatcher) => void) {}

  begin(receiver: Receiver): void {
    this.#receiver = receiver;
    this.#flush();
  }

  resume(): void {
    this.#isFull = false;
    this.#flush();
  }

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#waiting = [];
    this.leave(this);
  }

  offer(payload: LivePayload): void {
    if (this.#isClosed || this.#ending) return;
    this.#waiting.push(payload);
    this.#waitingBytes += payload.json.length;
    this.#flush();
    if (this.#waiting.length <= MOST_WAITING && this.#waitingBytes <= MOST_WAITING_BYTES) return;
    this.#waiting = [];
    this.#isFull = false;
    this.finish({ kind: "refused", errors: [TOO_SLOW] });
    this.leave(this);
  }

  /** Ends after the payloads that still wait. */
  finish(ending: Ending): void {
    this.#ending ??= ending;
    this.#flush();
  }

  #flush(): void {
    if (!this.#receiver || this.#isClosed) return;
    while (!this.#isFull) {
      const payload = this.#waiting.shift();
      if (!payload) break;
      this.#waitingBytes -= payload.json.length;
      this.#isFull = !this.#receiver.receive(payload);
    }
    if (!this.#ending || this.#waiting.length > 0) return;
    this.#isClosed = true;
    this.#receiver.end(this.#ending);
  }
}
