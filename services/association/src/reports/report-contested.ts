import type { NewEvent } from "@hub/outbox/append";
import { formatGlobalId } from "@hub/schema/global-id";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { type ProgrammeIds, programmeIds } from "../programmes/programme-ids.js";
import type { Report } from "./report.js";

export type ReportContested = NewEvent<
  "report.contested",
  ProgrammeIds & { readonly reportId: string; readonly organisationId: string }
>;

export function reportContested(
  { id, version, organisationId }: Report,
  programme: CoordinationProgramme,
): ReportContested {
  const reportId = formatGlobalId("Report", id);
  return {
    type: "report.contested",
    aggregateType: "report",
    aggregateId: reportId,
    version,
    payload: {
      ...programmeIds(programme),
      reportId,
      organisationId: formatGlobalId("Organisation", organisationId),
    },
  };
}
