import { formatGlobalId } from "@hub/schema/global-id";
import type { ProgrammeParty } from "./programme-party.js";

type Party = Pick<ProgrammeParty, "organisationId" | "role">;

/** What a programme's history tells of its parties: the role of each, by its id. */
export function partyFacts(parties: readonly Party[]) {
  return {
    parties: Object.fromEntries(
      parties.map(({ organisationId, role }) => [formatGlobalId("Organisation", organisationId), role]),
    ),
  };
}
