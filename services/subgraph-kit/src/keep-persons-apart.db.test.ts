import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import { pino } from "pino";
import type { DataSource } from "typeorm";
import { openDatabase } from "./database.js";
import { KeepPersonsApart1795737599026 } from "./keep-persons-apart.js";
import { recordChange } from "./record-change.js";
import { createTestDatabase, type TestDatabase } from "./testing.js";

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDatabase({ entities: [], migrations: [] }, database.url, pino({ level: "silent" }));
});

afterAll(async () => {
  await dataSource.destroy();
  await database[Symbol.asyncDispose]();
});

it("loses no person on the way there, nor back", async () => {
  await change("Nguyễn Thị An", 1);
  await change(null, 2);
  const queryRunner = dataSource.createQueryRunner();
  await new KeepPersonsApart1795737599026().down(queryRunner);
  const named = [
    { version: 1, name: "Nguyễn Thị An" },
    { version: 2, name: null },
  ];
  expect(await queryRunner.query("SELECT version, caller_name AS name FROM change ORDER BY version")).toEqual(
    named,
  );
  await new KeepPersonsApart1795737599026().up(queryRunner);
  expect(
    await queryRunner.query(
      "SELECT version, name FROM change LEFT JOIN change_person ON change_id = id ORDER BY version",
    ),
  ).toEqual(named);
  await queryRunner.release();
});

function change(callerName: string | null, version: number): Promise<void> {
  return recordChange(
    dataSource.manager,
    {
      of: { type: "Note", id: randomUUID(), version },
      ...{ before: null, after: {}, reason: null, source: null },
    },
    { organisationId: randomUUID(), role: "SECRETARY", callerId: "an", callerName },
  );
}
