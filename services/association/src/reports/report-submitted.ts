import type { NewEvent } from "@hub/outbox/append";
import { formatGlobalId } from "@hub/schema/global-id";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { type ProgrammeIds, programmeIds } from "../programmes/programme-ids.js";
import type { Report } from "./report.js";

export type ReportSubmitted = NewEvent<
  "report.submitted",
  ProgrammeIds & {
    readonly reportId: string;
    readonly organisationId: string;
    readonly supersedesId: string | null;
  }
>;

export function reportSubmitted(
  { id, version, organisationId, supersedesId }: Report,
  programme: CoordinationProgramme,
): ReportSubmitted {
  const reportId = formatGlobalId("Report", id);
  return {
    type: "report.submitted",
    aggregateType: "report",
    aggregateId: reportId,
    version,
    payload: {
      ...programmeIds(programme),
      reportId,
      organisationId: formatGlobalId("Organisation", organisationId),
      supersedesId: supersedesId && formatGlobalId("Report", supersedesId),
    },
  };
}
