import { formatGlobalId } from "@hub/schema/global-id";
import type { Right } from "./right.js";

/**
 * What a right's history tells of, as the schema names it. Whose it is and why it was given or ended is none of it: a
 * history is read by more people than may know.
 */
export function rightFacts({ role, organisationId, unitId, validFrom, validTo, endedAt }: Right) {
  return {
    role,
    organisation: { id: formatGlobalId("Organisation", organisationId) },
    unit: unitId === null ? null : { id: formatGlobalId("AdministrativeUnit", unitId) },
    validFrom,
    validTo,
    endedAt: endedAt?.toISOString() ?? null,
  };
}
