import { createHash } from "node:crypto";
import { ConfigProblem, type GatewayConfig } from "./config/read-config.js";
import { createEngine, type Engine, type EngineSurroundings } from "./engine.js";
import { relaysOf } from "./live/events/relays.js";
import type { Supergraph } from "./supergraph/supergraph.js";
import { SupergraphWatch } from "./supergraph/watch-supergraph.js";

/** The engine that serves new operations, and how the next one replaces it. */
export class Engines {
  #current: Engine;
  #hash: string;
  #watch: SupergraphWatch | undefined;

  constructor(
    private readonly config: GatewayConfig,
    private readonly surroundings: EngineSurroundings,
  ) {
    this.#current = firstEngine(config, surroundings);
    this.#hash = hashOf(config.supergraph);
  }

  get current(): Engine {
    return this.#current;
  }

  get currentHash(): string {
    return this.#hash;
  }

  /** Why the source's newest supergraph is not served. */
  get problem(): string | undefined {
    return this.#watch?.problem;
  }

  /** Takes over the source's changes from now on. */
  watch(): void {
    const { supergraphSource: source, supergraphPollMs: pollMs } = this.config;
    if (pollMs === 0) return;
    const { logger, faults } = this.surroundings;
    const replace = (next: Supergraph) => this.#replace(next);
    this.#watch = new SupergraphWatch({ source, pollMs, logger, faults, replace });
  }

  stopWatching(): void {
    this.#watch?.stop();
  }

  /** All or nothing, between two requests: everything that can fail comes before the first change. */
  #replace(supergraph: Supergraph): void {
    const { members, memberStates, feed, liveQueries } = this.surroundings;
    const addresses = this.config.membersOf(supergraph);
    const engine = createEngine(supergraph, this.surroundings);
    members.replace(addresses);
    feed.replace(relaysOf(supergraph, addresses, members));
    this.#current = engine;
    this.#hash = hashOf(supergraph);
    this.surroundings.channels.replaceOperations((operation) => engine.renew(operation));
    memberStates.replace(supergraph);
    liveQueries.moveTo(engine);
  }
}

function firstEngine(
  { supergraph, supergraphSource }: GatewayConfig,
  surroundings: EngineSurroundings,
): Engine {
  try {
    return createEngine(supergraph, surroundings);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : cause;
    throw new ConfigProblem(
      `Nothing can be planned over the supergraph ${supergraphSource.location}: ${reason}`,
      { cause },
    );
  }
}

function hashOf({ sdl }: Supergraph): string {
  return createHash("sha256").update(sdl).digest("hex").slice(0, 16);
}
