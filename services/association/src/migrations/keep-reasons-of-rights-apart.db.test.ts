import { randomUUID } from "node:crypto";
import { openDatabase } from "@hub/subgraph-kit/database";
import { createProgramLog } from "@hub/subgraph-kit/program-logger";
import { createTestDatabase, type TestDatabase } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { DataSource } from "typeorm";
import { association } from "../association.js";
import { KeepReasonsOfRightsApart1795737600170 } from "./keep-reasons-of-rights-apart.js";

const SILENT = createProgramLog({ level: "silent", base: {} });
const GIVEN = [
  { field: "role", before: null, after: "READER" },
  { field: "reason", before: null, after: "Phân công" },
];
const ENDED = [{ field: "validTo", before: null, after: "2026-03-31" }];

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDatabase(association, database.url, SILENT);
});

afterAll(async () => {
  await dataSource.destroy();
  await database[Symbol.asyncDispose]();
});

it("loses no reason of a right on the way there, nor back, and leaves none in the history", async () => {
  const queryRunner = dataSource.createQueryRunner();
  const migration = new KeepReasonsOfRightsApart1795737600170();
  const HISTORY = "SELECT version, reason, changed FROM change WHERE entity_type = 'Right' ORDER BY version";
  await migration.down(queryRunner);
  const right = await addRight();
  const history = [
    { version: 1, reason: "Phân công", changed: GIVEN },
    { version: 2, reason: "Nghỉ hưu", changed: ENDED },
  ];
  for (const { version, reason, changed } of history)
    await dataSource.query(
      `INSERT INTO change (id, entity_type, entity_id, version, at, role, reason, changed)
       VALUES ($1, 'Right', $2, $3, now(), 'OPERATOR', $4, $5)`,
      [randomUUID(), right, version, reason, JSON.stringify(changed)],
    );

  await migration.up(queryRunner);
  expect(await queryRunner.query("SELECT version, reason FROM right_reason ORDER BY version")).toEqual(
    history.map(({ version, reason }) => ({ version, reason })),
  );
  const [role] = GIVEN;
  expect(await queryRunner.query(HISTORY)).toEqual([
    { version: 1, reason: null, changed: [role] },
    { version: 2, reason: null, changed: ENDED },
  ]);

  await migration.down(queryRunner);
  expect(await queryRunner.query(HISTORY)).toEqual(history);
  expect(await queryRunner.query("SELECT reason FROM granted_right")).toEqual([{ reason: "Phân công" }]);
  await migration.up(queryRunner);
  await queryRunner.release();
});

async function addRight(): Promise<string> {
  const [id, organisation, source] = [randomUUID(), randomUUID(), randomUUID()];
  await dataSource.query("INSERT INTO source (id, title) VALUES ($1, 'Quyết định')", [source]);
  await dataSource.query(
    `INSERT INTO organisation (id, name, type, source_id, search_text)
     VALUES ($1, '{"vi": "Hội Khuyến học"}', 'LEARNING_ASSOCIATION', $2, 'hoi khuyen hoc')`,
    [organisation, source],
  );
  await dataSource.query(
    `INSERT INTO granted_right (id, role, organisation_id, valid_from, valid_to, reason, version)
     VALUES ($1, 'READER', $2, '2025-07-01', '2026-03-31', 'Phân công', 2)`,
    [id, organisation],
  );
  return id;
}
