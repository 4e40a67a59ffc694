import type { ConnectionParams } from "./transports/connection.js";

export type ConnectionParamsSource = ConnectionParams | (() => ConnectionParams | Promise<ConnectionParams>);

/** A token is renewed when this share of its lifetime has passed, which leaves time to retry. */
const RENEW_AT_SHARE = 0.8;
const MIN_MS = 1_000;
/** A longer delay would overflow the timer; such a token is renewed more often instead. */
const MAX_MS = 24 * 60 * 60 * 1_000;

/** The connection parameters, read for each connection and again before they expire. */
export class Credentials {
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly source: ConnectionParamsSource = {},
    private readonly findExpiry: (params: ConnectionParams) => Date | undefined = () => undefined,
  ) {}

  /** Whether reading again may return others. */
  get canChange(): boolean {
    return typeof this.source === "function";
  }

  /** Returns the current ones; calls `onExpiring` once, before they expire, unless they are read again first. */
  async read(onExpiring: () => void): Promise<ConnectionParams> {
    const params = typeof this.source === "function" ? await this.source() : this.source;
    this.stop();
    const expiry = this.canChange ? this.findExpiry(params) : undefined;
    if (expiry) this.#renewal = setTimeout(onExpiring, renewalDelayMs(expiry));
    return params;
  }

  stop(): void {
    clearTimeout(this.#renewal);
  }
}

function renewalDelayMs(expiry: Date): number {
  const remainingMs = expiry.getTime() - Date.now();
  return Math.min(MAX_MS, Math.max(MIN_MS, remainingMs * RENEW_AT_SHARE));
}
