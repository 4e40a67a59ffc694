import type { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { defineLoader } from "@hub/subgraph-kit/context";
import { rowBy, rowsBy } from "@hub/subgraph-kit/row-loaders";
import { Target } from "./target.js";

export const targetById = rowBy(Target, "id");

export const targetsOfDocument = rowsBy(Target, "documentId", ["year", "indicatorCode", "id"]);

export interface TargetPeriod {
  readonly from: string;
  readonly to: string;
}

/** The targets whose year lies in a period; the earliest first. */
export const targetsOfPeriod = defineLoader<TargetPeriod, Target[]>(
  async (periods, { database }) => {
    const years = periods.map(({ from, to }) => ({ first: yearOf(from), last: yearOf(to) }));
    const targets = await database
      .getRepository(Target)
      .createQueryBuilder("target")
      .where("target.year BETWEEN :first AND :last", {
        first: Math.min(...years.map(({ first }) => first)),
        last: Math.max(...years.map(({ last }) => last)),
      })
      .orderBy("target.year")
      .addOrderBy("target.indicatorCode")
      .addOrderBy("target.id")
      .getMany();
    return years.map(({ first, last }) => targets.filter(({ year }) => first <= year && year <= last));
  },
  ({ from, to }) => `${from}/${to}`,
);

/** The targets that units of a level can be held against; the earliest first. */
export const targetsOfLevel = defineLoader<AdministrativeLevel, Target[]>(async (levels, { database }) => {
  const targets = await database
    .getRepository(Target)
    .createQueryBuilder("target")
    .where("target.unitLevels && :levels", { levels: [...levels] })
    .orderBy("target.year")
    .addOrderBy("target.indicatorCode")
    .addOrderBy("target.id")
    .getMany();
  return levels.map((level) => targets.filter(({ unitLevels }) => unitLevels.includes(level)));
});

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
