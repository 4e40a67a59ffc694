/** For tests: what the hub was told about a programme. */
import type { DataSource } from "typeorm";
import { CoordinationHistory } from "../coordination-history.js";

export interface ProgrammeEvent {
  readonly type: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** In the order in which they were appended. */
export function eventsOfProgramme(dataSource: DataSource, programmeId: string): Promise<ProgrammeEvent[]> {
  return dataSource.query(
    `SELECT type, aggregate_id AS "aggregateId", version, payload FROM outbox
     WHERE payload ->> 'programmeId' = $1 ORDER BY pos`,
    [programmeId],
  );
}

/** The history of what the events of a programme are about, in any order. */
export async function versionsInHistory(dataSource: DataSource, aggregateId: string): Promise<number[]> {
  const rows = await dataSource
    .getRepository(CoordinationHistory)
    .find({ where: { aggregateId }, order: { version: "ASC" } });
  return rows.map(({ version }) => version);
}
