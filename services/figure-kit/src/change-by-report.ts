/** The change by which a figure became known. A claim never changes, so it is the only one. */
import { formatGlobalId, parseGlobalId } from "@hub/schema/global-id";
import { Change } from "@hub/subgraph-kit/change";
import { compareFacts } from "@hub/subgraph-kit/record-change";
import type { Source } from "@hub/subgraph-kit/source";
import type { Figure } from "./figure.js";

/**
 * Who reported the figure, when, why, and each value that it claims: of a correction those that differ from what the
 * corrected one claimed. Null of a figure from before it was kept who reports.
 * @param corrected what it corrects
 * @param source what it cites
 */
export function changeByReport(
  figure: Figure,
  corrected: Figure | null,
  source: Source | null,
): Change | null {
  const { id, member, role, organisationId, knownAt, reason, sourceId } = figure;
  if (role === null) return null;
  return Object.assign(new Change(), {
    // A figure has one change, so that has the figure's key.
    id: formatGlobalId("Change", parseGlobalId(id)?.key ?? id, member),
    entityType: "Figure",
    entityId: id,
    version: 1,
    at: knownAt,
    organisationId,
    role,
    reason,
    sourceId,
    citedSource: source,
    changed: compareFacts(corrected && factsOf(corrected), factsOf(figure)),
  });
}

/** What a figure claims, as the schema names it. */
function factsOf(figure: Figure) {
  const { unitId, indicatorCode, numerator, denominator, printedPercentage, printedText } = figure;
  const { qualifier, asOf, period, doubts, sourceId, member } = figure;
  return {
    unit: { id: formatGlobalId("AdministrativeUnit", unitId) },
    indicatorCode,
    numerator,
    denominator,
    printedPercentage,
    printedText,
    qualifier,
    asOf,
    period,
    doubts,
    source: { id: parseGlobalId(sourceId) ? sourceId : formatGlobalId("Source", sourceId, member) },
  };
}
