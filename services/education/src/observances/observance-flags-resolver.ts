import { defineFlags } from "@hub/figure-kit/findings/flagged-type";
import { Observance } from "./observance.js";

export const observanceFlags = defineFlags(Observance, {
  check: (observance) => observance.check(),
  sourceOf: ({ sourceId }) => sourceId,
  unitOf: ({ unitId }) => unitId,
});
