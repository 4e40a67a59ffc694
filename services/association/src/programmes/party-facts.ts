import { formatGlobalId } from "@hub/schema/global-id";
import type { ProgrammeParty } from "./programme-party.js";

type Party = Pick<ProgrammeParty, "organisationId" | "role">;

/** What a programme's history tells of its parties, as the schema names it. */
export function partyFacts(parties: readonly Party[]) {
  return {
    parties: parties.map(({ organisationId, role }) => ({
      organisation: { id: formatGlobalId("Organisation", organisationId) },
      role,
    })),
  };
}
