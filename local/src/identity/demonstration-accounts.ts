/** Who can sign in to the hub of one machine: in each organisation one person for every role, and one system. */
import { ROLES, type Role } from "@hub/schema/roles";
import { en } from "@hub/schema/words/en";
import { vi } from "@hub/schema/words/vi";
import { MEMBERS, type Member } from "../members.js";

export interface DemonstrationAccount {
  readonly kind: "person" | "system";
  /** Its `sub` in tokens: a person's login, a system's client id. */
  readonly subject: string;
  readonly name: string;
  readonly member: string;
  /** By its key in the demonstration. */
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** Where its organisation lets it: a person where that works, a system everywhere, because it sends what its office has. */
  readonly reach: "own unit" | "everywhere";
  /** Those for which it works as well, each for where that works. */
  readonly alsoFor: readonly string[];
}

/** Took up the work of the one that leads the demonstration's programmes with commitments, and has no account of its own. */
const LEAD_OF_QUANG_TRI = "quang-tri-moi-hoi-khuyen-hoc";

export const DEMONSTRATION_ACCOUNTS: readonly DemonstrationAccount[] = MEMBERS.flatMap((member) => [
  ...ROLES.map((role) => personOf(member, role)),
  systemOf(member),
]);

/** The role as a title. */
export function titleOf(role: Role): { readonly vi: string; readonly en: string } {
  return { vi: withCapital(vi.ActorRole[role]), en: withCapital(en.ActorRole[role]) };
}

function withCapital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** No person of that office is meant: the name says what the account is for. */
function personOf({ name, title, organisation }: Member, role: Role): DemonstrationAccount {
  return {
    kind: "person",
    subject: `${role.toLowerCase().replaceAll("_", "-")}@${name}`,
    name: `${titleOf(role).vi}, ${title}`,
    member: name,
    organisation,
    roles: [role],
    reach: "own unit",
    alsoFor: [],
  };
}

/** The association's keeps the programmes' records as well, those of Quảng Trị among them. */
function systemOf({ name, title, organisation }: Member): DemonstrationAccount {
  return {
    kind: "system",
    subject: `system-${name}`,
    name: `Hệ thống của ${title}`,
    member: name,
    organisation,
    roles: name === "association" ? ["REPORTER", "SECRETARY"] : ["REPORTER"],
    reach: "everywhere",
    alsoFor: name === "association" ? [LEAD_OF_QUANG_TRI] : [],
  };
}
