import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { recordSource } from "@hub/subgraph-kit/source";
import type { EntityManager } from "typeorm";
import { AdministrativeUnit } from "./administrative-unit.js";
import { buildRegister } from "./build-register.js";
import { readRegisterFiles } from "./register-files.js";

/** Any number, the same in all processes of the member. */
const REGISTER_LOCK = 2_025_0701;
const ROWS_PER_STATEMENT = 4_000;

/**
 * Loads the register that comes with the code into an empty database, in one transaction; otherwise does nothing.
 * Processes that start at the same time wait for the one that loads.
 */
export const loadRegister: NonNullable<MemberDefinition["prepare"]> = async (dataSource, logger) => {
  await dataSource.transaction(async (manager) => {
    await manager.query("SELECT pg_advisory_xact_lock($1)", [REGISTER_LOCK]);
    if (await manager.existsBy(AdministrativeUnit, {})) return;
    const register = buildRegister(await readRegisterFiles());
    for (const source of register.sources) await recordSource(manager, source);
    await insertRows(manager, "administrative_unit", register.units);
    await insertRows(manager, "administrative_unit_version", register.versions);
    await insertRows(manager, "unit_succession", register.successions);
    // Without statistics the first minutes run on guesses about tables that have just been filled.
    await manager.query("ANALYZE administrative_unit, administrative_unit_version, unit_succession");
    // What has just been added waits in lists that every search would have to read through.
    await manager.query(
      "SELECT gin_clean_pending_list('version_of_words'), gin_clean_pending_list('version_of_places')",
    );
    logger.info({ units: register.units.length }, "the register of administrative units is loaded");
  });
};

/** The rows' fields are the table's columns. */
async function insertRows(manager: EntityManager, table: string, rows: readonly object[]): Promise<void> {
  const columns = Object.keys(rows[0] ?? {}).join(", ");
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    const chunk = JSON.stringify(rows.slice(start, start + ROWS_PER_STATEMENT));
    await manager.query(
      `INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::${table}, $1)`,
      [chunk],
    );
  }
}
