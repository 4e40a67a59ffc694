import type { Logger } from "pino";
import type { RequestContext } from "../access/request-context.js";
import type { Faults } from "../errors/faults.js";
import type { AskMember } from "./ask-member.js";
import type { CircuitState } from "./circuit.js";
import { MEMBER_LIMITS, type MemberAddress, type MemberLimits } from "./member-address.js";
import { MemberFailure } from "./member-answer.js";
import { MemberClient, type ObserveRequest } from "./member-client.js";

export interface MembersOptions {
  readonly addresses: readonly MemberAddress[];
  readonly logger: Logger;
  readonly faults: Faults;
  readonly observe: ObserveRequest;
  readonly limits?: MemberLimits;
}

/** The connections to all members. */
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

  /** From now on these are the members; one whose address stays the same keeps its connections. */
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

  /** Sends operations on behalf of one request. */
  askFor(context: RequestContext): AskMember {
    return async (operation, variables, reader) => {
      const client = this.#clients.get(operation.member);
      if (!client) throw MemberFailure.unavailable(operation.member, "this gateway has no address for it");
      return client.ask(operation, variables, context, reader);
    };
  }

  /** Names of the clients' headers that any member is sent. */
  get forwardedNames(): ReadonlySet<string> {
    return this.#forwardedNames;
  }

  get limits(): MemberLimits {
    return this.#options.limits ?? MEMBER_LIMITS;
  }

  /** Where the member is; undefined when there is none of that name. */
  addressOf(member: string): MemberAddress | undefined {
    return this.#clients.get(member)?.address;
  }

  /** By how much the clock of each member that refuses for it is ahead of the gateway's, in milliseconds. */
  clocksAhead(): ReadonlyMap<string, number> {
    return new Map(
      [...this.#clients].flatMap(([name, { clockAheadMs }]) =>
        clockAheadMs === undefined ? [] : [[name, clockAheadMs]],
      ),
    );
  }

  /** Told by whoever else asks the member. */
  clockIsAhead(member: string, aheadMs: number | undefined): void {
    this.#clients.get(member)?.clockIsAhead(aheadMs);
  }

  /**
   * Whether an entity that the member answered under another key than it was asked for is taken for the one that was
   * asked for; said in the log if so.
   */
  acceptsOtherKey(member: string, problem: string): boolean {
    if (!this.#clients.get(member)?.address.attachesOtherKeys) return false;
    this.#options.logger.warn(
      { member },
      `Member "${member}" ${problem}; the entity is attached as its settings say`,
    );
    return true;
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
