/** For tests of members: a database of one's own, and requests as a gateway signs them. */
import { randomBytes, randomUUID } from "node:crypto";
import { WRITING_ROLES } from "@hub/schema/roles";
import {
  type Caller,
  ENVELOPE_HEADER,
  encodeEnvelope,
  SIGNATURE_HEADER,
  signMessage,
} from "@hub/schema/signed-request";
import pg from "pg";
import type { MemberConfig } from "./config.js";
import { createMember, type Member, type MemberDefinition } from "./member.js";
import { setCaller } from "./rows/request-database.js";

export interface TestDatabase extends AsyncDisposable {
  /** For the role that owns it and nothing else. */
  readonly url: string;
  /** For the role that requests act in. */
  readonly requestsUrl: string;
}

/** A new database with its two roles; dropped when disposed. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const name = newName();
  await asSuperuser(async (run) => {
    await createRoles(name, run);
    await run(`CREATE DATABASE ${name} OWNER ${name}`);
  });
  return {
    url: urlOf(name, name),
    requestsUrl: urlOf(name, requestRole(name)),
    [Symbol.asyncDispose]: () =>
      asSuperuser(async (run) => {
        await run(`DROP DATABASE ${name} WITH (FORCE)`);
        await run(`DROP ROLE ${name}, ${requestRole(name)}`);
      }),
  };
}

/** A copy of the database that the first start of such a member has made in this run; they share the roles. */
async function copyLoadedDatabase(definition: MemberDefinition): Promise<TestDatabase> {
  const loaded = `loaded_${definition.name.replaceAll("-", "_")}`;
  const name = newName();
  await asSuperuser(async (run) => {
    // The first loads it, whoever else wants it meanwhile waits; the lock ends with the connection.
    await run("SELECT pg_advisory_lock(hashtext($1))", [loaded]);
    const { rowCount } = await run("SELECT FROM pg_database WHERE datname = $1", [loaded]);
    if (rowCount === 0) await load(definition, loaded, run);
  });
  await asSuperuser((run) => run(`CREATE DATABASE ${name} TEMPLATE ${loaded} OWNER ${loaded}`));
  return {
    url: urlOf(name, loaded),
    requestsUrl: urlOf(name, requestRole(loaded)),
    [Symbol.asyncDispose]: () =>
      asSuperuser(async (run) => {
        await run(`DROP DATABASE ${name} WITH (FORCE)`);
      }),
  };
}

/** Only what was loaded to the end bears the name. */
async function load(definition: MemberDefinition, name: string, run: Run): Promise<void> {
  const unfinished = `${name}_unfinished`;
  await run(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
  await run(`DROP ROLE IF EXISTS ${name}, ${requestRole(name)}`);
  await createRoles(name, run);
  await run(`CREATE DATABASE ${unfinished} OWNER ${name}`);
  const withoutCopies = { ...definition, consumers: [], consumersOfEach: [] };
  const urls = { url: urlOf(unfinished, name), requestsUrl: urlOf(unfinished, requestRole(name)) };
  const member = await createMember(withoutCopies, configFor(urls, newKey()));
  await member.stop();
  await run(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
}

async function createRoles(owner: string, run: Run): Promise<void> {
  for (const role of [owner, requestRole(owner)]) await run(`CREATE ROLE ${role} LOGIN PASSWORD '${role}'`);
}

function requestRole(owner: string): string {
  return `${owner}_requests`;
}

function newName(): string {
  return `test_${randomBytes(8).toString("hex")}`;
}

function serverUrl(): string {
  const url = process.env["TEST_DATABASE_URL"];
  if (!url) throw new Error("TEST_DATABASE_URL is not set: run the tests through Jest's configuration");
  return url;
}

function urlOf(database: string, role: string): string {
  const url = new URL(serverUrl());
  url.username = role;
  url.password = role;
  url.pathname = `/${database}`;
  return url.href;
}

type Run = (statement: string, values?: unknown[]) => Promise<pg.QueryResult>;

async function asSuperuser(work: (run: Run) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl() });
  await client.connect();
  try {
    await work((statement, values) => client.query(statement, values));
  } finally {
    await client.end();
  }
}

