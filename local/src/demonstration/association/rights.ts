/** What the accounts of the demonstration may do: each its roles, for its organisation and for those it works for as well. */
import type { Organisation } from "@hub/association/organisations/organisation";
import { type NewRight, recordRight } from "@hub/association/rights/record-right";
import { Right } from "@hub/association/rights/right";
import type { Role } from "@hub/schema/roles";
import { stableId } from "@hub/schema/stable-id";
import { type EntityManager, In } from "typeorm";
import { DEMONSTRATION_ACCOUNTS, type DemonstrationAccount } from "../../identity/demonstration-accounts.js";
import { loaderTransaction } from "../loader.js";

/** Since when there are the units of today. */
const VALID_FROM = "2025-07-01";
const REASON = "Tài khoản minh họa. / An account of the demonstration.";

type Place = Pick<Organisation, "id" | "unitId">;

export function readRights(organisations: readonly Place[]): NewRight[] {
  const places = new Map(organisations.map((place) => [place.id, place]));
  const placeOf = (organisation: string) => {
    const place = places.get(stableId("organisation", organisation));
    if (!place) throw new Error(`There is no organisation ${organisation} in the demonstration`);
    return place;
  };
  return DEMONSTRATION_ACCOUNTS.flatMap((account) => {
    const own = placeOf(account.organisation);
    const reach = account.reach === "everywhere" ? { ...own, unitId: null } : own;
    return account.roles.flatMap((role) => [
      rightOf(account, role, reach, account.reach === "everywhere" ? "/everywhere" : ""),
      ...account.alsoFor.map((key) => rightOf(account, role, placeOf(key), `/${key}`)),
    ]);
  });
}

/** @param key what tells the right from others of the account in the role */
function rightOf(
  { subject, name }: DemonstrationAccount,
  role: Role,
  { id, unitId }: Place,
  key: string,
): NewRight {
  return {
    id: stableId("right", `${subject}/${role}${key}`),
    account: subject,
    accountName: name,
    role,
    organisationId: id,
    unitId,
    validFrom: VALID_FROM,
    validTo: null,
    endedAt: null,
    reason: REASON,
    version: 1,
  };
}

/** Those that are not there yet: what people have ended stays ended. */
export async function recordRights(manager: EntityManager, rights: readonly NewRight[]): Promise<void> {
  const transaction = loaderTransaction(manager);
  const known = await manager.findBy(Right, { id: In(rights.map(({ id }) => id)) });
  const knownIds = new Set(known.map(({ id }) => id));
  for (const right of rights.filter(({ id }) => !knownIds.has(id))) {
    await recordRight(transaction, right);
  }
}
