import { appendEvents } from "@hub/outbox/append";
import { formatGlobalId } from "@hub/schema/global-id";
import type { DataSource } from "typeorm";
import { INDICATOR_DECLARED, type IndicatorDeclared, type OwnIndicator } from "./own-indicator.js";

export const CREATE_OWN_INDICATOR = `
  CREATE TABLE own_indicator (
    code     text    PRIMARY KEY,
    version  integer NOT NULL,
    declared jsonb   NOT NULL
  )`;

/** For snapshots: rows that `declaredIndicator` parses. */
export const DECLARED_INDICATORS = "SELECT declared FROM own_indicator ORDER BY code";

/**
 * Keeps what the member's code says of its indicators, and tells of those that are new or have changed. What the code
 * no longer says stays: there may be figures.
 */
export async function declareIndicators(
  dataSource: DataSource,
  indicators: readonly OwnIndicator[],
): Promise<void> {
  await dataSource.transaction(async (manager) => {
    const changed: { version: number; declared: OwnIndicator }[] = await manager.query(
      `INSERT INTO own_indicator (code, version, declared)
       SELECT declared ->> 'code', 1, declared FROM jsonb_array_elements($1) AS declared
       ON CONFLICT (code) DO UPDATE SET version = own_indicator.version + 1, declared = excluded.declared
       WHERE own_indicator.declared <> excluded.declared
       RETURNING version, declared`,
      [JSON.stringify(indicators)],
    );
    await appendEvents(
      manager,
      changed.map(
        ({ version, declared }): IndicatorDeclared => ({
          type: INDICATOR_DECLARED,
          aggregateType: "own-indicator",
          aggregateId: formatGlobalId("Indicator", declared.code),
          version,
          payload: { declared },
        }),
      ),
    );
  });
}
