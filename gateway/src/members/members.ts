import type { Logger } from "pino";
import type { RequestContext } from "../access/request-context.js";
import type { Faults } from "../errors/faults.js";
import type { AskMember, WatchAsking } from "./ask-member.js";
import type { CircuitState } from "./circuit.js";
import { MEMBER_LIMITS, type MemberAddress, type MemberLimits } from "./member-address.js";
import { MemberFailure } from "./member-answer.js";
import { MemberClient, type ObserveRequest } from "./member-client.js";

export interface MembersOptions {
  readonly addresses: readonly MemberAddress[];
  readonly logger: Logger;
  readonly faults: Faults;
  readonly observe: ObserveRequest;
  /** Called when a member begins to be paused, and when it no longer is. */
  readonly onTurn?: (() => void) | undefined;
  readonly limits?: MemberLimits;
}

/** The clients of all members. */
export class Members {
  readonly #options: Omit<MembersOptions, "addresses">;
  #clients: ReadonlyMap<string, MemberClient>;
  #forwardedNames: ReadonlySet<string>;

  constructor({ addresses, ...options }: MembersOptions) {
    this.#options = options;
    this.#clients = new Map(
      addresses.map((address) => [address.name, new MemberClient({ address, ...options })]),
    );
    this.#forwardedNames = forwardedNamesOf(addresses);
  }

  /** Replaces the members. One whose address stays the same keeps its connections. */
  replace(addresses: readonly MemberAddress[]): void {
    const former = this.#clients;
    this.#forwardedNames = forwardedNamesOf(addresses);
    this.#clients = new Map(
      addresses.map((address) => {
        const known = former.get(address.name);
        const stays = known?.isAt(address) ?? false;
        return [address.name, known && stays ? known : new MemberClient({ address, ...this.#options })];
      }),
    );
    for (const client of former.values()) {
      if (this.#clients.get(client.name) !== client) client.retire();
    }
  }

  /** Sends operations on behalf of one request. @param watch observes what is read */
  askFor(context: RequestContext, watch?: WatchAsking): AskMember {
    const ask: AskMember = async (operation, variables, reader) => {
      const client = this.#clients.get(operation.member);
      if (!client) throw MemberFailure.unavailable(operation.member, "this gateway has no address for it");
      return client.ask(operation, variables, context, reader);
    };
    return watch ? watch(ask) : ask;
  }

  /** Names of the client headers that any member is sent. */
  get forwardedNames(): ReadonlySet<string> {
    return this.#forwardedNames;
  }

  get limits(): MemberLimits {
    return this.#options.limits ?? MEMBER_LIMITS;
  }

  /** The member's address; undefined if there is no member of that name. */
  addressOf(member: string): MemberAddress | undefined {
    return this.#clients.get(member)?.address;
  }

  /** How many milliseconds ahead of the gateway's the clock of each member is that refuses requests for it. */
  clocksAhead(): ReadonlyMap<string, number> {
    return new Map(
      [...this.#clients].flatMap(([name, { clockAheadMs }]) =>
        clockAheadMs === undefined ? [] : [[name, clockAheadMs]],
      ),
    );
  }

  /** Call it from other code that sends requests to the member. */
  clockIsAhead(member: string, aheadMs: number | undefined): void {
    this.#clients.get(member)?.clockIsAhead(aheadMs);
  }

  /** Whether to accept an entity that the member returned with another key than requested. Logs it if so. */
  acceptsOtherKey(member: string, problem: string): boolean {
    if (!this.#clients.get(member)?.address.attachesOtherKeys) return false;
    const { logger } = this.#options;
    logger.warn(
      { member },
      "A member gave an entity back with another key, which is attached as its settings say",
    );
    logger.debug({ member, problem }, "How the keys differ");
    return true;
  }

  get addresses(): readonly MemberAddress[] {
    return [...this.#clients.values()].map(({ address }) => address);
  }

  /** Since when the member has been paused, until a request succeeds; undefined if it is not. */
  pausedAtMs(member: string): number | undefined {
    return this.#clients.get(member)?.pausedAtMs;
  }

  /** Call it from other code that hears of the member. */
  heardOf(member: string): void {
    this.#clients.get(member)?.heardElsewhere();
  }

  circuits(): ReadonlyMap<string, CircuitState> {
    return new Map([...this.#clients].map(([name, client]) => [name, client.circuit]));
  }

  async close(): Promise<void> {
    for (const client of this.#clients.values()) client.close();
  }
}

function forwardedNamesOf(addresses: readonly MemberAddress[]): ReadonlySet<string> {
  return new Set(addresses.flatMap(({ forwardedHeaders = [] }) => forwardedHeaders.map(({ name }) => name)));
}
