import type { HubEvent } from "@hub/schema/event";

/** More than happens while a query runs. Beyond it, readers have to read again. */
const MAX_EVENTS = 10_000;

/** Keeps events while somebody reads. */
export class RecentEvents {
  #events: HubEvent[] = [];
  /** How many events came before the first one kept. */
  #before = 0;
  #readings = 0;

  append(event: HubEvent): void {
    if (this.#readings === 0) return;
    this.#events.push(event);
    if (this.#events.length <= MAX_EVENTS) return;
    const kept = this.#events.slice(MAX_EVENTS / 2);
    this.#before += this.#events.length - kept.length;
    this.#events = kept;
  }

  begin(): Reading {
    this.#readings += 1;
    const start = this.#before + this.#events.length;
    return {
      end: () => {
        const since = start < this.#before ? undefined : this.#events.slice(start - this.#before);
        this.#readings -= 1;
        if (this.#readings === 0) this.#forget();
        return since;
      },
    };
  }

  #forget(): void {
    this.#before += this.#events.length;
    this.#events = [];
  }
}

export interface Reading {
  /** What has happened since the reading began; undefined if it was too much to keep. Call it once. */
  end(): readonly HubEvent[] | undefined;
}
