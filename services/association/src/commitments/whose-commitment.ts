import type { FindOwner, Ownership } from "@hub/subgraph-kit/owner";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { EntityManager } from "typeorm";
import { findLeads, findProgrammeOwner } from "../programmes/programme-owner.js";
import { Commitment } from "./commitment.js";
import { type CommitmentState, ENDED } from "./commitment-state.js";

/** A commitment is its programme's. Whether nothing is owed of it any more, only those decide who lead the programme. */
export function ofCommitment(id: string, state?: CommitmentState): FindOwner {
  const isEnded = state !== undefined && ENDED.includes(state);
  return ownedBy(id, isEnded ? findLeads : findProgrammeOwner);
}

function ownedBy(
  id: string,
  find: (manager: EntityManager, programmeId: string) => Promise<Ownership | null>,
): FindOwner {
  return async ({ manager }) => {
    const commitment = isUuid(id) ? await manager.findOneBy(Commitment, { id }) : null;
    const owner = commitment && (await find(manager, commitment.programmeId));
    return owner && [owner];
  };
}
