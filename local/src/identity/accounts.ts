/** The accounts of the hub of one machine, as a file of its data directory holds them. */
import { createHash, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { ROLES } from "@hub/schema/roles";
import { z } from "zod";
import { DEMONSTRATION_ACCOUNTS, type DemonstrationAccount } from "./demonstration-accounts.js";

const whatItMay = {
  clientId: z.string(),
  /** The organisation's id in the API. */
  organisation: z.string(),
  roles: z.array(z.enum(ROLES)),
  /** The id of the unit for which the roles hold; null where they hold everywhere. */
  unit: z.string().nullable(),
};
const accountEntries = z.array(
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("person"), login: z.string(), password: z.string(), ...whatItMay }),
    z.object({ kind: z.literal("system"), clientSecret: z.string(), ...whatItMay }),
  ]),
);

/** An account as the file has it. */
export type AccountEntry = z.infer<typeof accountEntries>[number];

export interface Person extends DemonstrationAccount {
  readonly password: string;
}

export interface System {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface Accounts {
  readonly people: readonly Person[];
  readonly systems: readonly System[];
}

export function readAccounts(file: string): Accounts {
  const entries = accountEntries.parse(JSON.parse(readFileSync(file, "utf8")));
  return {
    people: entries
      .filter((entry) => entry.kind === "person")
      .flatMap(({ login, password }) => {
        const account = DEMONSTRATION_ACCOUNTS.find(({ subject }) => subject === login);
        return account ? [{ ...account, password }] : [];
      }),
    systems: entries.filter((entry) => entry.kind === "system"),
  };
}

export function findPerson({ people }: Accounts, subject: string): Person | undefined {
  return people.find((person) => person.subject === subject);
}

/** The person with this login, where the password is theirs. Takes equally long for every password. */
export function findByPassword(accounts: Accounts, login: string, password: string): Person | undefined {
  const person = findPerson(accounts, login);
  return timingSafeEqual(digest(person?.password ?? ""), digest(password)) ? person : undefined;
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
