/** Who a gateway's callers are, by what its settings say. */
import type { CallerRight } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import type { Logger } from "pino";
import type { Faults } from "../errors/faults.js";
import type { AskMember } from "../members/ask-member.js";
import { identifyByAccessToken } from "./access-tokens.js";
import { ANYBODY, type IdentifyCaller, READER } from "./callers.js";
import { KeySet } from "./key-set.js";
import { readRightsOf } from "./read-rights.js";
import { Rights, type RightsListener } from "./rights.js";

/** The identity provider whose access tokens are taken. */
export interface ProviderConfig {
  readonly issuer: string;
  readonly audience: string;
  readonly keySetAddress: string | undefined;
  readonly algorithms: readonly string[];
  /** With which client the dashboard signs people in. */
  readonly pageClient: string;
  /** The member that keeps the rights; undefined where nobody has any. */
  readonly rightsMember: string | undefined;
}

export interface IdentitiesOptions {
  /** Undefined for a gateway that lets everybody write. */
  readonly provider: ProviderConfig | undefined;
  readonly ask: AskMember;
  readonly logger: Logger;
  readonly faults: Faults;
}

export interface Identities {
  readonly identify: IdentifyCaller;
  /** The account as a caller, with its rights in force, where that is known by other means than a token. */
  readonly findCaller: (account: string) => Caller;
  /** When the account has ended its links to files, in milliseconds since 1970. */
  readonly fileLinksEndedMs: (account: string) => number;
  /** Under which version the rights of now are known; undefined where there are none. */
  readonly rightsVersion: string | undefined;
  /** The rights in force of an organisation, whoever has them. */
  rightsOf(organisationId: string): readonly CallerRight[];
  /** Called with the accounts whose rights are others than before. */
  watch(listener: RightsListener): void;
  /** Resolves when the rights are known, or nobody tells them. */
  start(): Promise<void>;
  stop(): void;
}

export function createIdentities({ provider, ask, logger, faults }: IdentitiesOptions): Identities {
  if (provider === undefined) {
    const nothing = () => {};
    return {
      ...{ identify: () => ANYBODY, findCaller: () => READER.caller },
      fileLinksEndedMs: () => Number.NEGATIVE_INFINITY,
      ...{ rightsVersion: undefined, rightsOf: () => [] },
      ...{ watch: nothing, start: async () => {}, stop: nothing },
    };
  }
  const { issuer, audience, algorithms, keySetAddress: address, rightsMember } = provider;
  const read = rightsMember === undefined ? nobodyHasRights : readRightsOf(rightsMember, ask);
  const rights = new Rights({ read, logger, faults });
  const identify = identifyByAccessToken({
    issuer,
    audience,
    algorithms,
    keys: new KeySet({ issuer, address, logger }),
    findCaller: (account, name) => rights.callerOf(account, name),
  });
  return {
    identify,
    findCaller: (account) => rights.callerOf(account, undefined),
    fileLinksEndedMs: (account) => rights.fileLinksEndedMs(account),
    get rightsVersion() {
      return rights.version;
    },
    rightsOf: (organisationId) => rights.of(organisationId),
    watch: (listener) => rights.watch(listener),
    start: () => rights.start(),
    stop: () => rights.stop(),
  };
}

async function nobodyHasRights(): Promise<unknown> {
  return { version: "none", rights: null };
}
