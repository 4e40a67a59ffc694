import { stableId } from "@hub/schema/stable-id";

/** The id of an administrative unit: its level, its official code and the first register that has it. */
function unitOfFirstRegister(levelAndCode: string): string {
  return stableId("administrative-unit", `${levelAndCode}-2025-03-01`);
}

export const SON_LA = unitOfFirstRegister("province-14");
export const PHU_THO = unitOfFirstRegister("province-25");
export const DISTRICT_11 = unitOfFirstRegister("district-772");
