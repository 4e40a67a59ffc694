import pg from "pg";
import { databaseName } from "../members.js";

export interface ProgramDatabase {
  readonly programName: string;
  /** Of the role that owns it. */
  readonly password: string;
  /** Of the role that requests act in and that owns nothing, where the program has one. */
  readonly requestsPassword?: string;
}

/**
 * Creates one database per program, owned by a role of its own; its roles can connect to no other. Idempotent: existing
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

/** The URL by which what is asked of the member connects to its database. */
export function requestsDatabaseUrl(memberName: string, requestsPassword: string, port: number): string {
  const name = databaseName(memberName);
  return `postgres://${requestsRole(name)}:${encodeURIComponent(requestsPassword)}@127.0.0.1:${port}/${name}`;
}

function requestsRole(database: string): string {
  return `${database}_requests`;
}

async function prepareDatabase(
  client: pg.Client,
  { programName, password, requestsPassword }: ProgramDatabase,
): Promise<void> {
  const database = databaseName(programName);
  const name = client.escapeIdentifier(database);
  await prepareRole(client, database, password);
  if (!(await exists(client, "SELECT FROM pg_database WHERE datname = $1", database))) {
    await client.query(`CREATE DATABASE ${name} OWNER ${name}`);
  }
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  if (requestsPassword === undefined) return;
  await prepareRole(client, requestsRole(database), requestsPassword);
  const role = client.escapeIdentifier(requestsRole(database));
  await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${role}`);
}

async function prepareRole(client: pg.Client, name: string, password: string): Promise<void> {
  const role = client.escapeIdentifier(name);
  if (!(await exists(client, "SELECT FROM pg_roles WHERE rolname = $1", name))) {
    await client.query(`CREATE ROLE ${role} LOGIN`);
  }
  await client.query(`ALTER ROLE ${role} PASSWORD ${client.escapeLiteral(password)}`);
}

async function exists(client: pg.Client, query: string, name: string): Promise<boolean> {
  const { rowCount } = await client.query(query, [name]);
  return rowCount === 1;
}
