import { defineLoader } from "@hub/subgraph-kit/context";
import type { EntityManager } from "typeorm";
import type { FigureReport } from "./figure-report.js";

type Series = Pick<FigureReport, "unitId" | "indicatorCode">;

/** The versions of series, each locked. */
class SeriesVersions {
  readonly #versions: Map<string, number>;
  readonly #raised = new Map<string, Series>();

  constructor(versions: Map<string, number>) {
    this.#versions = versions;
  }

  /** The next version of the series. */
  raise(series: Series): number {
    const version = (this.#versions.get(keyOf(series)) ?? 0) + 1;
    this.#versions.set(keyOf(series), version);
    this.#raised.set(keyOf(series), series);
    return version;
  }

  /** Those that were raised. */
  async write(manager: EntityManager): Promise<void> {
    if (this.#raised.size === 0) return;
    const rows = [...this.#raised].map(([key, { unitId, indicatorCode }]) => ({
      unit: unitId,
      indicator: indicatorCode,
      version: this.#versions.get(key),
    }));
    await manager.query(
      `UPDATE figure_series SET version = raised.version
       FROM jsonb_to_recordset($1) AS raised (unit uuid, indicator text, version integer)
       WHERE unit_id = raised.unit AND indicator_code = raised.indicator`,
      [JSON.stringify(rows)],
    );
  }
}

/**
 * Locks the series of the reports. The row locks order the events of each. They are taken in one order by everybody,
 * and before those of the wholes, so that no two wait for each other.
 */
export async function lockSeries(
  manager: EntityManager,
  reports: readonly Series[],
): Promise<SeriesVersions> {
  const distinct = new Map(reports.map((report) => [keyOf(report), report]));
  const series = [...distinct.values()].map(({ unitId, indicatorCode }) => ({
    unit: unitId,
    indicator: indicatorCode,
  }));
  const rows: { series: string; version: number }[] = await manager.query(
    `INSERT INTO figure_series (unit_id, indicator_code, version)
     SELECT unit, indicator, 0 FROM jsonb_to_recordset($1) AS reported (unit uuid, indicator text)
     ORDER BY unit, indicator
     ON CONFLICT (unit_id, indicator_code) DO UPDATE SET version = figure_series.version
     RETURNING unit_id || ' ' || indicator_code AS series, version`,
    [JSON.stringify(series)],
  );
  return new SeriesVersions(new Map(rows.map(({ series: key, version }) => [key, version])));
}

/** The version of a series of the member's own: how many claims of it are stored. */
export const storedVersionOfSeries = defineLoader<Series, number>(async (series, { database }) => {
  const rows: { version: number }[] = await database.query(
    `SELECT coalesce(stored.version, 0) AS version
     FROM unnest($1::uuid[], $2::text[]) WITH ORDINALITY AS list (unit, indicator, place)
     LEFT JOIN figure_series AS stored ON stored.unit_id = list.unit AND stored.indicator_code = list.indicator
     ORDER BY place`,
    [series.map(({ unitId }) => unitId), series.map(({ indicatorCode }) => indicatorCode)],
  );
  return rows.map(({ version }) => version);
}, keyOf);

function keyOf({ unitId, indicatorCode }: Series): string {
  return `${unitId} ${indicatorCode}`;
}
