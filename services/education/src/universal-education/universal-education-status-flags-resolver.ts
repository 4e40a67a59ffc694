import { defineFlags } from "@hub/figure-kit/findings/flagged-type";
import { UniversalEducationStatus } from "./universal-education-status.js";

export const universalEducationFlags = defineFlags(UniversalEducationStatus, {
  check: ({ ownFlags }) => ownFlags,
  sourceOf: ({ sourceId }) => sourceId,
  unitOf: ({ unitId }) => unitId,
});
