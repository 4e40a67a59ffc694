import { openDatabase } from "@hub/subgraph-kit/database";
import { createProgramLog } from "@hub/subgraph-kit/program-logger";
import { createTestDatabase } from "@hub/subgraph-kit/testing";
import { describe, expect, it } from "@jest/globals";

import type { DataSource } from "typeorm";
import { association } from "../association.js";
import { IndexWhatOrganisationsDo1795737600021 } from "./index-what-organisations-do.js";

const SILENT = createProgramLog({ level: "silent", base: {} });
const { migrations } = association;
const PLACE = migrations.indexOf(IndexWhatOrganisationsDo1795737600021);
const BEFORE = migrations.slice(0, PLACE);
const WITH_IT = migrations.slice(0, PLACE + 1);

describe("a database of an association that", () => {
  it.each([
    ["did not find by organisation yet", []],
    [
      "made its tables with the indexes",
      ["CREATE INDEX round_of_host ON evaluation_round (host_id, due_on, id)"],
    ],
  ])("%s has the indexes after the next start", async (_which, statements) => {
    await using database = await createTestDatabase();
    const before = await openDatabase({ entities: [], migrations: BEFORE }, database.url, SILENT);
    const wereThere = await indexesOf(before);
    expect(wereThere).not.toContain("report_of_organisation");
    for (const statement of statements) await before.query(statement);
    await before.destroy();

    const after = await openDatabase({ entities: [], migrations: WITH_IT }, database.url, SILENT);
    expect(await indexesOf(after)).toEqual(
      expect.arrayContaining([
        ...wereThere,
        "owner_of_organisation",
        "party_of_organisation",
        "programme_of_unit",
        "report_of_organisation",
        "round_of_host",
        "target_of_document",
      ]),
    );
    await after.destroy();
  });
});

async function indexesOf(dataSource: DataSource): Promise<string[]> {
  const rows: { name: string }[] = await dataSource.query(
    "SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public'",
  );
  return rows.map(({ name }) => name);
}
