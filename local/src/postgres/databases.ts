import pg from "pg";
import { databaseName } from "../members.js";

export interface MemberDatabase {
  readonly memberName: string;
  readonly password: string;
}

/**
 * Creates one database per member, owned by a role of its own that can connect to no other. Idempotent: existing
 * databases stay, and the passwords are set to the given ones.
 */
export async function prepareDatabases(
  superuserUrl: string,
  databases: readonly MemberDatabase[],
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    for (const database of databases) await prepareDatabase(client, database);
  } finally {
    await client.end();
  }
}

/** The URL by which the member's role connects to the member's database. */
export function memberDatabaseUrl(database: MemberDatabase, port: number): string {
  const name = databaseName(database.memberName);
  return `postgres://${name}:${encodeURIComponent(database.password)}@127.0.0.1:${port}/${name}`;
}

async function prepareDatabase(client: pg.Client, { memberName, password }: MemberDatabase): Promise<void> {
  const name = client.escapeIdentifier(databaseName(memberName));
  if (!(await exists(client, "SELECT FROM pg_roles WHERE rolname = $1", memberName))) {
    await client.query(`CREATE ROLE ${name} LOGIN`);
  }
  await client.query(`ALTER ROLE ${name} PASSWORD ${client.escapeLiteral(password)}`);
  if (!(await exists(client, "SELECT FROM pg_database WHERE datname = $1", memberName))) {
    await client.query(`CREATE DATABASE ${name} OWNER ${name}`);
  }
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
}

async function exists(client: pg.Client, query: string, memberName: string): Promise<boolean> {
  const { rowCount } = await client.query(query, [databaseName(memberName)]);
  return rowCount === 1;
}
