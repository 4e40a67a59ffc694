import pg from "pg";
import { databaseName } from "../members.js";

export interface ProgramDatabase {
  readonly programName: string;
  readonly password: string;
}

/**
 * Creates one database per program, owned by a role of its own that can connect to no other. Idempotent: existing
 * databases stay, and the passwords are set to the given ones.
 */
export async function prepareDatabases(
  superuserUrl: string,
  databases: readonly ProgramDatabase[],
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const database of databases) await prepareDatabase(client, database);
  } finally {
    await client.end();
  }
}

/** The URL by which the program's role connects to the program's database. */
export function programDatabaseUrl(database: ProgramDatabase, port: number): string {
  const name = databaseName(database.programName);
  return `postgres://${name}:${encodeURIComponent(database.password)}@127.0.0.1:${port}/${name}`;
}

async function prepareDatabase(client: pg.Client, { programName, password }: ProgramDatabase): Promise<void> {
  const name = client.escapeIdentifier(databaseName(programName));
  if (!(await exists(client, "SELECT FROM pg_roles WHERE rolname = $1", programName))) {
    await client.query(`CREATE ROLE ${name} LOGIN`);
  }
  await client.query(`ALTER ROLE ${name} PASSWORD ${client.escapeLiteral(password)}`);
  if (!(await exists(client, "SELECT FROM pg_database WHERE datname = $1", programName))) {
    await client.query(`CREATE DATABASE ${name} OWNER ${name}`);
  }
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
}

async function exists(client: pg.Client, query: string, programName: string): Promise<boolean> {
  const { rowCount } = await client.query(query, [databaseName(programName)]);
  return rowCount === 1;
}
