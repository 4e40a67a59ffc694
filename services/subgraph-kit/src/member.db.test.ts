import { randomUUID } from "node:crypto";
import { on, once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, watch } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  ENVELOPE_HEADER,
  encodeEnvelope,
  MAX_CLOCK_DISTANCE_MS,
  SIGNATURE_HEADER,
  signMessage,
} from "@hub/schema/signed-request";
import { stableId } from "@hub/schema/stable-id";
import { describe, expect, it } from "@jest/globals";
import { GraphQLError } from "graphql";
import pg from "pg";
import {
  Arg,
  Args,
  Ctx,
  Directive,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { Column, Entity, In, type MigrationInterface, PrimaryColumn, type QueryRunner } from "typeorm";
import { ConfigError, type MemberConfig } from "./config.js";
import { type Connection, connectionType, PageArguments, readPage } from "./connection.js";
import { defineLoader, inOrderOf, MemberContext } from "./context.js";
import { sqlStatements } from "./database.js";
import { createMember, type Member, type MemberDefinition } from "./member.js";
import { ofThisMember } from "./owner.js";
import { createProgramLog } from "./program-logger.js";
import { Refusal } from "./refusal.js";
import { PUBLISHED } from "./rows/table-rights.js";
import {
  createTestDatabase,
  signedHeaders,
  startTestMember,
  type TestDatabase,
  type TestMember,
  WRITERS_ORGANISATION,
} from "./testing.js";
import { isUuid } from "./uuid.js";

@Entity("note")
@Directive('@key(fields: "id")')
@ObjectType()
class Note {
  @Field(() => ID)
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => Int)
  @Column("integer")
  year!: number;

  @Column("uuid", { name: "reply_to", nullable: true })
  replyTo!: string | null;
}

const NoteConnection = connectionType(Note, "Note");

const noteById = defineLoader<string, Note | null>(async (ids, { database }) => {
  const notes = await database.getRepository(Note).findBy({ id: In([...ids]) });
  return inOrderOf(ids, notes, ({ id }) => id).map((note) => note ?? null);
});

@Resolver(() => Note)
class NoteResolver {
  @Query(() => NoteConnection)
  notes(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { database }: MemberContext,
  ): Promise<Connection<Note>> {
    return readPage(database.getRepository(Note).createQueryBuilder("note"), page, ["year", "id"]);
  }

  @Query(() => Int)
  brokenNumber(): number {
    throw new TypeError("password of the database is in this message");
  }

  @Query(() => Int)
  refusedNumber(): number {
    throw new Refusal("NOT_FOUND", { vi: "Không có số 7.", en: "There is no number 7." }, { number: 7 });
  }

  @FieldResolver(() => Note, { nullable: true })
  answered(@Root() { replyTo }: Note, @Ctx() context: MemberContext): Promise<Note | null> | null {
    return replyTo === null ? null : context.load(noteById, replyTo);
  }

  @Mutation(() => Note)
  async addNote(@Arg("year", () => Int) year: number, @Ctx() context: MemberContext): Promise<Note> {
    const note = Object.assign(new Note(), { id: randomUUID(), year, replyTo: null });
    await context.transact(ofThisMember(["REPORTER"], "anywhere"), async ({ manager, append }) => {
      await manager.insert(Note, note);
      await append({
        type: "note.added",
        aggregateType: "note",
        aggregateId: note.id,
        version: 1,
        payload: { year },
      });
      if (year < 0) throw new Refusal("REFUSED", { vi: "Năm âm.", en: "The year is negative." });
    });
    return note;
  }
}

class CreateNotes1800000000000 implements MigrationInterface {
  readonly name: string = "CreateNotes1800000000000";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("CREATE TABLE note (id uuid PRIMARY KEY, year integer NOT NULL, reply_to uuid)");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE note");
  }
}

const notes: MemberDefinition = {
  name: "notes",
  entities: [Note],
  tables: { note: PUBLISHED },
  migrations: [CreateNotes1800000000000],
  resolvers: [NoteResolver],
  referenceResolvers: {
    Note: async ({ id }, context) => (isUuid(id) ? context.load(noteById, id) : null),
  },
};

const QUESTION = JSON.stringify({ query: "{ __typename }" });

