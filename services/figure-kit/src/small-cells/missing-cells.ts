/** Numbers that no claim tells of, and that follow from others all the same: a unit's that has not reported, for example. */
import { findPartition } from "../indicator-rules.js";
import { type Cell, type CellTime, placeOf, printTime } from "./cell.js";
import { wholeCode } from "./sums.js";
import type { Units } from "./units.js";

/**
 * At each time of which numbers are told those of other units, and of all parts of a whole: in a period of all units, on a
 * day of those beside and around.
 */
export function findMissing(cells: readonly Cell[], units: Units): Cell[] {
  const there = new Set(cells.map(placeOf));
  const ofTimes = Map.groupBy(cells, ({ time }) => printTime(time));
  return [...ofTimes.values()].flatMap((told) => {
    const [cell] = told;
    if (!cell) return [];
    const codes = new Set(told.flatMap(({ indicatorCode }) => besideOf(indicatorCode)));
    const day = lastDayOf(cell.time);
    const reporting = new Set(told.map(({ unitId }) => unitId));
    const all = new Set([...reporting, ...[...units.all()].filter((unit) => units.isInForce(unit, day))]);
    const isPeriod = cell.time !== null && "from" in cell.time;
    const related = isPeriod ? all : units.relatedTo(reporting, all);
    return [...related].flatMap((unitId) =>
      [...codes].flatMap((indicatorCode) => {
        const place = placeOf({ unitId, indicatorCode, time: cell.time });
        return there.has(place) ? [] : [{ ...cell, ...NOT_TOLD, id: place, unitId, indicatorCode }];
      }),
    );
  });
}

const NOT_TOLD = { value: null, denominator: null, knownAt: 0 };

function besideOf(indicatorCode: string): readonly string[] {
  const codes = findPartition(indicatorCode);
  return codes ? [...codes, wholeCode(codes)] : [indicatorCode];
}

function lastDayOf(time: CellTime): string | null {
  if (time === null) return null;
  return "day" in time ? time.day : time.to;
}
