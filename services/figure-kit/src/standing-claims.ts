import type { Source } from "@hub/subgraph-kit/source";
import { type EntityManager, In } from "typeorm";
import { type Claim, dayOf } from "./claim.js";
import { Figure, FigureState } from "./figure.js";
import { type FigureReport, sensitivityOf } from "./figure-report.js";
import { findPartition } from "./indicator-rules.js";
import { TOLD_RIVALS, timeOf } from "./rivals.js";

/**
 * What makes two claims rivals: the unit, the indicator, the day and the period, and whom they are for. What is published
 * is judged beside what is published: else the flags of one would tell of an internal one.
 */
type Place = Pick<FigureReport, "unitId" | "indicatorCode" | "sensitivity"> & Pick<Claim, "asOf" | "period">;

/**
 * The standing claims beside which reports are judged. They are read at once for all reports, and each report that is
 * decided changes them for those after it, as if it had been written.
 */
export class StandingClaims {
  readonly #byId: Map<string, Figure>;
  /** By place; the one that became known last comes first. */
  readonly #byPlace = new Map<string, Figure[]>();
  readonly #corrected = new Set<string>();

  private constructor(corrected: readonly Figure[], standing: readonly Figure[]) {
    this.#byId = new Map(corrected.map((figure) => [figure.id, figure]));
    for (const figure of standing) this.#stand(figure);
    for (const figures of this.#byPlace.values()) figures.sort(byKnownLast);
  }

  /**
   * In four statements at most, however many reports there are.
   * @param sources of the reports, where they are to be recorded
   */
  static async read(
    manager: EntityManager,
    reports: readonly FigureReport[],
    sources: readonly Source[] = [],
  ): Promise<StandingClaims> {
    const correctedIds = reports.flatMap(({ correctsId }) => correctsId ?? []);
    const corrected = correctedIds.length > 0 ? await manager.findBy(Figure, { id: In(correctedIds) }) : [];
    const places = [...reports, ...reports.flatMap(otherPlaces), ...corrected];
    // Each report takes away one of them at most.
    const newest = await findStanding(manager, places, TOLD_RIVALS + reports.length);
    const alike = sources.length > 0 ? await findAlike(manager, reports, sources) : [];
    const ids = [...new Set([...newest, ...alike])];
    const standing = ids.length > 0 ? await manager.findBy(Figure, { id: In(ids) }) : [];
    return new StandingClaims(corrected, standing);
  }

  /**
   * The first standing claim that says what the report says: the same numbers in the same words, of the same source;
   * where the report is a correction, as a correction of the same figure for the same reason. What comes with an id of
   * its own repeats nothing.
   */
  findRepeated(report: FigureReport, source: Source): Figure | null {
    if (report.id !== undefined) return null;
    const isRepeated = (figure: Figure) =>
      figure.sourceId === source.id &&
      figure.printedText === report.printedText &&
      figure.numerator === report.numerator &&
      figure.denominator === report.denominator &&
      figure.printedPercentage === report.printedPercentage &&
      figure.qualifier === report.qualifier &&
      (!report.correctsId || (figure.correctsId === report.correctsId && figure.reason === report.reason));
    return this.#at(report).findLast(isRepeated) ?? null;
  }

  /** The figure that the report corrects; null when it names none, one of another series, or one that does not stand. */
  findCorrected(report: FigureReport): Figure | null {
    const named = this.findNamed(report);
    return named?.state === FigureState.REPORTED && !this.#corrected.has(named.id) ? named : null;
  }

  /**
   * The figure that the report is to correct, whether or not it stands; null when it names none of its series, or one that
   * is for others.
   */
  findNamed(report: FigureReport): Figure | null {
    const { correctsId, unitId, indicatorCode } = report;
    const named = correctsId ? this.#byId.get(correctsId.toLowerCase()) : undefined;
    const isOfSeries = named?.unitId === unitId && named.indicatorCode === indicatorCode;
    return isOfSeries && named.sensitivity === sensitivityOf(report) ? named : null;
  }

  /** The claim about the figure's day and period that became known last and stands; null when none does. */
  newestBeside(figure: Figure): Figure | null {
    return this.#at(figure)[0] ?? null;
  }

  /** The claims that stand beside the figure, without the one that it corrects; the newest. */
  rivalsOf(figure: Figure): Figure[] {
    const others = this.#at(figure).filter(({ id }) => id !== figure.id && id !== figure.correctsId);
    return others.slice(0, TOLD_RIVALS);
  }

  /** The newest standing claim of each other part of the same whole, about the same unit, day and period; of no day, none. */
  otherPartsOf(report: FigureReport): Figure[] {
    return otherPlaces(report).flatMap((place) => this.#at(place).slice(0, 1));
  }

  /** The figure stands from now on, and what it corrects does not. */
  add(figure: Figure): void {
    if (figure.correctsId !== null) this.#corrected.add(figure.correctsId);
    this.#byId.set(figure.id, figure);
    this.#stand(figure).sort(byKnownLast);
  }

  #at(place: Place): Figure[] {
    return (this.#byPlace.get(keyOf(place)) ?? []).filter(({ id }) => !this.#corrected.has(id));
  }

  #stand(figure: Figure): Figure[] {
    const key = keyOf(figure);
    const figures = this.#byPlace.get(key) ?? [];
    this.#byPlace.set(key, figures);
    figures.push(figure);
    return figures;
  }
}

/** Of the other parts of the same whole. Of a claim without a day nobody knows which were there beside it. */
function otherPlaces(report: FigureReport): Place[] {
  const { unitId, indicatorCode, sensitivity, asOf, period } = report;
  if (dayOf(report) === null) return [];
  const others = findPartition(indicatorCode)?.filter((code) => code !== indicatorCode) ?? [];
  return others.map((code) => ({ unitId, indicatorCode: code, sensitivity, asOf, period }));
}

function keyOf(place: Place): string {
  return `${place.unitId} ${place.indicatorCode} ${sensitivityOf(place)} ${timeOf(place)}`;
}

function byKnownLast(one: Figure, other: Figure): number {
  return other.knownAt.getTime() - one.knownAt.getTime() || (other.id < one.id ? -1 : 1);
}

async function findStanding(
  manager: EntityManager,
  places: readonly Place[],
  limit: number,
): Promise<string[]> {
  const distinct = new Map(places.map((place) => [keyOf(place), place]));
  const rows = [...distinct.values()].map(placeRow);
  const found: { id: string }[] = await manager.query(
    `SELECT standing.id FROM jsonb_to_recordset($1) AS place
       (unit uuid, indicator text, sensitivity text, day date, first date, last date, kind text),
     LATERAL (
       SELECT id FROM figure
       WHERE ${AT_PLACE}
       ORDER BY known_at DESC, id DESC LIMIT $2
     ) AS standing`,
    [JSON.stringify(rows), limit],
  );
  return found.map(({ id }) => id);
}

/** Standing claims at the places of the reports, in the same words and of the same source. */
async function findAlike(
  manager: EntityManager,
  reports: readonly FigureReport[],
  sources: readonly Source[],
): Promise<string[]> {
  const rows = reports.map((report, index) => ({
    ...placeRow(report),
    source: sources[index]?.id,
    words: report.printedText,
  }));
  // OFFSET: each by the index figure_of_words, however many there are.
  const found: { id: string }[] = await manager.query(
    `SELECT alike.id FROM jsonb_to_recordset($1) AS place
       (unit uuid, indicator text, sensitivity text, day date, first date, last date, kind text,
        source uuid, words text),
     LATERAL (
       SELECT id FROM figure
       WHERE ${AT_PLACE} AND source_id = place.source
         AND hashtextextended(printed_text, 0) = hashtextextended(place.words, 0)
       OFFSET 0
     ) AS alike`,
    [JSON.stringify(rows)],
  );
  return found.map(({ id }) => id);
}

const AT_PLACE = `
  unit_id = place.unit AND indicator_code = place.indicator AND corrected_by_id IS NULL
  AND figure.sensitivity = place.sensitivity
  AND as_of IS NOT DISTINCT FROM place.day AND period_from IS NOT DISTINCT FROM place.first
  AND period_to IS NOT DISTINCT FROM place.last AND period_kind IS NOT DISTINCT FROM place.kind`;

function placeRow(place: Place) {
  const { unitId, indicatorCode, asOf, period } = place;
  return {
    unit: unitId,
    indicator: indicatorCode,
    sensitivity: sensitivityOf(place),
    day: asOf,
    first: period?.from ?? null,
    last: period?.to ?? null,
    kind: period?.kind ?? null,
  };
}
