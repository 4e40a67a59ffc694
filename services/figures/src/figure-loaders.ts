import { defineLoader, groupedBy } from "@hub/subgraph-kit/context";
import { rowBy } from "@hub/subgraph-kit/row-loaders";
import { type DataSource, In } from "typeorm";
import { Figure } from "./figure.js";

export interface UnitAtMoment {
  readonly unitId: string;
  /** Null for now. */
  readonly knownAt: Date | null;
}

export const figureById = rowBy(Figure, "id");

/**
 * The claims about a unit that no other corrected, as it was known at the moment, in no order. One SQL statement for
 * each moment, whatever the number of units.
 */
export const standingFigures = defineLoader<UnitAtMoment, Figure[]>(
  async (keys, { dataSource }) => {
    const ofMoments = new Map<string, Map<string, Figure[]>>();
    for (const [moment, ofMoment] of Map.groupBy(keys, ({ knownAt }) => momentKey(knownAt))) {
      const unitIds = [...new Set(ofMoment.map(({ unitId }) => unitId))];
      const figures = await findStanding(dataSource, unitIds, ofMoment[0]?.knownAt ?? null);
      const grouped = groupedBy(unitIds, figures, (figure) => figure.unitId);
      ofMoments.set(moment, new Map(unitIds.map((unitId, index) => [unitId, grouped[index] ?? []])));
    }
    return keys.map(({ unitId, knownAt }) => ofMoments.get(momentKey(knownAt))?.get(unitId) ?? []);
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
    .where({ unitId: In([...unitIds]) });
  if (knownAt === null) return query.andWhere("figure.correctedById IS NULL").getMany();
  const figures = await query
    .andWhere("figure.knownAt <= :knownAt", { knownAt })
    .andWhere("(figure.correctedAt IS NULL OR figure.correctedAt > :knownAt)")
    .getMany();
  return figures.map((figure) => figure.shownAsOf(knownAt));
}
