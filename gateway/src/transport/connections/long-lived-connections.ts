import { setTimeout as delay } from "node:timers/promises";
import type { Faults } from "../../errors/faults.js";
import { Drain } from "./drain.js";

/** Why a client is sent away that has done nothing wrong. */
export type LeavingReason = "GATEWAY_STOPPED" | "ACCESS_CHANGED" | "TOKEN_EXPIRED";

/** A client's connection that stays open for as long as the client wants. */
export interface LongLivedConnection {
  /** Who it is for. */
  readonly callerId: string;
  /** Ends it soon, and tells the client to come back to any gateway after this time. */
  leave(retryAfterMs: number, why: LeavingReason): void;
  /** Ends it because of an internal error. */
  fail(errorId: string): void;
}

/** A client that does not complete a close in time is cut off. */
export const CLOSE_LIMIT_MS = 1_000;

const WAVE_EVERY_MS = 100;
const CONNECTIONS_PER_WAVE = 10;
const MAX_WAVES = 30;
/** How many returning clients gateways accept without others noticing. */
const RETURNS_PER_SECOND = 1_000;
const SHORTEST_RETRY_MS = 250;
const SHORTEST_SPREAD_MS = 750;
const LONGEST_SPREAD_MS = 30_000;

/** All long-lived connections, and how they end together. */
export class LongLivedConnections {
  readonly #open = new Set<LongLivedConnection>();
  #isClosing = false;
  readonly #drain = new Drain();
  readonly #leave: (connection: LongLivedConnection, retryAfterMs: number, why: LeavingReason) => void;

  constructor(faults: Faults) {
    this.#leave = faults.guard(
      "leave",
      (connection: LongLivedConnection, retryAfterMs: number, why: LeavingReason) =>
        connection.leave(retryAfterMs, why),
      (errorId, connection) => connection.fail(errorId),
    );
  }

  get size(): number {
    return this.#open.size;
  }

  get isClosing(): boolean {
    return this.#isClosing;
  }

  add(connection: LongLivedConnection): void {
    this.#open.add(connection);
    if (this.#isClosing) this.#leave(connection, retryAfterMs(this.size), "GATEWAY_STOPPED");
  }

  delete(connection: LongLivedConnection): void {
    this.#open.delete(connection);
    if (this.#open.size === 0) this.#drain.done();
  }

  /** Ends those of these callers, who may come back at once: with the rights that they have now. */
  sendBack(callers: ReadonlySet<string>): void {
    for (const connection of [...this.#open])
      if (callers.has(connection.callerId))
        this.#leave(connection, retryAfterMs(callers.size), "ACCESS_CHANGED");
  }

  /**
   * Ends all in waves of at least 100 per second, within 3 seconds. Connections that come meanwhile are sent away at
   * once. Resolves when the last one has gone, or `limitMs` after the last wave.
   */
  async close(limitMs: number): Promise<void> {
    this.#isClosing = true;
    const leaving = [...this.#open];
    const perWave = Math.max(CONNECTIONS_PER_WAVE, Math.ceil(leaving.length / MAX_WAVES));
    for (let begin = 0; begin < leaving.length; begin += perWave) {
      if (begin > 0) await delay(WAVE_EVERY_MS);
      for (const connection of leaving.slice(begin, begin + perWave))
        this.#leave(connection, retryAfterMs(leaving.length), "GATEWAY_STOPPED");
    }
    if (this.#open.size > 0) await this.#drain.wait(limitMs);
  }
}

/** A random time per client, spread so widely that gateways can take the rate at which they come back. */
function retryAfterMs(clients: number): number {
  const spreadMs = (clients / RETURNS_PER_SECOND) * 1_000;
  const boundedMs = Math.min(LONGEST_SPREAD_MS, Math.max(SHORTEST_SPREAD_MS, spreadMs));
  return Math.round(SHORTEST_RETRY_MS + Math.random() * boundedMs);
}