function post(member: TestMember, body: string, headers: Record<string, string>): Promise<Response> {
  return fetch(`${member.url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body,
  });
}

function sign(key: string, body: string, changes: { path?: string; issuedAtMs?: number } = {}) {
  const envelope = encodeEnvelope({
    caller: { id: "test", mayWrite: false },
    issuedAtMs: changes.issuedAtMs ?? Date.now(),
    nonce: randomUUID(),
    requestId: randomUUID(),
  });
  const message = { method: "POST", path: changes.path ?? "/graphql", body };
  return { [ENVELOPE_HEADER]: envelope, [SIGNATURE_HEADER]: signMessage(key, envelope, message) };
}

async function insertNotes(member: TestMember, count: number): Promise<Note[]> {
  const rows = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    year: 2000 + (index % 3),
    replyTo: null,
  }));
  await member.dataSource.getRepository(Note).insert(rows);
  return rows.toSorted((a, b) => a.year - b.year || (a.id < b.id ? -1 : 1));
}

function memberConfig(database: TestDatabase): MemberConfig {
  return {
    host: "127.0.0.1",
    port: 0,
    databaseUrl: database.url,
    requestsDatabaseUrl: database.requestsUrl,
    gatewayKeys: ["k".repeat(32)],
    organisationId: WRITERS_ORGANISATION,
    readerKeys: [],
    sources: new Map(),
    operators: { host: "127.0.0.1", port: 0 },
    outboxRetentionHours: 72,
    logLevel: "silent",
  };
}

async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const before = (await sqlStatements.get()).values[0]?.value ?? 0;
  await work();
  return ((await sqlStatements.get()).values[0]?.value ?? 0) - before;
}

describe("a member behind the gateway", () => {
  it("answers a request signed with its key", async () => {
    await using member = await startTestMember(notes);
    const response = await post(member, QUESTION, sign(member.key, QUESTION));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { __typename: "Query" } });
  });

  it("refuses whatever is not signed for this moment, body, path and key", async () => {
    await using member = await startTestMember(notes);
    const stranger = "a key of somebody else, long enough to be one";
    const now = Date.now();
    const forged: Record<string, Record<string, string>> = {
      unsigned: {},
      "signed with another key": sign(stranger, QUESTION),
      "signed for another body": sign(member.key, `${QUESTION} `),
      "signed for another path": sign(member.key, QUESTION, { path: "/events" }),
      "signed too long ago": sign(member.key, QUESTION, { issuedAtMs: now - MAX_CLOCK_DISTANCE_MS - 1_000 }),
      "signed in the future": sign(member.key, QUESTION, { issuedAtMs: now + MAX_CLOCK_DISTANCE_MS + 1_000 }),
      "of an unreadable envelope": {
        [ENVELOPE_HEADER]: "e30",
        [SIGNATURE_HEADER]: signMessage(member.key, "e30", {
          method: "POST",
          path: "/graphql",
          body: QUESTION,
        }),
      },
    };
    const statuses = await Promise.all(
      Object.entries(forged).map(async ([name, headers]) => [
        name,
        (await post(member, QUESTION, headers)).status,
      ]),
    );
    expect(Object.fromEntries(statuses)).toEqual(
      Object.fromEntries(Object.keys(forged).map((name) => [name, 401])),
    );
  });

  it("takes a signed request once only", async () => {
    await using member = await startTestMember(notes);
    const headers = sign(member.key, QUESTION);
    const statuses = [
      (await post(member, QUESTION, headers)).status,
      (await post(member, QUESTION, headers)).status,
    ];
    expect(statuses).toEqual([200, 401]);
  });

  it("does not carry out again, after a new start, what was signed for the process before", async () => {
    await using database = await createTestDatabase();
    const config = memberConfig(database);
    const body = JSON.stringify({ query: "mutation { addNote(year: 2024) { year } }" });
    const captured = sign("k".repeat(32), body, { issuedAtMs: Date.now() - 1 });
    const send = ({ url }: Member, headers: Record<string, string>) =>
      fetch(`${url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body,
      });

    const first = await createMember(notes, config);
    const answered = signedHeaders("k".repeat(32), { method: "POST", path: "/graphql", body });
    // Captured even before the first one started, too.
    const statuses = [(await send(first, captured)).status, (await send(first, answered)).status];
    await first.stop();
    expect(statuses).toEqual([503, 200]);

    const second = await createMember(notes, config);
    try {
      const replayed = await send(second, answered);
      expect([replayed.status, await replayed.text()]).toEqual([
        503,
        expect.stringContaining("signed before"),
      ]);
      expect(await second.dataSource.getRepository(Note).count()).toBe(1);
    } finally {
      await second.stop();
    }
  });

  it("keeps its event feed from whoever has not signed", async () => {
    await using member = await startTestMember(notes);
    expect((await fetch(`${member.url}/events`)).status).toBe(401);
  });

  it("takes the former key of a rotation as well", async () => {
    await using database = await createTestDatabase();
    const [current, former] = ["c".repeat(32), "f".repeat(32)];
    const member = await createMember(notes, {
      host: "127.0.0.1",
      port: 0,
      databaseUrl: database.url,
      requestsDatabaseUrl: database.requestsUrl,
      gatewayKeys: [current, former],
      readerKeys: [],
      sources: new Map(),
      operators: { host: "127.0.0.1", port: 0 },
      outboxRetentionHours: 72,
      logLevel: "silent",
    });
    try {
      const message = { method: "POST", path: "/graphql", body: QUESTION };
      const statuses = await Promise.all(
        [current, former].map(async (key) => {
          const headers = { "content-type": "application/json", ...signedHeaders(key, message) };
          const response = await fetch(`${member.url}/graphql`, { method: "POST", headers, body: QUESTION });
          return response.status;
        }),
      );
      expect(statuses).toEqual([200, 200]);
    } finally {
      await member.stop();
    }
  });

  it("tells an oversized or unreadable request what is wrong with it, without a stack trace", async () => {
    await using member = await startTestMember(notes);
    const large = "x".repeat(1_100_000);
    const tooLarge = await post(member, large, sign(member.key, large));
    const notJson = await post(member, "{", sign(member.key, "{"));
    expect([tooLarge.status, notJson.status]).toEqual([413, 400]);
    expect((await tooLarge.text()) + (await notJson.text())).not.toMatch(/node_modules|at \w+ \(/);
  });

  it("writes only for a caller who may", async () => {
    await using member = await startTestMember(notes);
    const add = "mutation { addNote(year: 2024) { year } }";
    const refused = await member.ask(add, {}, { id: "reader", mayWrite: false });
    expect(refused.errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    const reader = { role: "READER", organisationId: randomUUID(), unitId: null } as const;
    const misled = await member.ask(add, {}, { id: "reader", mayWrite: true, rights: [reader] });
    expect(misled.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/cán bộ tổng hợp số liệu.* \/ .*reporter/),
      extensions: { code: "FORBIDDEN" },
    });
    expect(await member.dataSource.getRepository(Note).count()).toBe(0);
    expect((await member.ask(add)).data).toEqual({ addNote: { year: 2024 } });
  });

  it("keeps neither the row nor the event of a command that fails", async () => {
    await using member = await startTestMember(notes);
    const answer = await member.ask("mutation { addNote(year: -1) { id } }");
    expect(answer.errors?.[0]?.extensions?.["code"]).toBe("REFUSED");
    const [left] = await member.dataSource.query(
      "SELECT (SELECT count(*) FROM note) AS notes, (SELECT count(*) FROM outbox) AS events",
    );
    expect(left).toEqual({ notes: "0", events: "0" });
  });

  it("passes on a refusal as written and masks a bug with an id", async () => {
    await using member = await startTestMember(notes);
    const refusal = (await member.ask("{ refusedNumber }")).errors?.[0];
    expect(refusal).toMatchObject({
      message: "Không có số 7. / There is no number 7.",
      extensions: { code: "NOT_FOUND", number: 7 },
    });
    const bug = (await member.ask("{ brokenNumber }")).errors?.[0];
    expect(bug?.extensions).toEqual({
      code: "INTERNAL_SERVER_ERROR",
      errorId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(JSON.stringify(bug)).not.toContain("password");
    expect(bug?.path).toEqual(["brokenNumber"]);
  });

  it("refuses clearly what a full disk cannot take, and goes on reading", async () => {
    await using member = await startTestMember(notes);
    await member.dataSource.query(`
      CREATE FUNCTION fill_disk() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN RAISE disk_full USING MESSAGE = 'could not extend file "base/16384/16400"'; END $$`);
    await member.dataSource.query(
      "CREATE TRIGGER fill_disk BEFORE INSERT ON note FOR EACH ROW EXECUTE FUNCTION fill_disk()",
    );
    const { errors } = await member.ask("mutation { addNote(year: 2024) { id } }");
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining("The member's disk is full, so nothing was stored"),
      extensions: { code: "REFUSED" },
    });
    expect((await member.ask("{ notes { nodes { id } } }")).data).toEqual({ notes: { nodes: [] } });
  });

  it("is healthy while its database answers", async () => {
    await using member = await startTestMember(notes);
    const response = await fetch(`${member.url}/health`);
    expect([response.status, await response.json()]).toEqual([200, { status: "ok", member: "notes" }]);
  });

  it("tells figures of use on the operators' port alone, to this machine", async () => {
    await using member = await startTestMember(notes);
    expect((await fetch(`${member.url}/metrics`)).status).toBe(401);
    const { operatorUrl } = member;
    expect(new URL(operatorUrl).hostname).toBe("127.0.0.1");
    expect(await (await fetch(`${operatorUrl}/metrics`)).text()).toContain("hub_member_sql_statements_total");
    expect(await (await fetch(`${operatorUrl}/health`)).json()).toEqual({
      ...{ status: "ok", member: "notes", copies: [] },
    });
    for (const path of ["/graphql", "/events", "/"])
      expect([path, (await fetch(`${operatorUrl}${path}`)).status]).toEqual([path, 404]);
    const statusAs = async (host: string) => {
      const [response] = await once(get(`${operatorUrl}/metrics`, { headers: { host } }), "response");
      response.resume();
      return response.statusCode;
    };
    expect(await statusAs("rebound.example")).toBe(403);
    expect(await statusAs("localhost:4101")).toBe(200);
  });
});

