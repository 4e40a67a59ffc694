/** Who requests an extension, and who decides upon it. */
import type { FindOwner } from "@hub/subgraph-kit/owner";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { Commitment } from "../commitments/commitment.js";
import { ofOffer } from "../evidence/evidence-owner.js";
import { findLeads } from "../programmes/programme-owner.js";
import { Extension } from "./extension.js";

/** Who may show that a commitment was kept may ask for time to keep it. */
export function ofRequest(commitmentId: string): FindOwner {
  return ofOffer({ commitmentId, organisationId: null, isOnBehalf: false });
}

export function ofExtension(extensionId: string): FindOwner {
  return async ({ manager }) => {
    const extension = isUuid(extensionId) ? await manager.findOneBy(Extension, { id: extensionId }) : null;
    if (!extension) return null;
    const { programmeId } = await manager.findOneByOrFail(Commitment, { id: extension.commitmentId });
    const leads = await findLeads(manager, programmeId);
    return leads && [leads];
  };
}
