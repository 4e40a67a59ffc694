import type { Figure } from "@hub/figure-kit/figure";
import { type FigureSeriesKey, formatFigureSeriesKey } from "@hub/figure-kit/figure-series-key";
import type { Connection } from "@hub/subgraph-kit/connection";
import { defineLoader, type MemberContext } from "@hub/subgraph-kit/context";
import { pageLoader } from "@hub/subgraph-kit/page-loader";
import type { PageRequest } from "@hub/subgraph-kit/page-window";
import { jointFigureLoaders } from "./joint-figure.js";

/** Where a claim stands in its series. */
interface Place {
  readonly id: string;
  readonly day: string;
  /** In microseconds. */
  readonly moment: string;
}

const MOMENT = "(extract(epoch FROM figure.known_at) * 1000000)::bigint";

const placesOfSeries = pageLoader<Place, { member: string; indicator: string; unit: string }>({
  keys: { member: "text", indicator: "text", unit: "uuid" },
  select: `figure.id, figure.day::text AS day, ${MOMENT} AS moment`,
  from: "joint_figure AS figure",
  where:
    "figure.unit_id = list.unit AND figure.indicator_code = list.indicator AND figure.member = list.member",
  orderBy: [
    { name: "day", column: "figure.day", type: "date" },
    { name: "moment", column: MOMENT, type: "bigint" },
    { name: "id", column: "figure.id", type: "text" },
  ],
});

/**
 * A page of all claims of a series, by their days and then by when they became known. Two SQL statements, for however
 * many series.
 */
export async function findFiguresOfSeries(
  { member, indicatorCode, unitId }: FigureSeriesKey,
  page: PageRequest,
  context: MemberContext,
): Promise<Connection<Figure>> {
  const places = await context.load(placesOfSeries, { member, indicator: indicatorCode, unit: unitId, page });
  const edges = await Promise.all(
    places.edges.map(async ({ cursor, node }) => {
      const figure = await context.load(jointFigureLoaders.byId, node.id);
      return figure === null ? [] : [{ cursor, node: figure }];
    }),
  );
  return { ...places, edges: edges.flat(), nodes: edges.flat().map(({ node }) => node) };
}

/** The version of a series, as far as it is copied: each claim raises it by one. */
export const versionOfSeries = defineLoader<FigureSeriesKey, number>(async (series, { dataSource }) => {
  const rows: { version: number }[] = await dataSource.query(
    `SELECT (
       SELECT count(*)::integer FROM joint_figure AS figure
       WHERE figure.unit_id = list.unit AND figure.indicator_code = list.indicator AND figure.member = list.member
     ) AS version
     FROM unnest($1::text[], $2::text[], $3::uuid[]) WITH ORDINALITY AS list (member, indicator, unit, place)
     ORDER BY place`,
    [
      series.map(({ member }) => member),
      series.map(({ indicatorCode }) => indicatorCode),
      series.map(({ unitId }) => unitId),
    ],
  );
  return rows.map(({ version }) => version);
}, formatFigureSeriesKey);
