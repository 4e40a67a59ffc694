import type { NewEvent } from "@hub/outbox/append";
import { formatGlobalId } from "@hub/schema/global-id";
import type { Actor } from "@hub/subgraph-kit/change";
import { asCited, type CitedSource, type Source } from "@hub/subgraph-kit/source";
import { dayOf } from "./claim.js";
import { type DataQualityFlag, doubtsIn, type FlagSeverity, gravest } from "./data-quality-flag.js";
import type { Figure } from "./figure.js";
import { formatFigureSeriesKey } from "./figure-series-key.js";
import { checkRivals } from "./rivals.js";

interface FigurePayload {
  readonly unitId: string;
  readonly indicatorCode: string;
  /** With the version that it has by this. */
  readonly series: { readonly id: string; readonly toldVersion: number };
  readonly seriesId: string;
  readonly figure: ReportedFigure;
}

export interface FigureReportedPayload extends FigurePayload {
  /** What the rules found in the figure by itself; `figure.flags` has beside it what they found in its rivals. */
  readonly ownFlags: readonly DataQualityFlag[];
  /** The figure that this one corrects. */
  readonly correctsId: string | null;
  /** The newest of those that it stands beside, and that the corrected one no longer stands beside. */
  readonly rivalIds: readonly string[];
}

export interface FigureFlaggedPayload extends FigurePayload {
  readonly figureId: string;
  /** Of the gravest flag. */
  readonly severity: FlagSeverity;
  readonly flags: readonly CitedFlag[];
}

/** A flag in the schema's shape, as events carry it. */
interface CitedFlag extends Pick<DataQualityFlag, "rule" | "severity" | "message"> {
  readonly source: CitedSource;
}

/** Who reported a figure, in the schema's shape. */
interface ToldActor extends Pick<Actor, "role"> {
  readonly organisation: { readonly id: string } | null;
}

/** A figure with what it stands beside, as it was known when it was reported. */
export interface FigureReportedNow {
  readonly figure: Figure;
  readonly source: Source;
  readonly rivals: readonly Figure[];
  /** What the corrected one stood beside. */
  readonly formerRivals: readonly Figure[];
}

/**
 * The figure in the schema's shape: a claim never changes, so watchers need not ask for it again. The figures that it
 * stands beside are asked of the member.
 */
export interface ReportedFigure
  extends Pick<
    Figure,
    | "id"
    | "indicatorCode"
    | "numerator"
    | "denominator"
    | "printedPercentage"
    | "percentage"
    | "printedText"
    | "qualifier"
    | "asOf"
    | "period"
    | "sensitivity"
    | "member"
    | "state"
    | "doubts"
    | "reason"
    | "computedPercentage"
    | "amount"
  > {
  /** ISO 8601, UTC. */
  readonly knownAt: string;
  readonly actor: ToldActor | null;
  readonly source: CitedSource;
  readonly flags: readonly CitedFlag[];
  /** With the day as of which it is shown where it is asked about. */
  readonly unit: { readonly id: string; readonly heldDay: string | null };
  readonly indicator: { readonly code: string };
}

export type FigureReported = NewEvent<"figure.reported", FigureReportedPayload>;
export type FigureFlagged = NewEvent<"figure.flagged", FigureFlaggedPayload>;

/** @param version of the figure's series after the report */
export function figureReported(reported: FigureReportedNow, version: number): FigureReported {
  const { figure } = reported;
  return {
    type: "figure.reported",
    aggregateType: "figure-series",
    aggregateId: seriesIdOf(figure),
    version,
    payload: {
      unitId: unitIdOf(figure),
      indicatorCode: figure.indicatorCode,
      series: { id: seriesIdOf(figure), toldVersion: version },
      seriesId: seriesIdOf(figure),
      correctsId: figure.correctsId && formatGlobalId("Figure", figure.correctsId, figure.member),
      rivalIds: [...new Set([...reported.rivals, ...reported.formerRivals].map(figureIdOf))],
      figure: asReported(reported),
      ownFlags: figure.ownFlags,
    },
  };
}

/** Null when the rules found nothing. @param seriesVersion of the figure's series after the report */
export function figureFlagged(reported: FigureReportedNow, seriesVersion: number): FigureFlagged | null {
  const { figure } = reported;
  const told = asReported(reported);
  const severity = gravest(told.flags);
  if (severity === null) return null;
  return {
    type: "figure.flagged",
    aggregateType: "figure",
    aggregateId: figureIdOf(figure),
    // Told once, when it is reported: a rival that comes later is told of at the rival.
    version: 1,
    payload: {
      unitId: unitIdOf(figure),
      indicatorCode: figure.indicatorCode,
      series: { id: seriesIdOf(figure), toldVersion: seriesVersion },
      seriesId: seriesIdOf(figure),
      figureId: figureIdOf(figure),
      severity,
      flags: told.flags,
      figure: told,
    },
  };
}

function seriesIdOf({ member, unitId, indicatorCode }: Figure): string {
  return formatGlobalId("FigureSeries", formatFigureSeriesKey({ member, indicatorCode, unitId }));
}

function unitIdOf({ unitId }: Figure): string {
  return formatGlobalId("AdministrativeUnit", unitId);
}

function figureIdOf({ id, member }: Figure): string {
  return formatGlobalId("Figure", id, member);
}

function asTold({ role, organisationId }: Actor): ToldActor {
  return {
    role,
    organisation: organisationId === null ? null : { id: formatGlobalId("Organisation", organisationId) },
  };
}

function asReported({ figure, source, rivals }: FigureReportedNow): ReportedFigure {
  const cited = asCited(source, figure.member);
  const flags = [...figure.ownFlags, ...checkRivals(figure, rivals)];
  return {
    id: figureIdOf(figure),
    indicatorCode: figure.indicatorCode,
    numerator: figure.numerator,
    denominator: figure.denominator,
    printedPercentage: figure.printedPercentage,
    percentage: figure.percentage,
    printedText: figure.printedText,
    qualifier: figure.qualifier,
    asOf: figure.asOf,
    period: figure.period,
    knownAt: figure.knownAt.toISOString(),
    sensitivity: figure.sensitivity,
    member: figure.member,
    actor: figure.actor && asTold(figure.actor),
    state: figure.state,
    doubts: [...figure.doubts, ...doubtsIn(flags)],
    source: cited,
    reason: figure.reason,
    flags: flags.map(({ rule, severity, message }) => ({ rule, severity, message, source: cited })),
    computedPercentage: figure.computedPercentage,
    amount: figure.amount,
    unit: { id: unitIdOf(figure), heldDay: dayOf(figure) },
    indicator: { code: figure.indicatorCode },
  };
}
