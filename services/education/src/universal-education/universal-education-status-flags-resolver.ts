import { isDeepStrictEqual } from "node:util";
import type { DataQualityFlag } from "@hub/figure-kit/data-quality-flag";
import type { Figure } from "@hub/figure-kit/figure";
import { standingFigures } from "@hub/figure-kit/figure-loaders";
import { defineFlags } from "@hub/figure-kit/findings/flagged-type";
import { UniversalEducationStatus } from "./universal-education-status.js";

export const universalEducationFlags = defineFlags(UniversalEducationStatus, {
  async check(status, context) {
    const { figures } = await context.load(standingFigures, { unitId: status.unitId, knownAt: null });
    const ofSameWords = figures.filter(({ printedText }) => printedText === status.printedText);
    return status.ownFlags.map((flag) =>
      isFoundIn(ofSameWords, flag) ? { ...flag, isRepeated: true } : flag,
    );
  },
  sourceOf: ({ sourceId }) => sourceId,
  unitOf: ({ unitId }) => unitId,
});

/** What is found in a figure is a finding of the figure; the line with its words only repeats it. */
function isFoundIn(figures: readonly Figure[], { rule, message }: DataQualityFlag): boolean {
  const flags = figures.flatMap(({ ownFlags }) => ownFlags);
  return flags.some((flag) => flag.rule === rule && isDeepStrictEqual(flag.message, message));
}
