import { namedById } from "@hub/subgraph-kit/named-things";
import { unitById } from "./administrative-unit-loaders.js";

/** The units of the register, also those that have ended. */
export const UNITS = namedById(
  { vi: "đơn vị hành chính", en: "administrative unit" },
  unitById,
  "administrativeUnits",
);
