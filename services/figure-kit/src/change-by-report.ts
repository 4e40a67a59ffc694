/** The change by which a figure became known. A claim never changes, so it is the only one. */
import { formatGlobalId, parseGlobalId } from "@hub/schema/global-id";
import { Change } from "@hub/subgraph-kit/change";
import type { MemberContext } from "@hub/subgraph-kit/context";
import type { MemberModule } from "@hub/subgraph-kit/define-member";
import { compareFacts } from "@hub/subgraph-kit/record-change";
import type { Source } from "@hub/subgraph-kit/source";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { Figure } from "./figure.js";
import { type FigureLoaders, ownFigures } from "./figure-loaders.js";

/** The history of a member with figures of its own, in which each change by a report is found by its id. */
export function withReports(history: Required<Pick<MemberModule, "resolvers" | "references">>): MemberModule {
  const { Change: findRecorded } = history.references;
  return {
    ...history,
    references: {
      ...history.references,
      Change: async (representation, context) => {
        const { id } = representation;
        const recorded = await findRecorded?.(representation, context);
        return recorded ?? (isUuid(id) ? findReport(ownFigures, id, context) : null);
      },
    },
  };
}

/**
 * Who reported the figure, when, why, and each value that it claims: of a correction which one it corrects, and what
 * differs from that one's claim. Whoever is not shown all fields of both is told neither why nor what. Null where there
 * is no such figure, and of one from before it was kept who reports.
 * @param loaders where the figure, what it corrects and what it cites are
 */
export async function findReport(
  { byId, source }: FigureLoaders,
  figureId: string,
  context: MemberContext,
): Promise<Change | null> {
  const figure = await context.load(byId, figureId);
  if (!figure) return null;
  const [corrected, cited] = await Promise.all([
    figure.correctsId === null ? null : context.load(byId, figure.correctsId),
    context.load(source, figure.sourceId),
  ]);
  return changeByReport(figure, corrected, cited);
}

function changeByReport(figure: Figure, corrected: Figure | null, source: Source | null): Change | null {
  const { id, member, role, organisationId, knownAt, sourceId } = figure;
  if (role === null) return null;
  const isWhole = figure.withheld === null && (corrected?.withheld ?? null) === null;
  return Object.assign(new Change(), {
    // A figure has one change, so that has the figure's key.
    id: formatGlobalId("Change", parseGlobalId(id)?.key ?? id, member),
    entityType: "Figure",
    entityId: id,
    version: 1,
    at: knownAt,
    organisationId,
    role,
    reason: isWhole ? figure.reason : null,
    sourceId,
    citedSource: source,
    changed: isWhole ? compareFacts(corrected && factsOf(corrected), factsOf(figure)) : [],
  });
}

/** What a figure claims, as the schema names it. */
function factsOf(figure: Figure) {
  const { unitId, indicatorCode, numerator, denominator, printedPercentage, printedText } = figure;
  const { qualifier, asOf, period, doubts, sourceId, correctsId, member } = figure;
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
    source: { id: globalIn(member, "Source", sourceId) },
    corrects: { id: correctsId && globalIn(member, "Figure", correctsId) },
  };
}

/** Members have keys in their rows, the joint record global ids. */
function globalIn(member: string, type: "Figure" | "Source", id: string): string {
  return parseGlobalId(id) ? id : formatGlobalId(type, id, member);
}