/** What PostgreSQL lets any statement of the role of requests see, while the caller is set. */
export async function queryAs(
  { requestsDatabaseUrl }: TestMember,
  caller: Caller,
  statement: string,
): Promise<readonly Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: requestsDatabaseUrl });
  await client.connect();
  try {
    await client.query("BEGIN READ ONLY");
    await client.query(setCaller(caller));
    const { rows } = await client.query(statement);
    return rows;
  } finally {
    await client.end();
  }
}

export interface TestMember extends AsyncDisposable, Member {
  readonly key: string;
  readonly databaseUrl: string;
  readonly requestsDatabaseUrl: string;
  /** Asks as the gateway would. */
  ask(
    query: string,
    variables?: Record<string, unknown>,
    caller?: Caller,
    extensions?: Record<string, unknown>,
  ): Promise<TestAnswer>;
}

export interface TestAnswer {
  // A test looks into an answer of its own query; its shape is the query's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  data?: any;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

/** The organisation of who asks where a test names nobody. */
export const WRITERS_ORGANISATION = "0e5be4ad-97ca-4b1c-9a5c-6d4a5ba7e1f0";
/** Who asks where a test names nobody: it may do everything. */
export const WRITER: Caller = {
  id: "test",
  mayWrite: true,
  rights: [...WRITING_ROLES].map((role) => ({ role, organisationId: WRITERS_ORGANISATION, unitId: null })),
};

/** Starts the member, which is the writers' own, on a port and a database of its own; disposing removes both. */
export async function startTestMember(
  definition: MemberDefinition,
  settings: Partial<MemberConfig> = {},
): Promise<TestMember> {
  return startOn(await createTestDatabase(), definition, settings);
}

/**
 * As {@link startTestMember}, for a member that loads much at its first start: a run loads it once, and each member gets a
 * copy of that database. Whatever is started so under one name must bring the same tables and the same data.
 */
export async function startLoadedMember(
  definition: MemberDefinition,
  settings: Partial<MemberConfig> = {},
): Promise<TestMember> {
  return startOn(await copyLoadedDatabase(definition), definition, settings);
}

async function startOn(
  database: TestDatabase,
  definition: MemberDefinition,
  settings: Partial<MemberConfig>,
): Promise<TestMember> {
  const key = newKey();
  const config = { ...configFor(database, key), organisationId: WRITERS_ORGANISATION };
  const member = await createMember(definition, { ...config, ...settings });
  return {
    ...member,
    key,
    databaseUrl: database.url,
    requestsDatabaseUrl: database.requestsUrl,
    async ask(query, variables = {}, caller = WRITER, extensions = undefined) {
      const body = JSON.stringify({ query, variables, extensions });
      const response = await fetch(`${member.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...signedHeaders(key, { method: "POST", path: "/graphql", body }, caller),
        },
        body,
      });
      const answer: TestAnswer = JSON.parse(await response.text());
      return answer;
    },
    async [Symbol.asyncDispose]() {
      await member.stop();
      await database[Symbol.asyncDispose]();
    },
  };
}

function newKey(): string {
  return randomBytes(32).toString("base64url");
}

function configFor(
  { url, requestsUrl }: Omit<TestDatabase, keyof AsyncDisposable>,
  key: string,
): MemberConfig {
  return {
    host: "127.0.0.1",
    port: 0,
    databaseUrl: url,
    requestsDatabaseUrl: requestsUrl,
    gatewayKeys: [key],
    readerKeys: [],
    sources: new Map(),
    operators: { host: "127.0.0.1", port: 0 },
    outboxRetentionHours: 72,
    logLevel: "silent",
  };
}

/** The two headers of a signed request. */
export function signedHeaders(
  key: string,
  message: { method: string; path: string; body: string },
  caller: Caller = WRITER,
): Record<string, string> {
  const envelope = encodeEnvelope({
    caller,
    issuedAtMs: Date.now(),
    nonce: randomUUID(),
    requestId: randomUUID(),
  });
  return { [ENVELOPE_HEADER]: envelope, [SIGNATURE_HEADER]: signMessage(key, envelope, message) };
}
