import { randomUUID } from "node:crypto";
import { openDatabase } from "@hub/subgraph-kit/database";
import { createProgramLog } from "@hub/subgraph-kit/program-logger";
import { createTestDatabase, type TestDatabase } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, expect, it } from "@jest/globals";
import type { DataSource } from "typeorm";
import { association } from "../association.js";
import { insertRight } from "../rights/record-right.js";
import { KeepRightHoldersApart1795737600134 } from "./keep-right-holders-apart.js";

const SILENT = createProgramLog({ level: "silent", base: {} });

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

it("loses no holder of a right on the way there, nor back", async () => {
  const organisationId = await addOrganisation();
  await addRight("an", "Tổ khuyến học", organisationId);
  await addRight("bình", null, organisationId);
  const holders = [
    { account: "an", name: "Tổ khuyến học" },
    { account: "bình", name: null },
  ];
  const queryRunner = dataSource.createQueryRunner();
  await new KeepRightHoldersApart1795737600134().down(queryRunner);
  expect(
    await queryRunner.query("SELECT account, account_name AS name FROM granted_right ORDER BY account"),
  ).toEqual(holders);
  await new KeepRightHoldersApart1795737600134().up(queryRunner);
  expect(
    await queryRunner.query(
      `SELECT account, account_name AS name FROM granted_right JOIN right_holder ON right_id = id ORDER BY account`,
    ),
  ).toEqual(holders);
  await queryRunner.release();
});

async function addOrganisation(): Promise<string> {
  const [id, sourceId] = [randomUUID(), randomUUID()];
  await dataSource.query("INSERT INTO source (id, title) VALUES ($1, 'Quyết định')", [sourceId]);
  await dataSource.query(
    `INSERT INTO organisation (id, name, type, source_id, search_text)
     VALUES ($1, '{"vi": "Hội Khuyến học"}', 'LEARNING_ASSOCIATION', $2, 'hoi khuyen hoc')`,
    [id, sourceId],
  );
  return id;
}

function addRight(account: string, accountName: string | null, organisationId: string): Promise<void> {
  return insertRight(dataSource.manager, {
    ...{ id: randomUUID(), account, accountName, role: "READER", organisationId, unitId: null },
    ...{ validFrom: "2025-07-01", validTo: null, endedAt: null, reason: "Phân công", version: 1 },
  });
}
