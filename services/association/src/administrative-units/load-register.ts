import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { recordSource } from "@hub/subgraph-kit/source";
import type { EntityManager } from "typeorm";
import { readFacts, tellDifference } from "../registers/tell-difference.js";
import { AdministrativeUnit } from "./administrative-unit.js";
import { buildRegister, type Register } from "./build-register.js";
import { keepUnitWithin } from "./keep-unit-within.js";
import { digestRegisterFiles, REGISTER_DATA, readRegisterFiles } from "./register-files.js";

/** Any number, the same in all processes of the member. */
const REGISTER_LOCK = 2_025_0701;
const ROWS_PER_STATEMENT = 4_000;

/** Brings the register in the database to the one that comes with the code. */
export const loadRegister: NonNullable<MemberDefinition["prepare"]> = createLoadRegister(REGISTER_DATA);

/**
 * Brings the register in the database to what the files of a folder say, in one transaction, when they are others than
 * last time, and tells of the units that are new or have changed by that. Processes that start at the same time wait for
 * the one that loads. A unit that no file names stays as it is.
 */
export function createLoadRegister(data: URL): NonNullable<MemberDefinition["prepare"]> {
  return async (dataSource, logger, author) => {
    const digest = await digestRegisterFiles(data);
    await dataSource.transaction(async (manager) => {
      await manager.query("SELECT pg_advisory_xact_lock($1)", [REGISTER_LOCK]);
      if (await isLoaded(manager, digest)) return;
      // Nobody can have copied a register before there was one.
      const isFirst = !(await manager.existsBy(AdministrativeUnit, {}));
      const before = isFirst ? undefined : await readFacts(manager, "unit");
      const register = buildRegister(await readRegisterFiles(data));
      await saveRegister(manager, register);
      await keepUnitWithin(manager);
      if (before) await tellDifference(manager, author, "unit", before);
      await noteLoaded(manager, digest);
      logger.info({ units: register.units.length }, "the register of administrative units is loaded");
    });
  };
}

async function isLoaded(manager: EntityManager, digest: string): Promise<boolean> {
  const rows: { digest: string }[] = await manager.query("SELECT digest FROM loaded_register");
  return rows[0]?.digest === digest;
}

async function noteLoaded(manager: EntityManager, digest: string): Promise<void> {
  await manager.query(
    "INSERT INTO loaded_register (digest) VALUES ($1) ON CONFLICT (singleton) DO UPDATE SET digest = excluded.digest",
    [digest],
  );
}

async function saveRegister(manager: EntityManager, register: Register): Promise<void> {
  for (const source of register.sources) await recordSource(manager, source);
  await saveRows(manager, { table: "administrative_unit", key: ["id"] }, register.units);
  const ids = register.units.map(({ id }) => id);
  // What the files said of a unit before and no longer do. Of most there is nothing to delete.
  await manager.query(
    "DELETE FROM administrative_unit_version WHERE unit_id = ANY($1) AND NOT (id = ANY($2))",
    [ids, register.versions.map(({ id }) => id)],
  );
  await saveRows(manager, { table: "administrative_unit_version", key: ["id"] }, register.versions);
  await manager.query(
    `DELETE FROM unit_succession WHERE predecessor_id = ANY($1)
       AND NOT (predecessor_id || ' ' || successor_id = ANY($2))`,
    [ids, register.successions.map((one) => `${one.predecessor_id} ${one.successor_id}`)],
  );
  const succession = { table: "unit_succession", key: ["predecessor_id", "successor_id"] };
  await saveRows(manager, succession, register.successions);
  // Without statistics the first minutes run on guesses about tables that have just been filled.
  await manager.query("ANALYZE administrative_unit, administrative_unit_version, unit_succession");
  // What has just been added waits in lists that every search would have to read through.
  await manager.query(
    "SELECT gin_clean_pending_list('version_of_words'), gin_clean_pending_list('version_of_places'), gin_clean_pending_list('version_of_short_words')",
  );
}

/** The rows' fields are the table's columns. A row that is there already is written only if it is another. */
async function saveRows(
  manager: EntityManager,
  { table, key }: { readonly table: string; readonly key: readonly string[] },
  rows: readonly object[],
): Promise<void> {
  const names = Object.keys(rows[0] ?? {});
  const columns = names.join(", ");
  const known = names.map((name) => `known.${name}`).join(", ");
  const excluded = names.map((name) => `excluded.${name}`).join(", ");
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await manager.query(
      `INSERT INTO ${table} AS known (${columns})
       SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)
       ON CONFLICT (${key.join(", ")}) DO UPDATE SET (${columns}) = (${excluded})
       WHERE (${known}) IS DISTINCT FROM (${excluded})`,
      [JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT))],
    );
  }
}
