import type { FindOwner } from "@hub/subgraph-kit/owner";
import { findPartyOwner } from "../organisations/party-owner.js";
import { Report } from "../reports/report.js";
import { findRecord } from "./find-record.js";

/** Who contests it is the party for which it was recorded, or what has succeeded that. */
export function ofContest(recordId: string): FindOwner {
  return async ({ manager }) => {
    const record = await findRecord(manager, recordId);
    if (!record) return null;
    const owner = await findPartyOwner(
      manager,
      record instanceof Report ? record.organisationId : record.hostId,
    );
    return owner && [owner];
  };
}
