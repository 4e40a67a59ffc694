/** The rights in force, as the member tells them that keeps them. */
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

/** Called with the accounts whose rights are others than before. */
export type RightsListener = (accounts: ReadonlySet<string>) => void;

/** A change reaches every gateway within 5 s. */
const READ_EVERY_MS = 2_000;
/** While the member that keeps them is down, the last known rights hold for so long; then only what is public is read. */
export const RIGHTS_HOLD_FOR_MS = 15 * 60 * 1_000;

const NONE: readonly CallerRight[] = [];

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
});

type Answer = z.infer<typeof answer>;

/** Reads the rights every two seconds, from the start on. */
export class Rights {
  readonly #options: RightsOptions;
  readonly #now: () => number;
  readonly #listeners = new Set<RightsListener>();
  #byAccount: ReadonlyMap<string, readonly CallerRight[]> = new Map();
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

  /** The account with its rights in force. */
  callerOf(account: string, name: string | undefined): Caller {
    const rights = this.#byAccount.get(account) ?? NONE;
    return { id: account, name, mayWrite: rights.some(({ role }) => WRITING_ROLES.has(role)), rights };
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

  #take({ version, rights }: Answer): void {
    this.#readAtMs = this.#now();
    this.#version = version;
    if (rights === null) return;
    const byAccount = new Map<string, CallerRight[]>();
    for (const { account, ...right } of rights) {
      const known = byAccount.get(account);
      if (known) known.push(right);
      else byAccount.set(account, [right]);
    }
    this.#replace(byAccount);
  }

  #forget(): void {
    this.#version = undefined;
    this.#replace(new Map());
  }

  #replace(byAccount: ReadonlyMap<string, readonly CallerRight[]>): void {
    const former = this.#byAccount;
    this.#byAccount = byAccount;
    const accounts = new Set([...former.keys(), ...byAccount.keys()]);
    const changed = [...accounts].filter((account) => !areEqual(former.get(account), byAccount.get(account)));
    if (changed.length === 0) return;
    for (const listener of this.#listeners) listener(new Set(changed));
  }
}

function areEqual(one: readonly CallerRight[] = [], other: readonly CallerRight[] = []): boolean {
  return JSON.stringify(one.map(textOf).sort()) === JSON.stringify(other.map(textOf).sort());
}

function textOf({ role, organisationId, unitId }: CallerRight): string {
  return `${role} ${organisationId} ${unitId ?? ""}`;
}
