import type { Figure } from "@hub/figure-kit/figure";
import { type FigureSeriesKey, formatFigureSeriesKey } from "@hub/figure-kit/figure-series-key";
import { JOINT_RECORD } from "@hub/figure-kit/recorded-figure";
import { storedVersionOfSeries } from "@hub/figure-kit/series-versions";
import type { Connection } from "@hub/subgraph-kit/connection";
import { defineLoader, type MemberContext } from "@hub/subgraph-kit/context";
import { pageLoader } from "@hub/subgraph-kit/page-loader";
import type { PageRequest } from "@hub/subgraph-kit/page-window";
import { OWNER } from "../owner.js";
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

/** A series, and the version of it that is known where it was referred to; null where none is. */
interface ReferredSeries extends FigureSeriesKey {
  readonly toldVersion: number | null;
}

/** So long a told version is waited for, where the copy goes on. */
const LONGEST_WAIT_MS = 2_000;

/**
 * The version of a series, as far as it is copied: each claim raises it by one. What the member has told of just now may
 * be a hop behind, and is waited for.
 */
export const versionOfSeries = defineLoader<ReferredSeries, number>(
  async (series, context) => {
    const told = await Promise.all(series.map((one) => findToldVersion(one, context)));
    let copied: readonly number[] = [];
    const isCopied = async () => {
      copied = await readCopiedVersions(series, context);
      const isEnough = series.every(({ member }, index) => {
        const isThere = (copied[index] ?? 0) >= (told[index] ?? 0);
        return isThere || !isFollowed(member, context);
      });
      if (!isEnough) await context.rest();
      return isEnough;
    };
    await context.copyCommits.until(isCopied, LONGEST_WAIT_MS);
    return copied;
  },
  (series) => `${formatFigureSeriesKey(series)} ${series.toldVersion}`,
);

/** Of the association's own series it is at hand, whoever referred to it. */
async function findToldVersion(series: ReferredSeries, context: MemberContext): Promise<number | null> {
  return series.member === OWNER ? context.load(storedVersionOfSeries, series) : series.toldVersion;
}

/** Whether the record goes on with what the member tells. */
function isFollowed(member: string, { copies }: MemberContext): boolean {
  return copies().some(
    ({ consumer, from, problem }) => consumer === JOINT_RECORD && from === member && problem === null,
  );
}

async function readCopiedVersions(
  series: readonly FigureSeriesKey[],
  { database }: MemberContext,
): Promise<number[]> {
  const rows: { version: number }[] = await database.query(
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
}
