import { defineFlags } from "@hub/figure-kit/findings/flagged-type";
import { InstitutionCount } from "./institution-count.js";

export const institutionCountFlags = defineFlags(InstitutionCount, {
  check: ({ ownFlags }) => ownFlags,
  sourceOf: ({ sourceId }) => sourceId,
  unitOf: ({ unitId }) => unitId,
});
