/** Whose an agreement is. */
import { AGREEMENT_ROLES, PROGRAMME_ROLES } from "@hub/schema/roles";
import type { FindOwner, Ownership } from "@hub/subgraph-kit/owner";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { EntityManager } from "typeorm";
import { Commitment } from "../commitments/commitment.js";
import { findPartyOwner } from "../organisations/party-owner.js";
import { findProgrammeOwner } from "../programmes/programme-owner.js";
import type { Side } from "./agreement-state.js";
import { SharingAgreement } from "./sharing-agreement.js";

type Parties = Pick<SharingAgreement, "ownerId" | "partnerId">;

/** Who speaks for each side: the organisation, or what has succeeded it, for where it works. */
export type Sides = Readonly<Record<Side, Ownership>>;

/** Null where there is no such organisation. */
export async function findSides(
  manager: EntityManager,
  { ownerId, partnerId }: Parties,
): Promise<Sides | null> {
  const owner = await findPartyOwner(manager, ownerId);
  const partner = await findPartyOwner(manager, partnerId);
  return owner && partner && { owner: speaksFor(owner), partner: speaksFor(partner) };
}

function speaksFor(party: Ownership): Ownership {
  return { ...party, roles: AGREEMENT_ROLES };
}

/** A draft is made by the secretary of either side, or of the programme. */
export function ofDraft({
  commitmentId,
  ownerId,
  partnerId,
}: Parties & Pick<SharingAgreement, "commitmentId">): FindOwner {
  return async ({ manager }) => {
    if (![commitmentId, ownerId, partnerId].every(isUuid)) return null;
    const commitment = await manager.findOneBy(Commitment, { id: commitmentId });
    const programme = commitment && (await findProgrammeOwner(manager, commitment.programmeId));
    const sides = await findSides(manager, { ownerId, partnerId });
    if (!programme || !sides) return null;
    const parties = [sides.owner, sides.partner].map((side) => ({ ...side, roles: PROGRAMME_ROLES }));
    return [...parties, programme];
  };
}

/** It is both sides'; who speaks for both agrees for the one that has not agreed yet. */
export function ofAgreement(id: string): FindOwner {
  return async ({ manager }) => {
    const agreement = isUuid(id) ? await manager.findOneBy(SharingAgreement, { id }) : null;
    const sides = agreement && (await findSides(manager, agreement));
    if (!sides) return null;
    return agreement.ownerAgreedAt ? [sides.partner, sides.owner] : [sides.owner, sides.partner];
  };
}
