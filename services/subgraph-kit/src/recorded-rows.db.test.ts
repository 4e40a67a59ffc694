import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { Arg, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { Change, Changeable } from "./change.js";
import { defineMember } from "./define-member.js";
import { history } from "./history.js";
import { GlobalNode } from "./ids/global-node.js";
import { IdOf } from "./ids/id-of.js";
import { compareFacts, type Facts, loaderOf } from "./record-change.js";
import { beginHistories, type RecordedRows, recordVersions, reviseHistories } from "./recorded-rows.js";
import { referenceById } from "./row-loaders.js";
import { recordSource } from "./source.js";
import { sourceById } from "./source-resolver.js";
import { startTestMember, type TestMember } from "./testing.js";

const LOADER = loaderOf(randomUUID());
const UNIT = randomUUID();

@GlobalNode({ prefix: "book" })
@ObjectType({ implements: [Changeable] })
class Book {
  @Field(() => ID)
  id!: string;
}

@Resolver()
class BookResolver {
  @Query(() => Book)
  book(@IdOf("Book") @Arg("id", () => ID) id: string): Book {
    return { id };
  }
}

class CreateBooks1800000000001 implements MigrationInterface {
  readonly name = "CreateBooks1800000000001";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("CREATE TABLE book (id uuid PRIMARY KEY, facts jsonb NOT NULL, source_id uuid)");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE book");
  }
}

const BOOKS: RecordedRows = {
  type: "Book",
  rows: `SELECT id::text AS key, 'book_' || id AS id, '${UNIT}'::uuid AS unit_id, source_id, facts FROM book`,
};

let member: TestMember;
beforeAll(async () => {
  member = await startTestMember(
    defineMember({
      name: "library",
      migrations: [CreateBooks1800000000001],
      modules: [
        { resolvers: [BookResolver], recorded: [BOOKS] },
        history,
        {
          references: {
            Book: async ({ id }) => ({ id }),
            Source: referenceById(sourceById),
          },
        },
      ],
    }),
  );
});
afterAll(async () => member[Symbol.asyncDispose]());

async function addBook(facts: Facts): Promise<string> {
  const id = randomUUID();
  await member.dataSource.transaction(async (manager) => {
    const source = await recordSource(manager, { title: "Danh sách" });
    await manager.query("INSERT INTO book VALUES ($1, $2, $3)", [id, facts, source.id]);
    await beginHistories(manager, LOADER, "library", [BOOKS]);
  });
  return id;
}

function changesOf(id: string): Promise<Change[]> {
  return member.dataSource.getRepository(Change).find({ where: { entityId: id }, order: { version: "ASC" } });
}

function toldOf(id: string): Promise<{ type: string; version: number; payload: object }[]> {
  return member.dataSource.query(
    `SELECT told ->> 'type' AS type, (told ->> 'version')::integer AS version, told -> 'payload' AS payload
     FROM (SELECT payload FROM outbox_intake UNION SELECT payload FROM outbox) AS event,
       jsonb_array_elements(event.payload -> 'parts') AS told
     WHERE told ->> 'aggregateId' = $1`,
    [`book_${id}`],
  );
}

const FACTS = {
  title: { vi: "Tuổi thơ dữ dội", en: null },
  pages: 712,
  price: 84.5,
  isLent: false,
  authors: [{ name: "Phùng Quán" }],
  shelves: ["A", "B"],
  marks: [],
  note: { text: null },
};

