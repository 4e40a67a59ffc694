import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";
import type { Logger } from "pino";
import { Counter } from "prom-client";
import { DataSource, type MigrationInterface, QueryFailedError, type Logger as TypeOrmLogger } from "typeorm";
import type { PostgresDataSourceOptions } from "typeorm/driver/postgres/PostgresDataSourceOptions.js";
import { ActInRoles1795737599004 } from "./act-in-roles.js";
import { CreateAgreementInForce1795737599008 } from "./agreements/create-agreement-in-force.js";
import { CreateIsShared1795737599012 } from "./agreements/create-is-shared.js";
import { Change } from "./change.js";
import { ChangePerson } from "./change-person.js";
import { ConfigError, type MemberConfig } from "./config.js";
import { CreateMember1795737599000 } from "./create-member.js";
import type { DecoratedClass } from "./federated-schema.js";
import { KeepAnswers1795737599003 } from "./keep-answers.js";
import { KeepCallersNames1795737599020 } from "./keep-callers-names.js";
import { KeepInternalSources1795737599022 } from "./keep-internal-sources.js";
import { KeepPersonsApart1795737599026 } from "./keep-persons-apart.js";
import { KeepRightsOfAnswers1795737599028 } from "./keep-rights-of-answers.js";
import { KeyChangesByText1795737599001 } from "./key-changes-by-text.js";
import { CreateRightFunctions1795737599010 } from "./rows/create-right-functions.js";
import { CreateRowRights1795737599006 } from "./rows/create-row-rights.js";
import { secureTables } from "./rows/secure-tables.js";
import { KIT_TABLES, type RightsOfTables } from "./rows/table-rights.js";
import { Source } from "./source.js";
import { CreateUnitWithin1795737599005 } from "./units/create-unit-within.js";
import { ViewHistory1795737599002 } from "./view-history.js";

/** Enough for parallel reads; an idle member keeps few server processes alive. */
const POOL_SIZE = 8;
const IDLE_CONNECTION_MS = 10_000;

/** A day stays the text that PostgreSQL writes: no date is made of it, which has a time and a zone and takes longer. */
const TYPES: pg.CustomTypesConfig = {
  getTypeParser: (oid, format) =>
    oid === pg.types.builtins.DATE ? (text: string) => text : pg.types.getTypeParser(oid, format),
};

/**
 * A migration. Its name ends with the time it was written, in milliseconds (13 digits): migrations run in that order,
 * and no two of all members have the same.
 */
export type MigrationClass = new () => MigrationInterface;

export interface DatabaseDefinition {
  readonly entities: DecoratedClass[];
  /** In the order they are to run. */
  readonly migrations: MigrationClass[];
  /** Who may do what to their rows, and to those of views: each entity's table is declared. */
  readonly tables?: RightsOfTables;
}

/** Sent by /health. Not counted, because no request asked for it. */
export const HEALTH_CHECK = "SELECT 1";

/** SQL statements run for requests. Tests compare it with a constant; operators watch it grow. */
export const sqlStatements = new Counter({
  name: "hub_member_sql_statements_total",
  help: "SQL statements run through the member's data source",
});

/**
 * Connects as {@link openDatabase} does, and for requests as well.
 * @throws {ConfigError} also when row security would not hold for the role of requests
 */
