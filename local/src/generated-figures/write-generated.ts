import { Figure } from "@hub/figure-kit/figure";
import { registerEntry } from "@hub/figure-kit/registers/register-entry";
import { reportFigures } from "@hub/figure-kit/report-figure";
import { appendBatch, appendEvent, wakeSequencer } from "@hub/outbox/append";
import { recordChange } from "@hub/subgraph-kit/record-change";
import { type DataSource, type EntityManager, In } from "typeorm";
import { z } from "zod";
import { LOADER } from "../demonstration/loader.js";
import { type GeneratedReport, generateFigures, type Registers } from "./generate.js";

/** A transaction and a batch each. */
const ROWS_PER_BATCH = 500;

export interface WriteOptions {
  readonly member: string;
  readonly seed: number;
  readonly count: number;
  /** Called with how many more are there. */
  readonly onWritten: (count: number) => void;
}

/**
 * Reports so many generated figures, or as many as there can be, through the member's own rules and events. Those that
 * are there already stay as they are, so it can be interrupted and repeated. Resolves with how many there are.
 */
export async function writeGenerated(
  dataSource: DataSource,
  { member, seed, count, onWritten }: WriteOptions,
): Promise<number> {
  const registers = await readRegisters(dataSource);
  const figures = generateFigures({ member, seed, registers });
  let written = 0;
  for (;;) {
    const batch = takeFrom(figures, Math.min(ROWS_PER_BATCH, count - written));
    if (batch.length === 0) return written;
    await dataSource.transaction((manager) => reportMissing(manager, batch));
    await wakeSequencer(dataSource);
    written += batch.length;
    onWritten(batch.length);
  }
}

/** Without ending the generator, as `for … of` would. */
function takeFrom(figures: Generator<GeneratedReport, void>, count: number): GeneratedReport[] {
  const taken: GeneratedReport[] = [];
  while (taken.length < count) {
    const { value } = figures.next();
    if (!value) break;
    taken.push(value);
  }
  return taken;
}

async function reportMissing(manager: EntityManager, batch: readonly GeneratedReport[]): Promise<void> {
  const known = await manager.find(Figure, {
    select: { id: true },
    where: { id: In(batch.map(({ id }) => id)) },
  });
  const knownIds = new Set(known.map(({ id }) => id));
  await reportFigures(
    {
      manager,
      author: LOADER,
      append: (event) => appendEvent(manager, event),
      asTyped: (id) => id,
      appendBatch: (events) => appendBatch(manager, events),
      record: (change) => recordChange(manager, change, LOADER),
    },
    batch.filter(({ id }) => !knownIds.has(id)),
  );
}

const rowsOfRegister = z.array(z.object({ register: registerEntry }));

async function readRegisters(dataSource: DataSource): Promise<Registers> {
  const rows = rowsOfRegister.parse(
    await dataSource.query(
      `SELECT to_jsonb(register_entry) AS register FROM register_entry
       WHERE kind IN ('unit', 'indicator') ORDER BY kind, key COLLATE "C"`,
    ),
  );
  return {
    units: rows.flatMap(({ register }) => (register.kind === "unit" ? [register.entry] : [])),
    indicators: rows.flatMap(({ register }) => (register.kind === "indicator" ? [register.entry] : [])),
  };
}
