/** For tests of members: a database of one's own, and requests as a gateway signs them. */
import { randomBytes, randomUUID } from "node:crypto";
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

export interface TestDatabase extends AsyncDisposable {
  readonly url: string;
}

/** A new database with a role that owns it and nothing else; dropped when disposed. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env["TEST_DATABASE_URL"];
  if (!serverUrl) throw new Error("TEST_DATABASE_URL is not set: run the tests through Jest's configuration");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await runAsSuperuser(serverUrl, [
    `CREATE ROLE ${name} LOGIN PASSWORD '${name}'`,
    `CREATE DATABASE ${name} OWNER ${name}`,
  ]);
  const url = new URL(serverUrl);
  url.username = name;
  url.password = name;
  url.pathname = `/${name}`;
  return {
    url: url.href,
    [Symbol.asyncDispose]: () =>
      runAsSuperuser(serverUrl, [`DROP DATABASE ${name} WITH (FORCE)`, `DROP ROLE ${name}`]),
  };
}

async function runAsSuperuser(url: string, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

export interface TestMember extends AsyncDisposable, Member {
  readonly key: string;
  /** Asks as the gateway would. */
  ask(query: string, variables?: Record<string, unknown>, caller?: Caller): Promise<TestAnswer>;
}

export interface TestAnswer {
  // A test looks into an answer of its own query; its shape is the query's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  data?: any;
  errors?: { message: string; path?: (string | number)[]; extensions?: Record<string, unknown> }[];
}

const WRITER: Caller = { id: "test", mayWrite: true };

/** Starts the member on a port and a database of its own; disposing removes both. */
export async function startTestMember(
  definition: MemberDefinition,
  settings: Partial<MemberConfig> = {},
): Promise<TestMember> {
  const database = await createTestDatabase();
  const key = randomBytes(32).toString("base64url");
  const member = await createMember(definition, {
    host: "127.0.0.1",
    port: 0,
    databaseUrl: database.url,
    gatewayKeys: [key],
    readerKeys: [],
    sources: new Map(),
    outboxRetentionHours: 72,
    logLevel: "silent",
    ...settings,
  });
  return {
    ...member,
    key,
    async ask(query, variables = {}, caller = WRITER) {
      const body = JSON.stringify({ query, variables });
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
