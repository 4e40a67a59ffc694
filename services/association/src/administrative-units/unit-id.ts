import type { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { stableId } from "@hub/schema/stable-id";

/**
 * The id of a unit of the register: the same on every machine.
 * @param registerDate the day of the first register that lists the unit, because official codes are reused
 */
export function unitId(level: `${AdministrativeLevel}`, officialCode: string, registerDate: string): string {
  return stableId("administrative-unit", `${level.toLowerCase()}-${officialCode}-${registerDate}`);
}
