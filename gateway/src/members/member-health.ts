import { LRUCache } from "lru-cache";
import { Circuit, type CircuitState } from "./circuit.js";

/** If more operations than this are slow at a time, the member itself is slow. */
const MAX_SLOW_OPERATIONS = 1_000;
/** After this many requests in a row without an answer, the gateway checks whether the member is alive. */
const SILENCES_TO_LOOK = 3;

/** Checks whether a member is alive. Resolves in bounded time and never rejects. */
export type FindSignOfLife = () => Promise<boolean>;

/**
 * What requests reveal about a member, kept apart by how far it reaches.
 *
 * The member is down for everybody when connections fail, when a proxy in front says so (502, 503, 504), or when it
 * shows no sign of life after several requests without an answer. An operation that is too slow is paused by itself,
 * since the others are as quick as before. An unusable answer is still an answer.
 */
export class MemberHealth {
  readonly #findSignOfLife: FindSignOfLife;
  readonly #now: () => number;
  readonly #member: Circuit;
  /** Operations that timed out recently, by their text. */
  readonly #slow = new LRUCache<string, Circuit>({ max: MAX_SLOW_OPERATIONS });
  #heardMs = Number.NEGATIVE_INFINITY;
  #silences = 0;
  #isLooking = false;
  #pausedAtMs: number | undefined;

  /** `onTurn` is called when the member begins to be paused, and when it no longer is. */
  constructor(
    findSignOfLife: FindSignOfLife,
    now: () => number = () => performance.now(),
    onTurn: () => void = () => {},
  ) {
    this.#findSignOfLife = findSignOfLife;
    this.#now = now;
    this.#member = new Circuit(now, () => {
      this.#pausedAtMs = this.#member.state === "closed" ? undefined : Date.now();
      onTurn();
    });
  }

  /** Since when the member has been paused, until a request succeeds; undefined if it is not. */
  get pausedAtMs(): number | undefined {
    return this.#pausedAtMs;
  }

  /** The member has been heard of elsewhere. If it is paused, that may no longer be needed. */
  heardElsewhere(): void {
    if (this.#member.state === "half-open" && this.#member.tryPass()) void this.#probe();
  }

  async #probe(): Promise<void> {
    if (await this.#findSignOfLife()) this.#member.succeeded();
    else this.#member.failed();
  }

  get state(): CircuitState {
    return this.#member.state;
  }

  /** What is paused. If undefined, send the operation and report its end with one of the methods below. */
  findPause(operation: string): "member" | "operation" | undefined {
    const slow = this.#slowCircuit(operation);
    if (slow && !slow.tryPass()) return "operation";
    if (this.#member.tryPass()) return undefined;
    slow?.abandoned();
    return "member";
  }

  /** There was an answer, usable or not. */
  answered(operation: string): void {
    this.#heard();
    this.#member.succeeded();
    this.#slowCircuit(operation)?.succeeded();
  }

  /** The connection failed, or a proxy could not reach the member. */
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

  /** The caller gave the request up. */
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
