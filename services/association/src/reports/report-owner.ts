/** Whose a report is. */
import type { FindOwner } from "@hub/subgraph-kit/owner";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { findPartyOwner } from "../organisations/party-owner.js";
import { findProgrammeOwner } from "../programmes/programme-owner.js";

interface NamedReport {
  readonly programmeId: string;
  /** Who reports. */
  readonly organisationId: string;
  readonly isOnBehalf: boolean;
}

/** A report is its party's; what is entered on behalf of one is recorded by the programme's secretary. */
export function ofReport({ programmeId, organisationId, isOnBehalf }: NamedReport): FindOwner {
  return async ({ manager }) => {
    if (!isUuid(programmeId) || !isUuid(organisationId)) return null;
    const owner = isOnBehalf
      ? await findProgrammeOwner(manager, programmeId)
      : await findPartyOwner(manager, organisationId);
    return owner && [owner];
  };
}
