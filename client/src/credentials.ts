import type { ConnectionParams } from "./connection.js";

export type ConnectionParamsSource = ConnectionParams | (() => ConnectionParams | Promise<ConnectionParams>);

/** A token is replaced when so much of its remaining life is over: early enough to try again. */
const RENEW_AFTER_SHARE = 0.8;
const SHORTEST_MS = 1_000;
/** Longer times overflow a timer; the token is then simply renewed more often. */
const LONGEST_MS = 24 * 60 * 60 * 1_000;

/** What the server is told about the client, read anew for each connection and again before it expires. */
export class Credentials {
  #renewal: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly source: ConnectionParamsSource = {},
    private readonly findExpiry: (params: ConnectionParams) => Date | undefined = () => undefined,
  ) {}

  /** Reading them again may give others. */
  get canChange(): boolean {
    return typeof this.source === "function";
  }

  /** The current ones; `onExpiring` is called once, before they expire, unless they are read again before. */
  async read(onExpiring: () => void): Promise<ConnectionParams> {
    const params = typeof this.source === "function" ? await this.source() : this.source;
    this.stop();
    const expiry = this.canChange ? this.findExpiry(params) : undefined;
    if (expiry) this.#renewal = setTimeout(onExpiring, renewalMs(expiry));
    return params;
  }

  stop(): void {
    clearTimeout(this.#renewal);
  }
}

function renewalMs(expiry: Date): number {
  const remainingMs = expiry.getTime() - Date.now();
  return Math.min(LONGEST_MS, Math.max(SHORTEST_MS, remainingMs * RENEW_AFTER_SHARE));
}