export async function openMemberDatabase(
  definition: DatabaseDefinition,
  { databaseUrl, requestsDatabaseUrl }: Pick<MemberConfig, "databaseUrl" | "requestsDatabaseUrl">,
  logger: Logger,
): Promise<DataSource> {
  const slaves = [{ url: requestsDatabaseUrl }];
  const dataSource = await open(definition, logger, {
    // TypeORM's words for two pools: of one database here. What names no other uses the owner's.
    replication: { master: { url: databaseUrl }, slaves, defaultMode: "master" },
  });
  try {
    const role = decodeURIComponent(new URL(requestsDatabaseUrl).username);
    await inBackground(() => secureTables(dataSource, role, { ...KIT_TABLES, ...definition.tables }));
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return dataSource;
}

/**
 * Connects as the owner of the tables, and brings them up to this code's version.
 * @throws {ConfigError} when the database has migrations that this version of the member does not know
 */
export function openDatabase(
  definition: DatabaseDefinition,
  url: string,
  logger: Logger,
): Promise<DataSource> {
  return open(definition, logger, { url });
}

async function open(
  definition: DatabaseDefinition,
  logger: Logger,
  addresses: Pick<PostgresDataSourceOptions, "url" | "replication">,
): Promise<DataSource> {
  const dataSource = new DataSource({
    ...addresses,
    type: "postgres",
    driver: pg,
    entities: [Source, Change, ChangePerson, ...definition.entities],
    migrations: [
      CreateMember1795737599000,
      KeyChangesByText1795737599001,
      ViewHistory1795737599002,
      KeepAnswers1795737599003,
      ActInRoles1795737599004,
      CreateUnitWithin1795737599005,
      CreateRowRights1795737599006,
      CreateAgreementInForce1795737599008,
      CreateRightFunctions1795737599010,
      CreateIsShared1795737599012,
      KeepCallersNames1795737599020,
      KeepInternalSources1795737599022,
      KeepPersonsApart1795737599026,
      KeepRightsOfAnswers1795737599028,
      ...definition.migrations,
    ],
    migrationsTableName: "migrations",
    logging: ["query", "error"],
    logger: countingLogger(logger),
    poolSize: POOL_SIZE,
    extra: { idleTimeoutMillis: IDLE_CONNECTION_MS, application_name: "member", types: TYPES },
    poolErrorHandler: (error: unknown) =>
      logger.warn({ err: error }, "the database closed an idle connection"),
  });
  await dataSource.initialize();
  try {
    refuseDisorder(dataSource.migrations);
    await refuseUnknownMigrations(dataSource);
    await dataSource.runMigrations({ transaction: "all" });
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return dataSource;
}

/** Migrations run in the order of their stamps, whatever the order in which they are listed. */
function refuseDisorder(migrations: readonly MigrationInterface[]): void {
  for (const [index, later] of migrations.entries()) {
    const earlier = migrations[index - 1];
    if (!earlier || timestampOf(earlier) < timestampOf(later)) continue;
    throw new Error(
      `The migration ${later.name} is listed after ${earlier.name}, but its stamp is not later`,
    );
  }
}

async function refuseUnknownMigrations(dataSource: DataSource): Promise<void> {
  const [{ exists }] = await dataSource.query("SELECT to_regclass('migrations') IS NOT NULL AS exists");
  if (!exists) return;
  const known = new Set(dataSource.migrations.map(({ name }) => name));
  const applied: { name: string; isLater: boolean }[] = await dataSource.query(
    'SELECT name, timestamp > $1 AS "isLater" FROM migrations ORDER BY id',
    [Math.max(...dataSource.migrations.map(timestampOf))],
  );
  const unknown = applied.find(({ name }) => !known.has(name));
  if (unknown)
    throw unknown.isLater ? migratedByLaterVersion(unknown.name) : madeByEarlyVersion(unknown.name);
}

function timestampOf({ name = "" }: MigrationInterface): number {
  return Number(name.slice(-13));
}

function migratedByLaterVersion(migration: string): ConfigError {
  return new ConfigError(
    `Cơ sở dữ liệu đã được nâng cấp bởi một phiên bản mới hơn (${migration}); hãy dùng phiên bản đó hoặc một thư mục dữ liệu khác. / ` +
      `The database was migrated by a newer version (${migration}); run that version, or use another data directory.`,
  );
}

/** Migrations that no office has run were replaced by one that makes the same tables. */
function madeByEarlyVersion(migration: string): ConfigError {
  return new ConfigError(
    `Cơ sở dữ liệu do một phiên bản thử nghiệm tạo ra (${migration}) và không nâng cấp được; hãy bắt đầu lại bằng npm start -- --reset, lệnh này xóa dữ liệu cũ. / ` +
      `The database was made by an early version (${migration}) and cannot be upgraded; begin anew with npm start -- --reset, which deletes the old data.`,
  );
}

/** PostgreSQL's `disk_full`: it could not write, and has undone the transaction. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof QueryFailedError && "code" in error && error.code === "53100";
}

const background = new AsyncLocalStorage<true>();

/** Runs what no request asked for: its SQL statements are not counted. */
export function inBackground<Result>(work: () => Result): Result {
  return background.run(true, work);
}

function countingLogger(logger: Logger): TypeOrmLogger {
  return {
    logQuery: (query) => {
      if (query !== HEALTH_CHECK && background.getStore() === undefined) sqlStatements.inc();
    },
    // Without its parameters: these are users' texts.
    logQueryError: (error, statement) => logger.error({ err: error, statement }, "a SQL statement failed"),
    logQuerySlow: () => undefined,
    logSchemaBuild: () => undefined,
    logMigration: (message) => logger.debug(message),
    log: () => undefined,
  };
}
