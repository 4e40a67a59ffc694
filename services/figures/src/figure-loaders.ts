import { defineLoader, groupedBy } from "@hub/subgraph-kit/context";
import { rowBy } from "@hub/subgraph-kit/row-loaders";
import { type DataSource, In } from "typeorm";
import { Figure } from "./figure.js";
import { TOLD_RIVALS, timeOf } from "./rivals.js";

export interface UnitAtMoment {
  readonly unitId: string;
  /** Null for now. */
  readonly knownAt: Date | null;
}

export const figureById = rowBy(Figure, "id");

/** The claims about a unit that no other corrected. */
export class StandingFigures {
  readonly #ofTimes: ReadonlyMap<string, readonly Figure[]>;

  /** @param figures by the moment when they became known, the last one first */
  constructor(readonly figures: readonly Figure[]) {
    this.#ofTimes = Map.groupBy(figures, seriesAndTime);
  }

  /** Other claims of the figure's series about the same day and period: those that became known last. */
  rivalsOf(figure: Figure): Figure[] {
    const ofSameTime = this.#ofTimes.get(seriesAndTime(figure)) ?? [];
    return ofSameTime
      .slice(0, TOLD_RIVALS + 1)
      .filter(({ id }) => id !== figure.id)
      .slice(0, TOLD_RIVALS);
  }
}

function seriesAndTime(figure: Figure): string {
  return `${figure.unitId} ${figure.indicatorCode} ${timeOf(figure)}`;
}

/** As it was known at the moment. One SQL statement for each moment, whatever the number of units. */
export const standingFigures = defineLoader<UnitAtMoment, StandingFigures>(
  async (keys, { dataSource }) => {
    const ofMoments = new Map<string, Map<string, StandingFigures>>();
    for (const [moment, ofMoment] of Map.groupBy(keys, ({ knownAt }) => momentKey(knownAt))) {
      const unitIds = [...new Set(ofMoment.map(({ unitId }) => unitId))];
      const figures = await findStanding(dataSource, unitIds, ofMoment[0]?.knownAt ?? null);
      const grouped = groupedBy(unitIds, figures, (figure) => figure.unitId);
      ofMoments.set(
        moment,
        new Map(unitIds.map((unitId, index) => [unitId, new StandingFigures(grouped[index] ?? [])])),
      );
    }
    return keys.map(
      ({ unitId, knownAt }) => ofMoments.get(momentKey(knownAt))?.get(unitId) ?? new StandingFigures([]),
    );
  },
  ({ unitId, knownAt }) => `${unitId} ${momentKey(knownAt)}`,
);

function momentKey(knownAt: Date | null): string {
  return knownAt?.toISOString() ?? "";
}

async function findStanding(
  dataSource: DataSource,
  unitIds: readonly string[],
  knownAt: Date | null,
): Promise<Figure[]> {
  const query = dataSource
    .getRepository(Figure)
    .createQueryBuilder("figure")
    .where({ unitId: In([...unitIds]) })
    .orderBy("figure.knownAt", "DESC")
    .addOrderBy("figure.id", "DESC");
  if (knownAt === null) return query.andWhere("figure.correctedById IS NULL").getMany();
  const figures = await query
    .andWhere("figure.knownAt <= :knownAt", { knownAt })
    .andWhere("(figure.correctedAt IS NULL OR figure.correctedAt > :knownAt)")
    .getMany();
  return figures.map((figure) => figure.shownAsOf(knownAt));
}
