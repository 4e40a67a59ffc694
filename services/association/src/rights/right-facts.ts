import { formatGlobalId } from "@hub/schema/global-id";
import type { Right } from "./right.js";

/**
 * What a right's history tells of, as the schema names it. Whose it is, is none of it: that never changes, and a history
 * is read by more people than may know.
 */
export function rightFacts({ role, organisationId, unitId, validFrom, validTo, endedAt, reason }: Right) {
  return {
    role,
    organisation: { id: formatGlobalId("Organisation", organisationId) },
    unit: unitId === null ? null : { id: formatGlobalId("AdministrativeUnit", unitId) },
    validFrom,
    validTo,
    endedAt: endedAt?.toISOString() ?? null,
    reason,
  };
}
