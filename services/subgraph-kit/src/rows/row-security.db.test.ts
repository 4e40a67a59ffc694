import { randomUUID } from "node:crypto";
import type { Caller } from "@hub/schema/signed-request";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import pg from "pg";
import { Ctx, Field, Int, Mutation, ObjectType, Query, Resolver } from "type-graphql";
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from "typeorm";
import { MemberContext } from "../context.js";
import type { MemberDefinition } from "../member.js";
import { ofThisMember } from "../owner.js";
import { startTestMember, type TestMember, WRITER } from "../testing.js";
import { NOBODY, PUBLISHED, type TableRights } from "./table-rights.js";

@Entity("letter")
@ObjectType()
class Letter {
  @Field(() => String)
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text")
  addressee!: string;
}

const ANYBODYS = ofThisMember(["REPORTER"], "anywhere");

@Resolver()
class LetterResolver {
  @Query(() => Int)
  letterCount(@Ctx() { database }: MemberContext): Promise<number> {
    return database.getRepository(Letter).count();
  }

  /** As a mistake in a resolver would. */
  @Query(() => Int, { nullable: true })
  async lost(@Ctx() { database }: MemberContext): Promise<number> {
    await database.query("DELETE FROM letter");
    return 0;
  }

  @Mutation(() => Int)
  async write(@Ctx() context: MemberContext): Promise<number> {
    const before = await context.database.getRepository(Letter).count();
    await context.transact(ANYBODYS, ({ manager }) =>
      manager.insert(Letter, { id: randomUUID(), addressee: context.caller.id }),
    );
    return (await context.database.getRepository(Letter).count()) - before;
  }

  @Mutation(() => Int, { nullable: true })
  async writeForAnother(@Ctx() context: MemberContext): Promise<number> {
    await context.transact(ANYBODYS, ({ manager }) =>
      manager.insert(Letter, { id: randomUUID(), addressee: "another" }),
    );
    return 1;
  }
}

class CreateLetters1800000000000 implements MigrationInterface {
  readonly name = "CreateLetters1800000000000";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("CREATE TABLE letter (id uuid PRIMARY KEY, addressee text NOT NULL)");
    await queryRunner.query("CREATE TABLE draft (id uuid PRIMARY KEY)");
    await queryRunner.query("CREATE VIEW letter_seen AS SELECT * FROM letter");
  }

  async down(): Promise<void> {}
}

const IS_ADDRESSEE = "addressee = (SELECT hub_caller() ->> 'id')";
const OWN_LETTERS: TableRights = { ...NOBODY, read: IS_ADDRESSEE, add: IS_ADDRESSEE };

const letters: MemberDefinition = {
  name: "letters",
  entities: [Letter],
  tables: { letter: OWN_LETTERS, letter_seen: { ...NOBODY, read: "true" } },
  migrations: [CreateLetters1800000000000],
  resolvers: [LetterResolver],
  referenceResolvers: {},
};

let member: TestMember;
/** Connected as requests are. */
let requests: pg.Client;

beforeAll(async () => {
  member = await startTestMember(letters);
  requests = new pg.Client({ connectionString: member.requestsDatabaseUrl });
  await requests.connect();
  await member.dataSource.query(
    "INSERT INTO letter SELECT gen_random_uuid(), addressee FROM unnest(ARRAY['an', 'an', 'binh']) AS addressee",
  );
});

afterAll(async () => {
  await requests.end();
  await member[Symbol.asyncDispose]();
});

/** Somebody with all rights to write. */
const caller = (id: string): Caller => ({ ...WRITER, id });

describe("rows that are not for everybody", () => {
  it("are read by whom they are for, whatever the resolver asks", async () => {
    const counted = async (id: string) => (await member.ask("{ letterCount }", {}, caller(id))).data;
    expect(await counted("an")).toEqual({ letterCount: 2 });
    expect(await counted("binh")).toEqual({ letterCount: 1 });
    expect(await counted("anybody'; SELECT 'an")).toEqual({ letterCount: 0 });
  });

  it("are none where no caller is set, also for the view and after a transaction in which one was", async () => {
    const seen = async () =>
      (await requests.query("SELECT (SELECT count(*) FROM letter) + (SELECT count(*) FROM letter_seen) AS n"))
        .rows[0].n;
    expect(await seen()).toBe("0");
    await requests.query("BEGIN");
    await requests.query(`SELECT set_config('hub.caller', '{"id": "an"}', true)`);
    expect(await seen()).toBe("4");
    await requests.query("COMMIT");
    expect(await seen()).toBe("0");
  });

  it("are not written for another", async () => {
    const { errors } = await member.ask("mutation { writeForAnother }", {}, caller("carol"));
    expect(errors?.[0]?.extensions?.["code"]).toBe("INTERNAL_SERVER_ERROR");
    const rows = await member.dataSource.query("SELECT FROM letter WHERE addressee = 'another'");
    expect(rows).toEqual([]);
  });
});

