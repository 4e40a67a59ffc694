import { defineFlags } from "@hub/figure-kit/findings/flagged-type";
import { programmeById } from "../programmes/programme-loaders.js";
import { checkIssueDay } from "./check-issue-day.js";
import { Report } from "./report.js";

export const reportFlags = defineFlags(Report, {
  check: checkIssueDay,
  sourceOf: ({ sourceId }) => sourceId,
  unitOf: async ({ programmeId }, context) =>
    (await context.load(programmeById, programmeId))?.unitId ?? null,
});
