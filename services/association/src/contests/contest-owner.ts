import type { FindOwner } from "@hub/subgraph-kit/owner";
import { SigningCeremony } from "../ceremonies/signing-ceremony.js";
import { findPartyOwner } from "../organisations/party-owner.js";
import { findRecord } from "./find-record.js";

/** Who contests it is the party for which it was recorded, or what has succeeded that. */
export function ofContest(recordId: string): FindOwner {
  return async ({ manager }) => {
    const record = await findRecord(manager, recordId);
    if (!record) return null;
    const owner = await findPartyOwner(
      manager,
      record instanceof SigningCeremony ? record.hostId : record.organisationId,
    );
    return owner && [owner];
  };
}
