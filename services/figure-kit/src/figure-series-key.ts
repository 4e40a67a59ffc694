import { isUuid, lowerCaseUuid } from "@hub/subgraph-kit/uuid";

/** One indicator in one unit, as one member reports it. */
export interface FigureSeriesKey {
  readonly member: string;
  readonly indicatorCode: string;
  readonly unitId: string;
}

/** The key of a series in its global id. */
export function formatFigureSeriesKey({ member, indicatorCode, unitId }: FigureSeriesKey): string {
  return `${member}.${indicatorCode}.${unitId}`;
}

/** Parses what {@link formatFigureSeriesKey} writes; null for all else. Whether the three exist is not known here. */
export function parseFigureSeriesKey(key: unknown): FigureSeriesKey | null {
  if (typeof key !== "string") return null;
  const [member, indicatorCode, unitId, ...rest] = key.split(".");
  return member && indicatorCode && isUuid(unitId) && rest.length === 0
    ? { member, indicatorCode: indicatorCode.toUpperCase(), unitId: lowerCaseUuid(unitId) }
    : null;
}