describe("a member's log", () => {
  it("has of statements that failed nothing of what they were about", async () => {
    await using database = await createTestDatabase();
    const directory = mkdtempSync(join(tmpdir(), "hub-member-"));
    const file = join(directory, "log");
    const fd = openSync(file, "a");
    const config = memberConfig(database);
    const logger = createProgramLog({ level: "trace", base: { member: "notes" }, fd });
    const member = await createMember(notes, config, logger);
    const canary = "CANARY-0912345678";
    try {
      const statements = [
        ["SELECT $1::integer", [canary]],
        ["INSERT INTO note (id, year) VALUES ($1, 1), ($1, 1)", [stableUuid(canary)]],
        ["SELECT nothing FROM note WHERE id::text = $1", [canary]],
      ] as const;
      for (const [statement, parameters] of statements) {
        await expect(member.dataSource.query(statement, [...parameters])).rejects.toThrow();
      }
      const log = await readUntil(
        file,
        (text) => text.split("a SQL statement failed").length > statements.length,
      );
      expect(log).toContain('"code":"23505"');
      expect(log).toContain("SELECT $1::integer");
      expect(log).not.toContain(canary);
      expect(log).not.toContain(stableUuid(canary));
    } finally {
      await member.stop();
      closeSync(fd);
      rmSync(directory, { recursive: true });
    }
  });

  function stableUuid(text: string): string {
    return stableId("note", text);
  }

  async function readUntil(file: string, isThere: (text: string) => boolean): Promise<string> {
    using watching = new DisposableStack();
    const changes = on(
      watching.adopt(watch(file), (watcher) => watcher.close()),
      "change",
    );
    for (;;) {
      const text = readFileSync(file, "utf8");
      if (isThere(text)) return text;
      await changes.next();
    }
  }
});

