import { CREATE_OUTBOX, DROP_OUTBOX, PARTITION_OUTBOX, UNPARTITION_OUTBOX } from "@hub/outbox/schema";
import pg from "pg";
import type { Logger } from "pino";
import { Counter } from "prom-client";
import {
  DataSource,
  type MigrationInterface,
  QueryFailedError,
  type QueryRunner,
  type Logger as TypeOrmLogger,
} from "typeorm";
import { ConfigError } from "./config.js";
import type { DecoratedClass } from "./federated-schema.js";

/** Reads with many rows fit; an idle member keeps few server processes alive. */
const POOL_SIZE = 8;
const IDLE_CONNECTION_MS = 10_000;

/** The migrations that every member runs first: its outbox. */
class CreateOutbox1700000000000 implements MigrationInterface {
  readonly name = "CreateOutbox1700000000000";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of CREATE_OUTBOX) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DROP_OUTBOX) await queryRunner.query(statement);
  }
}

class PartitionOutbox1700000000001 implements MigrationInterface {
  readonly name = "PartitionOutbox1700000000001";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of PARTITION_OUTBOX) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UNPARTITION_OUTBOX) await queryRunner.query(statement);
  }
}

/** A migration; its name ends with a time stamp of 13 digits. */
export type MigrationClass = new () => MigrationInterface;

export interface DatabaseDefinition {
  readonly entities: DecoratedClass[];
  /** In the order they are to run. */
  readonly migrations: MigrationClass[];
}

/** Asked by /health; not counted, since it is no request's. */
export const HEALTH_CHECK = "SELECT 1";

/** SQL statements run for requests: what tests hold against a constant, and what an operator watches grow. */
export const sqlStatements = new Counter({
  name: "hub_member_sql_statements_total",
  help: "SQL statements run through the member's data source",
});

/**
 * Connects, and brings the tables up to this code's version.
 * @throws {ConfigError} when the database was migrated by a newer version of the member
 */
export async function openDatabase(
  definition: DatabaseDefinition,
  url: string,
  logger: Logger,
): Promise<DataSource> {
  const dataSource = new DataSource({
    type: "postgres",
    driver: pg,
    url,
    entities: definition.entities,
    migrations: [CreateOutbox1700000000000, PartitionOutbox1700000000001, ...definition.migrations],
    migrationsTableName: "migrations",
    logging: ["query", "error"],
    logger: countingLogger(logger),
    poolSize: POOL_SIZE,
    extra: { idleTimeoutMillis: IDLE_CONNECTION_MS, application_name: "member" },
    poolErrorHandler: (error: unknown) =>
      logger.warn({ err: error }, "the database closed an idle connection"),
  });
  await dataSource.initialize();
  try {
    await refuseNewerSchema(dataSource);
    await dataSource.runMigrations({ transaction: "all" });
  } catch (error) {
    await dataSource.destroy();
    throw error;
  }
  return dataSource;
}

async function refuseNewerSchema(dataSource: DataSource): Promise<void> {
  const known = new Set(dataSource.migrations.map((migration) => migration.name));
  const [{ exists }] = await dataSource.query("SELECT to_regclass('migrations') IS NOT NULL AS exists");
  if (!exists) return;
  const applied: { name: string }[] = await dataSource.query("SELECT name FROM migrations ORDER BY id");
  const unknown = applied.find((migration) => !known.has(migration.name));
  if (unknown) {
    throw new ConfigError(
      `Cơ sở dữ liệu đã được nâng cấp bởi một phiên bản mới hơn (${unknown.name}); hãy dùng phiên bản đó hoặc một thư mục dữ liệu khác. / ` +
        `The database was migrated by a newer version (${unknown.name}); run that version, or use another data directory.`,
    );
  }
}

/** PostgreSQL's `disk_full`: it could not write, and has undone the transaction. */
export function isDiskFull(error: unknown): boolean {
  return error instanceof QueryFailedError && "code" in error && error.code === "53100";
}

function countingLogger(logger: Logger): TypeOrmLogger {
  return {
    logQuery: (query) => {
      if (query !== HEALTH_CHECK) sqlStatements.inc();
    },
    // Its parameters are what users have written.
    logQueryError: (error, statement) => logger.error({ err: error, statement }, "a SQL statement failed"),
    logQuerySlow: () => undefined,
    logSchemaBuild: () => undefined,
    logMigration: (message) => logger.debug(message),
    log: () => undefined,
  };
}
