import { randomUUID } from "node:crypto";
import { unitId } from "@hub/association/administrative-units/unit-id";
import { association } from "@hub/association/association";
import { tellRegisterChanged } from "@hub/association/registers/register-changed";
import { Figure } from "@hub/figure-kit/figure";
import type { FigureReport } from "@hub/figure-kit/figure-report";
import { CreateFigures1795737600001 } from "@hub/figure-kit/migrations/create-figures";
import { KeepInternalFigures1795737600090 } from "@hub/figure-kit/migrations/keep-internal-figures";
import { NameReporters1795737600030 } from "@hub/figure-kit/migrations/name-reporters";
import { Qualifier } from "@hub/figure-kit/qualifier";
import { CreateRegisterCopy1795737600002, registerCopy } from "@hub/figure-kit/registers/register-copy";
import { reportFigure } from "@hub/figure-kit/report-figure";
import { until } from "@hub/gateway-fixtures/until";
import { FIGURE_ROLES } from "@hub/schema/roles";
import { MemberContext } from "@hub/subgraph-kit/context";
import { ofThisMember } from "@hub/subgraph-kit/owner";
import { loaderOf } from "@hub/subgraph-kit/record-change";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { ownersDatabase } from "@hub/subgraph-kit/rows/request-database";
import { startLoadedMember, WRITER, WRITERS_ORGANISATION } from "@hub/subgraph-kit/testing";
import { expect, it } from "@jest/globals";
import type { DataSource } from "typeorm";
import { openFollower, READER_KEY } from "../support/followed-member.js";

const SON_LA = unitId("PROVINCE", "14", "2025-03-01");
const OLD_QUANG_TRI = unitId("PROVINCE", "45", "2025-03-01");
const CENTRES: FigureReport = {
  unitId: SON_LA,
  indicatorCode: "CL02",
  numerator: 196,
  denominator: 204,
  printedPercentage: null,
  period: null,
  qualifier: Qualifier.EXACT,
  printedText: "196/204",
  asOf: "2021-12-31",
  source: { title: "Bài báo" },
  member: "education",
};

it("lets a member check what it reports by its own copy of the association's registers", async () => {
  const owner = await startLoadedMember(association, { readerKeys: [READER_KEY] });
  await using member = await openFollower({
    entities: [Figure],
    migrations: [
      CreateFigures1795737600001,
      CreateRegisterCopy1795737600002,
      NameReporters1795737600030,
      KeepInternalFigures1795737600090,
    ],
  });
  expect(await judge(member.dataSource, {})).toContain("REFUSED");
  const copy = member.follow(owner, registerCopy);
  await until(() => copy.state().behindBy === 0);
  await untilSame(owner.dataSource, member.dataSource);
  expect(await countUnits(member.dataSource)).toBeGreaterThan(14_000);

  // A change reaches the copy.
  await owner.dataSource.transaction(async (manager) => {
    await manager.query("UPDATE indicator SET owner = 'association' WHERE code = 'CL03'");
    await tellRegisterChanged(manager, loaderOf(null), "indicator", ["CL03"]);
    await manager.query("UPDATE administrative_unit SET valid_to = '2026-10-31' WHERE id = $1", [SON_LA]);
    await tellRegisterChanged(manager, loaderOf(null), "unit", [SON_LA]);
  });
  await untilSame(owner.dataSource, member.dataSource);
  await until(() => copy.state().behindBy === 0);

  // The copy stands while the association is down.
  await owner[Symbol.asyncDispose]();
  await until(() => copy.state().problem !== null);
  expect(await judge(member.dataSource, {})).toEqual([]);
  expect(await judge(member.dataSource, { indicatorCode: "CL03" })).toEqual(["OTHER_OWNER"]);
  expect(await judge(member.dataSource, { unitId: randomUUID() })).toEqual(["REFUSED", "UNKNOWN_UNIT"]);
  expect(await judge(member.dataSource, { asOf: "2026-11-01" })).toEqual(["REFUSED", "UNIT_NOT_IN_FORCE"]);
  const formerProvince = { unitId: OLD_QUANG_TRI, asOf: "2025-06-30" };
  expect(await judge(member.dataSource, formerProvince)).toEqual([]);
  expect(await judge(member.dataSource, { ...formerProvince, asOf: "2025-07-01" })).toEqual([
    "REFUSED",
    "UNIT_NOT_IN_FORCE",
  ]);
}, 120_000);

it("finds one entry of the association's own registers by an index", async () => {
  await using owner = await startLoadedMember(association);
  const plan: { "QUERY PLAN": string }[] = await owner.dataSource.query(
    "EXPLAIN SELECT entry FROM register_entry WHERE kind = 'unit' AND key = $1",
    [SON_LA],
  );
  expect(plan.map((line) => line["QUERY PLAN"]).join("\n")).toContain("administrative_unit_key");
}, 60_000);

async function untilSame(owner: DataSource, member: DataSource): Promise<void> {
  await until(async () => (await digestOf(owner)) === (await digestOf(member)));
}

async function digestOf(dataSource: DataSource): Promise<string> {
  const [{ digest }] = await dataSource.query(
    `SELECT md5(string_agg(concat(kind, key, version, entry), '' ORDER BY kind, key COLLATE "C")) AS digest
     FROM register_entry`,
  );
  return digest;
}

async function countUnits(dataSource: DataSource): Promise<number> {
  const [{ count }] = await dataSource.query(
    "SELECT count(*)::int AS count FROM register_entry WHERE kind = 'unit'",
  );
  return count;
}

/** The rules of the figure's flags; of one that is refused the code and the rule. */
async function judge(dataSource: DataSource, changes: Partial<FigureReport>): Promise<unknown[]> {
  try {
    const context = new MemberContext({
      caller: WRITER,
      requestId: "request",
      database: ownersDatabase(dataSource.manager),
      onCommit: () => {},
      organisationId: WRITERS_ORGANISATION,
    });
    const figure = await context.transact(ofThisMember(FIGURE_ROLES, "anywhere"), (transaction) =>
      reportFigure(transaction, { ...CENTRES, ...changes }),
    );
    return figure.ownFlags.map(({ rule }) => rule);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return [error.extensions["code"], error.extensions["rule"]];
  }
}