describe("_entities", () => {
  const ENTITIES = `query ($representations: [_Any!]!) {
    _entities(representations: $representations) { __typename ... on Note { id year answered { id } } }
  }`;

  it("finds a batch with as many statements as a single one, in the order asked", async () => {
    await using member = await startTestMember(notes);
    const rows = await insertNotes(member, 60);
    await member.dataSource.query("UPDATE note SET reply_to = $1", [rows[0]?.id]);
    const ask = (some: Note[]) =>
      member.ask(ENTITIES, { representations: some.map(({ id }) => ({ __typename: "Note", id })) });
    const one = await countStatements(() => ask(rows.slice(0, 1)));
    const shuffled = rows.toReversed();
    let answer: Awaited<ReturnType<typeof ask>> = {};
    const all = await countStatements(async () => {
      answer = await ask(shuffled);
    });
    expect(all).toBe(one);
    expect(answer.errors).toBeUndefined();
    expect(answer.data._entities.map((entity: Note) => entity.id)).toEqual(shuffled.map(({ id }) => id));
  });

  it("answers null for an unknown or malformed key and refuses what is no entity", async () => {
    await using member = await startTestMember(notes);
    const ask = (representation: object) => member.ask(ENTITIES, { representations: [representation] });
    expect((await ask({ __typename: "Note", id: randomUUID() })).data).toEqual({ _entities: [null] });
    expect((await ask({ __typename: "Note", id: "1; DROP TABLE note" })).data).toEqual({ _entities: [null] });
    for (const typeName of ["Nothing", "constructor", "__proto__"]) {
      const { errors } = await ask({ __typename: typeName, id: randomUUID() });
      expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    }
  });
});

