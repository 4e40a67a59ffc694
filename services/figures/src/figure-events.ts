import type { NewEvent } from "@hub/outbox/append";
import { asCited, type CitedSource, type Source } from "@hub/subgraph-kit/source";
import { type DataQualityFlag, type FlagSeverity, gravest } from "./data-quality-flag.js";
import type { Figure } from "./figure.js";

export interface FigureReportedPayload {
  readonly unitId: string;
  readonly indicatorCode: string;
  readonly seriesId: string;
  readonly figure: ReportedFigure;
}

export interface FigureFlaggedPayload extends FigureReportedPayload {
  readonly figureId: string;
  /** Of the gravest flag. */
  readonly severity: FlagSeverity;
  readonly flags: readonly DataQualityFlag[];
}

/** The complete figure in the schema's shape: a claim never changes, so watchers need not ask for it again. */
export interface ReportedFigure
  extends Pick<
    Figure,
    | "id"
    | "indicatorCode"
    | "numerator"
    | "denominator"
    | "percentage"
    | "printedText"
    | "qualifier"
    | "asOf"
    | "reporter"
    | "supersedesId"
    | "reason"
    | "isCurrent"
    | "flags"
    | "computedPercentage"
    | "amount"
  > {
  /** ISO 8601, UTC. */
  readonly reportedAt: string;
  readonly source: CitedSource;
  readonly unit: { readonly id: string };
  readonly indicator: { readonly code: string };
}

export type FigureReported = NewEvent<"figure.reported", FigureReportedPayload>;
export type FigureFlagged = NewEvent<"figure.flagged", FigureFlaggedPayload>;

/** @param version of the figure's series after the report */
export function figureReported(figure: Figure, source: Source, version: number): FigureReported {
  return {
    type: "figure.reported",
    aggregateType: "figure-series",
    aggregateId: seriesIdOf(figure),
    version,
    payload: {
      unitId: figure.unitId,
      indicatorCode: figure.indicatorCode,
      seriesId: seriesIdOf(figure),
      figure: asReported(figure, source),
    },
  };
}

/** Null when the rules found nothing. */
export function figureFlagged(figure: Figure, source: Source): FigureFlagged | null {
  const severity = gravest(figure.flags);
  if (severity === null) return null;
  return {
    type: "figure.flagged",
    aggregateType: "figure",
    aggregateId: figure.id,
    // A claim never changes, so neither does what the rules say of it.
    version: 1,
    payload: {
      unitId: figure.unitId,
      indicatorCode: figure.indicatorCode,
      seriesId: seriesIdOf(figure),
      figureId: figure.id,
      severity,
      flags: figure.flags,
      figure: asReported(figure, source),
    },
  };
}

function seriesIdOf({ unitId, indicatorCode }: Figure): string {
  return `${unitId}/${indicatorCode}`;
}

function asReported(figure: Figure, source: Source): ReportedFigure {
  return {
    id: figure.id,
    indicatorCode: figure.indicatorCode,
    numerator: figure.numerator,
    denominator: figure.denominator,
    percentage: figure.percentage,
    printedText: figure.printedText,
    qualifier: figure.qualifier,
    asOf: figure.asOf,
    reportedAt: figure.reportedAt.toISOString(),
    reporter: figure.reporter,
    source: asCited(source),
    supersedesId: figure.supersedesId,
    reason: figure.reason,
    isCurrent: figure.isCurrent,
    flags: figure.flags,
    computedPercentage: figure.computedPercentage,
    amount: figure.amount,
    unit: { id: figure.unitId },
    indicator: { code: figure.indicatorCode },
  };
}
