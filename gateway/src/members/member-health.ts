import { LRUCache } from "lru-cache";
import { Circuit, type CircuitState } from "./circuit.js";

/** More operations than that are slow at a time only if all are: then the member is. */
const MAX_SLOW_OPERATIONS = 1_000;
/** So many requests without an answer, and none answered since, and it is looked whether the member lives. */
const SILENCES_TO_LOOK = 3;

/** Whether a member lives: asked for nothing but a sign, and resolves in bounded time. Never rejects. */
export type FindSignOfLife = () => Promise<boolean>;

/**
 * What requests to a member tell of it, kept apart by how far it reaches.
 *
 * The member is down for everybody when connections fail, when a proxy in front says so (502, 503, 504), or when it
 * gives no sign of life after several requests of which nothing was heard. An operation that is too slow is paused by
 * itself: the others are as quick as before. An answer that cannot be used is an answer.
 */
export class MemberHealth {
  readonly #findSignOfLife: FindSignOfLife;
  readonly #now: () => number;
  readonly #member: Circuit;
  /** Those operations that have timed out of late, by their text. */
  readonly #slow = new LRUCache<string, Circuit>({ max: MAX_SLOW_OPERATIONS });
  #heardMs = Number.NEGATIVE_INFINITY;
  #silences = 0;
  #isLooking = false;

  constructor(findSignOfLife: FindSignOfLife, now: () => number = () => performance.now()) {
    this.#findSignOfLife = findSignOfLife;
    this.#now = now;
    this.#member = new Circuit(now);
  }

  get state(): CircuitState {
    return this.#member.state;
  }

  /** What is being given a pause; undefined: send it, and report how it ended with one of the methods below. */
  findPause(operation: string): "member" | "operation" | undefined {
    const slow = this.#slowCircuit(operation);
    if (slow && !slow.tryPass()) return "operation";
    if (this.#member.tryPass()) return undefined;
    slow?.abandoned();
    return "member";
  }

  /** There was an answer, of whatever use it is. */
  answered(operation: string): void {
    this.#heard();
    this.#member.succeeded();
    this.#slowCircuit(operation)?.succeeded();
  }

  /** The connection failed, or a proxy has nobody to ask. */
  unreachable(operation: string): void {
    this.#member.failed();
    this.#slowCircuit(operation)?.abandoned();
  }

  timedOut(operation: string, sentMs: number): void {
    this.#member.abandoned();
    const slow = this.#slowCircuit(operation) ?? new Circuit(this.#now);
    slow.failed();
    this.#slow.set(operation, slow);
    if (this.#heardMs >= sentMs) return;
    this.#silences += 1;
    if (this.#silences >= SILENCES_TO_LOOK) void this.#look();
  }

  /** The request was given up by its caller. */
  abandoned(operation: string): void {
    this.#member.abandoned();
    this.#slowCircuit(operation)?.abandoned();
  }

  /** Nearly always there is none. */
  #slowCircuit(operation: string): Circuit | undefined {
    return this.#slow.size === 0 ? undefined : this.#slow.get(operation);
  }

  async #look(): Promise<void> {
    if (this.#isLooking) return;
    this.#isLooking = true;
    const lives = await this.#findSignOfLife();
    this.#isLooking = false;
    if (lives) this.#heard();
    else this.#member.open();
  }

  #heard(): void {
    this.#heardMs = this.#now();
    this.#silences = 0;
  }
}
