/** The rights and the sharing agreements in force, as the member tells them that keeps them. */
import { type CallerRight, ROLES, WRITING_ROLES } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import type { Logger } from "pino";
import { z } from "zod";
import type { Faults } from "../errors/faults.js";

export interface RightsOptions {
  /** Asks the member; null where nothing has changed since that version. */
  readonly read: (unlessVersion: string | undefined) => Promise<unknown>;
  readonly logger: Logger;
  readonly faults: Faults;
  readonly now?: () => number;
}

/** Called with the accounts whose rights, or what agreements open to them, are others than before. */
export type RightsListener = (accounts: ReadonlySet<string>) => void;

/** A change reaches every gateway within 5 s. */
const READ_EVERY_MS = 2_000;
/** While the member that keeps them is down, the last known rights hold for so long; then only what is public is read. */
export const RIGHTS_HOLD_FOR_MS = 15 * 60 * 1_000;

/** What an account has. */
interface Held extends Pick<Caller, "agreements" | "mayWrite"> {
  readonly rights: readonly CallerRight[];
}

const NOTHING: Held = { rights: [], mayWrite: false };

const answer = z.object({
  version: z.string(),
  rights: z
    .array(
      z.object({
        account: z.string(),
        role: z.enum(ROLES),
        organisationId: z.string(),
        unitId: z.string().nullable(),
      }),
    )
    .nullable(),
  agreements: z.array(z.object({ code: z.string(), partnerId: z.string() })).nullable(),
  fileLinksEnded: z.array(z.object({ account: z.string(), at: z.iso.datetime() })).nullish(),
});

type Answer = z.infer<typeof answer>;

/** Reads the rights every two seconds, from the start on. */
export class Rights {
  readonly #options: RightsOptions;
  readonly #now: () => number;
  readonly #listeners = new Set<RightsListener>();
  #byAccount: ReadonlyMap<string, Held> = new Map();
  #fileLinksEndedMs: ReadonlyMap<string, number> = new Map();
  #version: string | undefined;
  #readAtMs = Number.NEGATIVE_INFINITY;
  #isSilent = false;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  constructor(options: RightsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Resolves after the first answer, or when there was none. */
  async start(): Promise<void> {
    await this.#read();
  }

  stop(): void {
    this.#isStopped = true;
    clearTimeout(this.#timer);
  }

  watch(listener: RightsListener): void {
    this.#listeners.add(listener);
  }

  /** Undefined while none are known. */
  get version(): string | undefined {
    return this.#version;
  }

  /** The account with its rights in force, and the agreements that open something to their organisations. */
  callerOf(account: string, name: string | undefined): Caller {
    return { id: account, name, ...(this.#byAccount.get(account) ?? NOTHING) };
  }

  /** When the account has ended the links to files that it had made, in milliseconds since 1970; before all time if it has not. */
  fileLinksEndedMs(account: string): number {
    return this.#fileLinksEndedMs.get(account) ?? Number.NEGATIVE_INFINITY;
  }

  /** Those in force of an organisation, whoever has them. */
  of(organisation: string): readonly CallerRight[] {
    const all = [...this.#byAccount.values()].flatMap(({ rights }) => rights);
    return all.filter(({ organisationId }) => organisationId === organisation);
  }

  async #read(): Promise<void> {
    try {
      this.#take(answer.parse(await this.#options.read(this.#version)));
      if (this.#isSilent) this.#options.logger.info("The rights are told again");
      this.#isSilent = false;
    } catch (error) {
      if (!this.#isSilent)
        this.#options.logger.warn(
          { err: error },
          "The rights are not told; the last known ones hold a while",
        );
      this.#isSilent = true;
      if (this.#now() - this.#readAtMs > RIGHTS_HOLD_FOR_MS) this.#forget();
    }
    if (this.#isStopped) return;
    const { faults } = this.#options;
    const readAgain = faults.guard(
      "rights",
      () => this.#read(),
      () => this.#wait(readAgain),
    );
    this.#wait(readAgain);
  }

  #wait(readAgain: () => void): void {
    if (!this.#isStopped) this.#timer = setTimeout(readAgain, READ_EVERY_MS).unref();
  }

  #take({ version, rights, agreements, fileLinksEnded }: Answer): void {
    this.#readAtMs = this.#now();
    this.#version = version;
    if (rights === null) return;
    this.#fileLinksEndedMs = new Map(
      (fileLinksEnded ?? []).map(({ account, at }) => [account, Date.parse(at)]),
    );
    const codesOf = Map.groupBy(agreements ?? [], ({ partnerId }) => partnerId);
    const byAccount = Map.groupBy(rights, ({ account }) => account);
    this.#replace(
      new Map(
        [...byAccount].map(([account, held]) => [account, whatIsHeld(held.map(withoutAccount), codesOf)]),
      ),
    );
  }

  #forget(): void {
    this.#version = undefined;
    this.#replace(new Map());
  }

  #replace(byAccount: ReadonlyMap<string, Held>): void {
    const former = this.#byAccount;
    this.#byAccount = byAccount;
    const accounts = new Set([...former.keys(), ...byAccount.keys()]);
    const changed = [...accounts].filter((account) => !areEqual(former.get(account), byAccount.get(account)));
    if (changed.length === 0) return;
    for (const listener of this.#listeners) listener(new Set(changed));
  }
}

type Told = NonNullable<Answer["rights"]>[number];
type ToldAgreements = NonNullable<Answer["agreements"]>;

function withoutAccount({ account: _, ...right }: Told): CallerRight {
  return right;
}

function whatIsHeld(rights: readonly CallerRight[], codesOf: ReadonlyMap<string, ToldAgreements>): Held {
  const organisations = new Set(rights.map(({ organisationId }) => organisationId));
  const opened = [...organisations].flatMap((organisation) => codesOf.get(organisation) ?? []);
  return {
    rights,
    // Of an agreement between two of its organisations there is one code.
    agreements: opened.length > 0 ? [...new Set(opened.map(({ code }) => code))].sort() : undefined,
    mayWrite: rights.some(({ role }) => WRITING_ROLES.has(role)),
  };
}

function areEqual(one: Held = NOTHING, other: Held = NOTHING): boolean {
  return textOf(one) === textOf(other);
}

function textOf({ rights, agreements }: Held): string {
  const held = rights.map(({ role, organisationId, unitId }) => `${role} ${organisationId} ${unitId ?? ""}`);
  return JSON.stringify([held.sort(), agreements]);
}