describe("what is loaded and nobody edits", () => {
  it("begins its history with all that its row says, as a command would write it", async () => {
    const id = await addBook(FACTS);
    const [change, ...others] = await changesOf(id);
    expect(others).toEqual([]);
    // It has no name, which would stand beside the change.
    const { callerName: _, ...loader } = LOADER;
    expect(change).toMatchObject({ entityType: "Book", version: 1, ...loader, reason: null });
    const byField = (one: { field: string }, other: { field: string }) => (one.field < other.field ? -1 : 1);
    expect(change?.changed.toSorted(byField)).toEqual(compareFacts(null, FACTS).toSorted(byField));
  });

  it("is told of once, with its change, and shows it", async () => {
    const id = await addBook({ pages: 1 });
    await addBook({ pages: 2 });
    const { data, errors } = await member.ask(
      "query ($id: ID!) { book(id: $id) { version history { nodes { id version source { id title } changed { field after } } } } }",
      { id },
    );
    expect(errors).toBeUndefined();
    const [shown] = data.book.history.nodes;
    expect(data.book).toEqual({
      version: 1,
      history: {
        nodes: [
          {
            id: expect.stringMatching(/^change_library_/),
            version: 1,
            source: { id: expect.stringMatching(/^src_library_/), title: "Danh sách" },
            changed: [{ field: "pages", after: "1" }],
          },
        ],
      },
    });
    expect(await toldOf(id)).toEqual([
      {
        type: "entity.changed",
        version: 1,
        payload: {
          entityId: `book_${id}`,
          unitId: `unit_${UNIT}`,
          change: {
            id: shown.id,
            entity: { id: `book_${id}`, type: "Book" },
            unit: { id: `unit_${UNIT}` },
            version: 1,
            at: expect.any(String),
            actor: { role: "DATA_LOADER", organisation: { id: `org_${LOADER.organisationId}` } },
            reason: null,
            source: expect.objectContaining(shown.source),
            changed: [{ field: "pages", before: null, after: "1" }],
          },
        },
      },
    ]);
  });

  it("is told of once more when it is loaded anew and says otherwise, or on another source", async () => {
    const [said, cited, same] = [await addBook(FACTS), await addBook(FACTS), await addBook(FACTS)];
    await member.dataSource.transaction(async (manager) => {
      const source = await recordSource(manager, { title: "Danh sách mới" });
      await manager.query("UPDATE book SET facts = jsonb_set(facts, '{pages}', '713') WHERE id = $1", [said]);
      await manager.query("UPDATE book SET source_id = $2 WHERE id = $1", [cited, source.id]);
      for (let time = 0; time < 2; time += 1) await reviseHistories(manager, LOADER, "library", [BOOKS]);
    });
    const versionsOf = async (id: string) =>
      (await toldOf(id)).toSorted((one, other) => one.version - other.version).slice(1);
    expect(await versionsOf(said)).toMatchObject([
      { version: 2, payload: { change: { changed: [{ field: "pages", before: "712", after: "713" }] } } },
    ]);
    expect(await versionsOf(cited)).toMatchObject([
      { version: 2, payload: { change: { changed: [], source: { title: "Danh sách mới" } } } },
    ]);
    expect(await versionsOf(same)).toEqual([]);
    expect((await changesOf(said)).map(({ version, role }) => ({ version, role }))).toEqual([
      { version: 1, role: "DATA_LOADER" },
      { version: 2, role: "DATA_LOADER" },
    ]);
  });

  it("adds what it says from then on when it is loaded anew", async () => {
    const id = await addBook(FACTS);
    const { title, ...others } = FACTS;
    const now = { ...others, pages: 713, authors: [{ name: "Phùng Quán" }, { name: "Ẩn danh" }] };
    await member.dataSource.query("UPDATE book SET facts = $1 WHERE id = $2", [now, id]);
    const select = "SELECT id::text AS key, 2 AS version, source_id, facts FROM book";
    await member.dataSource.transaction((manager) =>
      recordVersions(manager, LOADER, { type: "Book", select }, [id]),
    );
    const [, second] = await changesOf(id);
    expect(second?.version).toBe(2);
    expect(second?.changed).toHaveLength(3);
    expect(second?.changed).toEqual(
      expect.arrayContaining([
        { field: "pages", before: "712", after: "713" },
        { field: "authors.1.name", before: null, after: "Ẩn danh" },
        { field: "title.vi", before: title.vi, after: null },
      ]),
    );
  });
});
