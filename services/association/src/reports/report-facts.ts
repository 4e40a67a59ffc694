import { formatGlobalId } from "@hub/schema/global-id";
import { onBehalfFacts } from "../on-behalf/on-behalf.js";
import type { Report } from "./report.js";

/** What a report's history tells of, as the schema names it. */
export function reportFacts(report: Report) {
  const { cadence, title, periodFrom, periodTo, issuedOn, documentNumber, summary } = report;
  const { organisationId, roundId, supersedesId, isCurrent, sourceId, onBehalf } = report;
  return {
    organisation: { id: formatGlobalId("Organisation", organisationId) },
    cadence,
    title,
    period: { from: periodFrom, to: periodTo },
    issuedOn,
    documentNumber,
    summary,
    evaluationRound: { id: roundId && formatGlobalId("EvaluationRound", roundId) },
    supersedesId: supersedesId && formatGlobalId("Report", supersedesId),
    isCurrent,
    source: { id: formatGlobalId("Source", sourceId, "association") },
    enteredOnBehalf: onBehalfFacts(onBehalf),
  };
}