describe("what agreements open", () => {
  it("is read by who has a right of a party, and written by no request", async () => {
    const [gives, receives, another] = [randomUUID(), randomUUID(), randomUUID()];
    await member.dataSource.query(
      `INSERT INTO agreement_in_force SELECT gen_random_uuid(), 'TT-01/2026', $1, $2, 'LM01', NULL, '2026-01-01', '2026-12-31', 5`,
      [gives, receives],
    );
    const seenBy = async (...organisationIds: string[]) => {
      const rights = organisationIds.map((organisationId) => ({
        role: "READER",
        organisationId,
        unitId: null,
      }));
      await requests.query("BEGIN");
      await requests.query("SELECT set_config('hub.caller', $1, true)", [
        JSON.stringify({ id: "an", rights, today: "2026-11-29" }),
      ]);
      const { rows } = await requests.query(
        "SELECT code, hub_today()::text AS today FROM agreement_in_force",
      );
      await requests.query("COMMIT");
      return rows;
    };
    const row = [{ code: "TT-01/2026", today: "2026-11-29" }];
    expect(await seenBy(gives)).toEqual(row);
    expect(await seenBy(another, receives)).toEqual(row);
    expect(await seenBy(another)).toEqual([]);
    expect(await seenBy()).toEqual([]);
    await expect(requests.query("DELETE FROM agreement_in_force")).rejects.toThrow("permission denied");
  });
});

describe("a query", () => {
  it("writes nothing, and what fails in it leaves the other fields as they are", async () => {
    const { data, errors } = await member.ask("{ lost a: letterCount b: letterCount }", {}, caller("an"));
    expect(data).toEqual({ lost: null, a: 2, b: 2 });
    expect(errors).toHaveLength(1);
  });

  it("is one of many that read and write at the same time, each with one connection", async () => {
    const ask = () => member.ask("mutation { a: write b: write }", {}, caller("dung"));
    const answers = await Promise.all(Array.from({ length: 40 }, ask));
    expect(answers.filter(({ errors }) => errors)).toEqual([]);
    const { data } = await member.ask("{ letterCount }", {}, caller("dung"));
    expect(data).toEqual({ letterCount: 80 });
  });
});

describe("the role of requests", () => {
  it("owns nothing, and is kept from what no table's rights speak of", async () => {
    const { rows } = await requests.query(
      "SELECT relname FROM pg_class WHERE relowner = current_user::regrole",
    );
    expect(rows).toEqual([]);
    for (const table of ["draft", "outbox_log", "migrations"])
      await expect(requests.query(`SELECT FROM ${table}`)).rejects.toThrow("permission denied");
  });

  it("is not the owner's, nor one that sees all rows", async () => {
    await expect(
      startTestMember(letters, { requestsDatabaseUrl: member.databaseUrl, databaseUrl: member.databaseUrl }),
    ).rejects.toThrow("REQUESTS_DATABASE_URL");
    const superuser = process.env["TEST_DATABASE_URL"] ?? "";
    await expect(startTestMember(letters, { requestsDatabaseUrl: superuser })).rejects.toThrow(
      "row security does not hold for it",
    );
  });

  it("has row security in every table, which holds for the owner as well", async () => {
    const rows = await member.dataSource.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')
       AND NOT relispartition AND NOT (relrowsecurity AND relforcerowsecurity)`,
    );
    expect(rows).toEqual([]);
  });
});

describe("a member", () => {
  it("does not start with a table of which nobody said whose its rows are", async () => {
    await expect(startTestMember({ ...letters, tables: {} })).rejects.toThrow("letter");
    await expect(
      startTestMember({ ...letters, tables: { ...letters.tables, lettter: PUBLISHED } }),
    ).rejects.toThrow("lettter");
  });
});
