import type { FindOwner } from "@hub/subgraph-kit/owner";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { findProgrammeOwner } from "../programmes/programme-owner.js";
import { Commitment } from "./commitment.js";

/** A commitment is its programme's. */
export function ofCommitment(id: string): FindOwner {
  return async ({ manager }) => {
    const commitment = isUuid(id) ? await manager.findOneBy(Commitment, { id }) : null;
    const owner = commitment && (await findProgrammeOwner(manager, commitment.programmeId));
    return owner && [owner];
  };
}
