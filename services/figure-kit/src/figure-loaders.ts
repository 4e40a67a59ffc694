import { defineLoader, type Loader } from "@hub/subgraph-kit/context";
import { rowBy } from "@hub/subgraph-kit/row-loaders";
import type { Source } from "@hub/subgraph-kit/source";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import type { ClassType } from "type-graphql";
import type { SelectQueryBuilder } from "typeorm";
import { Figure } from "./figure.js";
import { readableOf } from "./readable-figures.js";
import { TOLD_RIVALS, timeOf } from "./rivals.js";

interface AtMoment {
  /** Null for now. */
  readonly knownAt: Date | null;
}

/** An indicator in a unit, whichever members report it. */
export type SeriesAtMoment = Pick<Figure, "unitId" | "indicatorCode"> & AtMoment;

/** Where the figures are that a figure is shown with: beside a member's own its own, beside a copy other copies. */
export interface FigureLoaders {
  readonly byId: Loader<string, Figure | null>;
  readonly standing: Loader<SeriesAtMoment, StandingFigures>;
  readonly source: Loader<string, Source | null>;
}

/** @param source finds the sources that they cite */
export function createFigureLoaders(type: ClassType<Figure>, source: FigureLoaders["source"]): FigureLoaders {
  return {
    byId: onlyReadable(rowBy(type, "id")),
    standing: standingOf(type, ["unitId", "indicatorCode"]),
    source,
  };
}

function onlyReadable(rows: FigureLoaders["byId"]): FigureLoaders["byId"] {
  return defineLoader(async (keys, context) => {
    const figures = await rows.batch(keys, context);
    const readable = await readableOf(
      figures.filter((figure) => figure !== null),
      context,
    );
    return figures.map((figure) => (figure && readable.get(figure)) ?? null);
  }, rows.cacheKey);
}

export const ownFigures = createFigureLoaders(Figure, sourceById);

/** Claims that no other corrected. */
class StandingFigures {
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
  return `${figure.sensitivity} ${figure.member} ${figure.unitId} ${figure.indicatorCode} ${timeOf(figure)}`;
}

/** The claims about a unit. */
export const standingFigures = standingOf(Figure, ["unitId"]);

/** What tells lists of claims apart, with PostgreSQL's types. */
const KEY_TYPES = { unitId: "uuid", indicatorCode: "text" } as const;

/** As they were known at the moment. One SQL statement for each moment, whatever the number of keys. */
function standingOf<Name extends keyof typeof KEY_TYPES>(
  type: ClassType<Figure>,
  names: readonly Name[],
): Loader<Pick<Figure, Name> & AtMoment, StandingFigures> {
  const keyOf = (row: Pick<Figure, Name>) => names.map((name) => row[name]).join(" ");
  return defineLoader(
    async (keys, context) => {
      const { database } = context;
      const read = await Promise.all(
        [...Map.groupBy(keys, momentOf)].map(async ([moment, ofMoment]) => {
          const query = whereKeysAre(
            database.getRepository(type).createQueryBuilder("figure"),
            names,
            ofMoment,
          );
          const figures = await readStanding(query, ofMoment[0]?.knownAt ?? null);
          const readable = await readableOf(figures, context);
          return [moment, Map.groupBy(readable.values(), keyOf)] as const;
        }),
      );
      const ofMoments = new Map(read);
      return keys.map((key) => new StandingFigures(ofMoments.get(momentOf(key))?.get(keyOf(key)) ?? []));
    },
    (key) => `${keyOf(key)} ${momentOf(key)}`,
  );
}

function momentOf({ knownAt }: AtMoment): string {
  return knownAt?.toISOString() ?? "";
}

function whereKeysAre<Name extends keyof typeof KEY_TYPES>(
  query: SelectQueryBuilder<Figure>,
  names: readonly Name[],
  keys: readonly Pick<Figure, Name>[],
): SelectQueryBuilder<Figure> {
  const columns = names.map((name) => `figure.${name}`);
  const arrays = names.map((name) => `CAST(:${name} AS ${KEY_TYPES[name]}[])`);
  const values = names.map((name) => [name, keys.map((key) => key[name])] as const);
  return query.where(
    `(${columns.join(", ")}) IN (SELECT * FROM unnest(${arrays.join(", ")}))`,
    Object.fromEntries(values),
  );
}

/** Those of the query that stood at the moment, the one that became known last first. */
async function readStanding(query: SelectQueryBuilder<Figure>, knownAt: Date | null): Promise<Figure[]> {
  const figures = await query
    .andWhere(standsAt("figure", knownAt), { knownAt })
    .orderBy("figure.knownAt", "DESC")
    .addOrderBy("figure.id", "DESC")
    .getMany();
  return knownAt === null ? figures : figures.map((figure) => figure.shownAsOf(knownAt));
}

/** The SQL condition that a claim of this alias stood at the moment `:knownAt`, or without one that it stands now. */
export function standsAt(alias: string, knownAt: Date | null): string {
  if (knownAt === null) return `${alias}.corrected_by_id IS NULL`;
  return `${alias}.known_at <= :knownAt AND (${alias}.corrected_at IS NULL OR ${alias}.corrected_at > :knownAt)`;
}