describe("a connection", () => {
  const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String) {
    notes(first: $first, after: $after, last: $last, before: $before) {
      nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }`;

  interface Page {
    nodes: Note[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; startCursor: string; endCursor: string };
  }

  async function readPageOf(member: TestMember, variables: Record<string, unknown>): Promise<Page> {
    const { data, errors } = await member.ask(PAGE, variables);
    expect(errors).toBeUndefined();
    return data.notes;
  }

  function summaryOf({ nodes, pageInfo: { hasPreviousPage, hasNextPage } }: Page) {
    return [nodes.length, hasPreviousPage, hasNextPage];
  }

  it("pages through everything once, also while rows are added in front", async () => {
    await using member = await startTestMember(notes);
    const rows = await insertNotes(member, 25);
    const seen: string[] = [];
    const pages: unknown[] = [];
    let after: string | null = null;
    do {
      const page: Page = await readPageOf(member, { first: 10, after });
      seen.push(...page.nodes.map(({ id }) => id));
      pages.push(summaryOf(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      await member.dataSource.getRepository(Note).insert({ id: randomUUID(), year: 1990, replyTo: null });
    } while (after !== null);
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect(pages).toEqual([
      [10, false, true],
      [10, true, true],
      [5, true, false],
    ]);
  });

  it("pages back through everything once, also while rows are added behind", async () => {
    await using member = await startTestMember(notes);
    const rows = await insertNotes(member, 25);
    const seen: string[] = [];
    const pages: unknown[] = [];
    let before: string | null = null;
    do {
      const page: Page = await readPageOf(member, { last: 10, before });
      seen.unshift(...page.nodes.map(({ id }) => id));
      pages.push(summaryOf(page));
      before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null;
      await member.dataSource.getRepository(Note).insert({ id: randomUUID(), year: 2100, replyTo: null });
    } while (before !== null);
    expect(seen).toEqual(rows.map(({ id }) => id));
    expect(pages).toEqual([
      [10, true, false],
      [10, true, true],
      [5, false, true],
    ]);
  });

  it("says what lies on both sides of a page, between cursors, beyond the ends and where a row is gone", async () => {
    await using member = await startTestMember(notes);
    const rows = await insertNotes(member, 6);
    const [first, second, , , fifth, last] = rows.map(({ year, id }) => cursor([year, id]));
    expect(summaryOf(await readPageOf(member, { after: second, before: fifth }))).toEqual([2, true, true]);
    expect(summaryOf(await readPageOf(member, { after: second, before: fifth, last: 1 }))).toEqual([
      1,
      true,
      true,
    ]);
    expect(summaryOf(await readPageOf(member, { first: 1, before: fifth }))).toEqual([1, false, true]);
    expect(summaryOf(await readPageOf(member, { last: 2, after: second }))).toEqual([2, true, false]);
    expect(summaryOf(await readPageOf(member, { after: last }))).toEqual([0, true, false]);
    expect(summaryOf(await readPageOf(member, { before: first }))).toEqual([0, false, true]);
    expect(summaryOf(await readPageOf(member, { first: 0 }))).toEqual([0, false, true]);
    expect(summaryOf(await readPageOf(member, { last: 0 }))).toEqual([0, true, false]);
    await member.dataSource.getRepository(Note).delete({ id: rows[0]?.id });
    expect(summaryOf(await readPageOf(member, { after: first }))).toEqual([5, false, false]);
  });

  it("reads a page in one statement, whichever way", async () => {
    await using member = await startTestMember(notes);
    const [{ year, id } = { year: 0, id: "" }] = await insertNotes(member, 3);
    for (const page of [{ first: 1 }, { last: 1 }, { first: 1, after: cursor([year, id]) }]) {
      expect(await countStatements(() => readPageOf(member, page))).toBe(1);
    }
  });

  it("counts the whole list from wherever it is read, in a statement of its own for whoever asks", async () => {
    await using member = await startTestMember(notes);
    const [{ year, id } = { year: 0, id: "" }] = await insertNotes(member, 25);
    const count = "query ($after: String) { notes(first: 2, after: $after) { totalCount } }";
    for (const after of [null, cursor([year, id])]) {
      let answer: Awaited<ReturnType<TestMember["ask"]>> | undefined;
      const statements = await countStatements(async () => {
        answer = await member.ask(count, { after });
      });
      expect([answer?.data.notes.totalCount, statements]).toEqual([25, 2]);
    }
  });

  it("refuses a page of more than 200 or fewer than 0 elements, and one from both ends", async () => {
    await using member = await startTestMember(notes);
    for (const page of [{ first: 201 }, { first: -1 }, { last: 201 }, { last: -1 }]) {
      const { errors } = await member.ask(PAGE, page);
      expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
      for (const word of Object.entries(page).flat()) expect(errors?.[0]?.message).toContain(String(word));
    }
    const { errors } = await member.ask(PAGE, { first: 1, last: 1 });
    expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    await readPageOf(member, { first: 200 });
    await readPageOf(member, { last: 200 });
  });

  it("refuses a cursor that is not one of this list, however it is spoilt", async () => {
    await using member = await startTestMember(notes);
    const cursors = [
      "nonsense",
      "",
      cursor([2000]),
      cursor([2000, {}]),
      cursor([2000, "not a uuid"]),
      cursor(["two thousand", randomUUID()]),
      cursor([1e99, randomUUID()]),
      cursor([2 ** 31, randomUUID()]),
      cursor([2000, randomUUID(), 1]),
      "A".repeat(10_000),
    ];
    for (const after of cursors) {
      for (const page of [{ after }, { before: after }]) {
        const { errors } = await member.ask(PAGE, page);
        expect([after.slice(0, 60), errors?.[0]?.extensions?.["code"]]).toEqual([
          after.slice(0, 60),
          "BAD_USER_INPUT",
        ]);
      }
    }
  });

  function cursor(values: unknown[]): string {
    return Buffer.from(JSON.stringify(values)).toString("base64url");
  }
});

describe("a member's database", () => {
  it("keeps its rows when the member starts again", async () => {
    await using database = await createTestDatabase();
    const first = await createMember(notes, memberConfig(database));
    await first.dataSource.getRepository(Note).insert({ id: randomUUID(), year: 2024, replyTo: null });
    await first.stop();
    const second = await createMember(notes, memberConfig(database));
    const kept = await second.dataSource.getRepository(Note).count();
    await second.stop();
    expect(kept).toBe(1);
  });

  it("of a newer version of the member is refused with one sentence that names the remedy", async () => {
    await using database = await createTestDatabase();
    const member = await createMember(notes, memberConfig(database));
    await member.dataSource.query(
      "INSERT INTO migrations (timestamp, name) VALUES (1900000000000, 'AddMargins1900000000000')",
    );
    await member.stop();
    const start = createMember(notes, memberConfig(database));
    await expect(start).rejects.toBeInstanceOf(ConfigError);
    await expect(start).rejects.toThrow(/AddMargins1900000000000.*run that version, or use another/);
  });

  it("is not opened with migrations that would not run in the order in which they are listed", async () => {
    await using database = await createTestDatabase();
    class CreateMargins1700000000000 extends CreateNotes1800000000000 {
      override readonly name = "CreateMargins1700000000000";
    }
    const disordered = { ...notes, migrations: [CreateNotes1800000000000, CreateMargins1700000000000] };
    await expect(createMember(disordered, memberConfig(database))).rejects.toThrow(
      "CreateMargins1700000000000 is listed after CreateNotes1800000000000",
    );
  });

  it("of before the first release is refused with one sentence that names --reset", async () => {
    await using database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query(`
      CREATE TABLE migrations (id serial PRIMARY KEY, timestamp bigint NOT NULL, name varchar NOT NULL);
      INSERT INTO migrations (timestamp, name) VALUES
        (1700000000000, 'CreateOutbox1700000000000'), (1700000000001, 'PartitionOutbox1700000000001')`);
    await client.end();
    const start = createMember(notes, memberConfig(database));
    await expect(start).rejects.toBeInstanceOf(ConfigError);
    await expect(start).rejects.toThrow(
      /^Cơ sở dữ liệu .*npm start -- --reset.* \/ The database .*CreateOutbox1700000000000.*npm start -- --reset[^.]*\.$/,
    );
  });
});

describe("a refusal", () => {
  it("carries both languages and its code", () => {
    const refusal = new Refusal("CONFLICT", { vi: "Đã đổi.", en: "It has changed." });
    expect(refusal).toBeInstanceOf(GraphQLError);
    expect(refusal.extensions).toEqual({
      code: "CONFLICT",
      sentence: { vi: "Đã đổi.", en: "It has changed." },
    });
  });
});
