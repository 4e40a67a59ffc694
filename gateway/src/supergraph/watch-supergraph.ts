import type { Logger } from "pino";
import type { Faults } from "../errors/faults.js";
import type { Supergraph } from "./supergraph.js";
import { parseSupergraphOf, type SupergraphSource } from "./supergraph-source.js";

export interface SupergraphWatchOptions {
  readonly source: SupergraphSource;
  readonly pollMs: number;
  readonly logger: Logger;
  readonly faults: Faults;
  /** Takes over the new supergraph at once, or throws and keeps the old one. */
  readonly replace: (supergraph: Supergraph) => void;
}

/**
 * Polls the source. Unlike a file watcher, polling also notices files that are replaced or that lie on another machine.
 * A supergraph that cannot be read or used is refused with one line in the log.
 */
export class SupergraphWatch {
  readonly #options: SupergraphWatchOptions;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  #problem: string | undefined;

  constructor(options: SupergraphWatchOptions) {
    this.#options = options;
    this.#schedule();
  }

  /** Why the source's present text was not taken over; undefined if it was. */
  get problem(): string | undefined {
    return this.#problem;
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(): void {
    if (this.#isStopped) return;
    const goOn = () => this.#schedule();
    const look = this.#options.faults.guard("supergraph look", () => this.#look().then(goOn), goOn);
    this.#timer = setTimeout(look, this.#options.pollMs).unref();
  }

  async #look(): Promise<void> {
    const { source, replace, logger } = this.#options;
    try {
      const sdl = await source.readIfChanged();
      if (sdl === undefined || this.#isStopped) return;
      replace(parseSupergraphOf(source.location, sdl));
      this.#problem = undefined;
      logger.info({ supergraph: source.location }, "The supergraph was replaced");
    } catch (error) {
      this.#report(error);
    }
  }

  #report(error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    if (reason === this.#problem) return;
    this.#problem = reason;
    this.#options.logger.error(
      { supergraph: this.#options.source.location, reason },
      "The supergraph was not replaced; the old one keeps serving",
    );
  }
}
