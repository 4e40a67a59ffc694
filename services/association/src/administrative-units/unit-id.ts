import type { AdministrativeLevel } from "@hub/figures/administrative-level";
import { stableId } from "@hub/schema/stable-id";

/** The registers we have, by the day from which they apply. */
export type RegisterDate = "2025-03-01" | "2025-07-01";

/**
 * The id of a unit of the register: the same on every machine.
 * @param registerDate the first register that lists the unit, because official codes are reused
 */
export function unitId(
  level: `${AdministrativeLevel}`,
  officialCode: string,
  registerDate: RegisterDate,
): string {
  return stableId("administrative-unit", `${level.toLowerCase()}-${officialCode}-${registerDate}`);
}
