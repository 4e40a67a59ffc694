import type { NewEvent } from "@hub/outbox/append";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import type { Report } from "./report.js";

export type ReportSubmitted = NewEvent<
  "report.submitted",
  {
    readonly programmeId: string;
    readonly unitId: string;
    readonly reportId: string;
    readonly organisationId: string;
    readonly supersedesId: string | null;
  }
>;

export function reportSubmitted(
  { id, version, organisationId, supersedesId }: Report,
  programme: CoordinationProgramme,
): ReportSubmitted {
  return {
    type: "report.submitted",
    aggregateType: "report",
    aggregateId: id,
    version,
    payload: {
      programmeId: programme.id,
      unitId: programme.unitId,
      reportId: id,
      organisationId,
      supersedesId,
    },
  };
}
