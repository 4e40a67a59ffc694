/**
 * How each member is, as far as this gateway can know: from its event feed, from how its requests end, and from the
 * supergraph. Nothing is asked of a member for it.
 */
import { parse } from "graphql";
import type { MemberAddress } from "../../members/member-address.js";
import type { Members } from "../../members/members.js";
import type { OwnSource } from "../../own-answers/own-source.js";
import { graphNames, schemaTextOf } from "../../supergraph/member-schema.js";
import type { Supergraph } from "../../supergraph/supergraph.js";
import type { EventFeed } from "../events/event-feed.js";
import type { FeedReport } from "../events/member-feed.js";
import { Notifier } from "../events/notifier.js";

/**
 * `HEALTHY`: it answers, and all events that it has told of are here.
 * `LATE`: it answers, and events are missing: they are being read, or the connection has just been lost.
 * `SILENT`: it cannot be reached, or its requests fail so often that it is asked no more for the moment.
 */
export type MemberState = "HEALTHY" | "LATE" | "SILENT";

/** What clients are told of a member. */
export interface MemberStatus {
  readonly name: string;
  /** A reference by key; null if no setting names it. */
  readonly organisation: { readonly id: string } | null;
  readonly state: MemberState;
  readonly silentSince: string | null;
  /** When its newest event happened, by its clock. */
  readonly lastEventAt: string | null;
  /** How many events it has told of that are not here yet; null while that cannot be known. */
  readonly behindBy: number | null;
  /** When the gateway took over its present schema; null if it had it when it started. */
  readonly schemaChangedAt: string | null;
}

export interface MemberStatesOptions {
  readonly members: Pick<Members, "addresses" | "pausedAtMs">;
  readonly feed: Pick<EventFeed, "reportOf">;
  readonly supergraph: Pick<Supergraph, "sdl">;
}

type Listener = (changed: ReadonlySet<string>) => void;

/** Knows the members, and tells when one of them changes its state. */
export class MemberStates implements OwnSource {
  readonly #options: MemberStatesOptions;
  readonly #listeners = new Set<Listener>();
  #sdl: string;
  #states: ReadonlyMap<string, MemberState>;
  /** Of the members that are silent: the earliest sign of it. When it goes on, one sign after the other goes away. */
  readonly #silentSinceMs = new Map<string, number>();
  readonly #schemaChangedAtMs = new Map<string, number>();

  constructor(options: MemberStatesOptions) {
    this.#options = options;
    this.#sdl = options.supergraph.sdl;
    this.#states = this.#readStates();
  }

  read(): readonly MemberStatus[] {
    return this.#options.members.addresses.map((address) => this.#statusOf(address));
  }

  /** Null for a member that is not silent. */
  silentSince(member: string): string | null {
    return timeOf(this.#stateOf(member).silentSinceMs);
  }

  /** Members whose state has changed, as they are when they are told of. */
  async *changes(_: unknown, signal: AbortSignal): AsyncGenerator<MemberStatus, void> {
    const news = new Notifier();
    const waiting = new Set<string>();
    const unwatch = this.watch((changed) => {
      for (const name of changed) waiting.add(name);
      if (changed.size > 0) news.notify();
    });
    signal.addEventListener("abort", news.notify);
    try {
      while (!signal.aborted) {
        const woken = news.wait();
        for (const name of waiting) {
          waiting.delete(name);
          const address = this.#options.members.addresses.find((one) => one.name === name);
          if (address) yield this.#statusOf(address);
        }
        await woken;
      }
    } finally {
      unwatch();
      signal.removeEventListener("abort", news.notify);
    }
  }

  /** The listener gets the members whose state has changed; none if only their figures have. It must not throw. */
  watch(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** To be called whenever something about a member may have changed. */
  look(): void {
    const former = this.#states;
    this.#states = this.#readStates();
    this.#keepSilences();
    this.#tell(
      new Set([...this.#states].flatMap(([name, state]) => (former.get(name) === state ? [] : [name]))),
    );
  }

  /** Another supergraph serves. */
  replace({ sdl }: Pick<Supergraph, "sdl">): void {
    const changed = membersWithOtherSchema(this.#sdl, sdl);
    this.#sdl = sdl;
    for (const name of changed) this.#schemaChangedAtMs.set(name, Date.now());
    this.look();
    this.#tell(changed);
  }

  #tell(changed: ReadonlySet<string>): void {
    for (const listener of this.#listeners) listener(changed);
  }

  #readStates(): ReadonlyMap<string, MemberState> {
    return new Map(this.#options.members.addresses.map(({ name }) => [name, this.#stateOf(name).state]));
  }

  #keepSilences(): void {
    for (const { name } of this.#options.members.addresses) {
      const { silentSinceMs } = this.#stateOf(name);
      if (silentSinceMs === undefined) this.#silentSinceMs.delete(name);
      else this.#silentSinceMs.set(name, silentSinceMs);
    }
  }

  #statusOf({ name, organisation }: MemberAddress): MemberStatus {
    const report = this.#options.feed.reportOf(name);
    const { state, silentSinceMs } = this.#stateOf(name);
    return {
      name,
      organisation: organisation === undefined ? null : { id: organisation },
      state,
      silentSince: timeOf(silentSinceMs),
      lastEventAt: report?.lastEventAt ?? null,
      behindBy: report?.isConnected ? report.unread : null,
      schemaChangedAt: timeOf(this.#schemaChangedAtMs.get(name)),
    };
  }

  #stateOf(name: string): { readonly state: MemberState; readonly silentSinceMs?: number } {
    const pausedAtMs = this.#options.members.pausedAtMs(name);
    const report = this.#options.feed.reportOf(name);
    const lostAtMs = report && isLost(report) ? report.lostAtMs : undefined;
    if (lostAtMs !== undefined || pausedAtMs !== undefined) {
      // Requests that fail tell only that it had fallen silent before; what its feed last told says more.
      const heardAtMs = pausedAtMs === undefined ? undefined : report?.heardAtMs;
      const signs = [lostAtMs, pausedAtMs, heardAtMs, this.#silentSinceMs.get(name)];
      const silentSinceMs = Math.min(...signs.filter((ms) => ms !== undefined));
      return { state: "SILENT", silentSinceMs };
    }
    const isLate = report !== undefined && (report.isConnected === false || report.unread > 0);
    return { state: isLate ? "LATE" : "HEALTHY" };
  }
}

function isLost({ isConnected, hasFailed }: FeedReport): boolean {
  return isConnected === false && hasFailed;
}

function timeOf(ms: number | undefined): string | null {
  return ms === undefined ? null : new Date(ms).toISOString();
}

function membersWithOtherSchema(formerSdl: string, sdl: string): Set<string> {
  const former = parse(formerSdl, { noLocation: true }).definitions;
  const { definitions } = parse(sdl, { noLocation: true });
  const formerGraphs = graphNames(former);
  const changed = new Set<string>();
  for (const [name, graph] of graphNames(definitions)) {
    const formerGraph = formerGraphs.get(name);
    const formerText = formerGraph === undefined ? undefined : schemaTextOf(former, formerGraph);
    if (formerText !== schemaTextOf(definitions, graph)) changed.add(name);
  }
  return changed;
}
