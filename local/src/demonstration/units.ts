import { unitId } from "@hub/association/administrative-units/unit-id";

/** The places of the articles, as they were before 1 July 2025. */
export const UNITS = {
  giaLam: unitId("DISTRICT", "018", "2025-03-01"),
  district11: unitId("DISTRICT", "772", "2025-03-01"),
  hoChiMinhCity: unitId("PROVINCE", "79", "2025-03-01"),
  sonLa: unitId("PROVINCE", "14", "2025-03-01"),
  phuTho: unitId("PROVINCE", "25", "2025-03-01"),
  quangTri: unitId("PROVINCE", "45", "2025-03-01"),
  dongThap: unitId("PROVINCE", "87", "2025-03-01"),
} as const;
