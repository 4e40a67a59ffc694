import { randomUUID } from "node:crypto";
import type { CallerRight, Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { queryAs, startTestMember, type TestMember } from "@hub/subgraph-kit/testing";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { agreementsCopy } from "../registers/agreements-copy.js";
import { createReportingMember } from "../reporting-member.js";
import { indicatorEntry, unitEntry, withRegister } from "../testing/known-register.js";

const ids = <Name extends string>(...names: Name[]): Record<Name, string> =>
  Object.fromEntries(names.map((name) => [name, randomUUID()])) as Record<Name, string>;
const UNITS = ids("province", "a", "b", "c");
const { office, partner, another } = ids("office", "partner", "another");

const definition = withRegister(createReportingMember({ name: "reporter", prefix: "reporter" }), [
  ...Object.values(UNITS).map((id) => unitEntry(id)),
  indicatorEntry("FD04", { unit: "COUNT" }),
  indicatorEntry("WU02", { unit: "COUNT", smallestCell: 5 }),
]);

let member: TestMember;
beforeAll(async () => {
  member = await startTestMember(definition, { organisationId: office });
  for (const unit of Object.values(UNITS)) {
    for (const around of new Set([unit, UNITS.province])) {
      await member.dataSource.query("INSERT INTO unit_within VALUES ($1, $2)", [unit, around]);
    }
  }
});
afterAll(async () => {
  await member[Symbol.asyncDispose]();
});
beforeEach(async () => {
  await member.dataSource.query("DELETE FROM released_figure");
  await member.dataSource.query("DELETE FROM figure");
  await agree(5);
});

/** As the association tells of agreements, of which there is one. */
async function agree(smallestCell: number, partnerId = partner, indicatorCode = "FD04"): Promise<void> {
  const today = todayInVietnam();
  const opened = {
    agreementId: randomUUID(),
    code: "TT-01/2026",
    ownerId: office,
    partnerId,
    indicatorCode,
    unitId: null,
    validFrom: today,
    validTo: today,
    smallestCell,
  };
  async function* rows() {
    yield { opened };
  }
  await member.dataSource.transaction((manager) => agreementsCopy.restore(manager, rows()));
}

function callerOf(organisationId: string, role: Role = "READER"): Caller {
  const right: CallerRight = { role, organisationId, unitId: null };
  return { id: "somebody", mayWrite: role === "REPORTER", rights: [right] };
}

type UnitName = keyof typeof UNITS;

const REPORT =
  "mutation ($input: ReportFigureInput!) { reportReporterFigure(input: $input) { figure { id } } }";

/** The id of the figure. */
async function report(unit: UnitName, numerator: number, more: object = {}): Promise<string> {
  const input = {
    unitId: `unit_${UNITS[unit]}`,
    indicatorCode: "FD04",
    numerator,
    printedText: `${numerator} suất`,
    asOf: "2026-03-31",
    sensitivity: "INTERNAL",
    source: { title: "Sổ học bổng" },
    ...more,
  };
  const { data, errors } = await member.ask(REPORT, { input }, callerOf(office, "REPORTER"));
  expect(errors).toBeUndefined();
  return data.reportReporterFigure.figure.id;
}

const LIST = `query ($of: [_Any!]!) {
  _entities(representations: $of) { ... on AdministrativeUnit { id reporterFigures { numerator } } }
}`;

/** What a request is told of each unit, without those of which nothing is. */
async function shownTo(organisationId: string): Promise<Partial<Record<UnitName, number>>> {
  const of = Object.values(UNITS).map((id) => ({ __typename: "AdministrativeUnit", id: `unit_${id}` }));
  const { data } = await member.ask(LIST, { of }, callerOf(organisationId));
  const figures = Object.keys(UNITS).flatMap((unit, index) =>
    data._entities[index].reporterFigures.map(({ numerator }: { numerator: number }) => [unit, numerator]),
  );
  return Object.fromEntries(figures);
}

describe("a figure that an agreement opens", () => {
  it("is shown when it is reported, and kept back where a small count would follow", async () => {
    await report("province", 53);
    await report("a", 20);
    expect(await shownTo(partner)).toEqual({ province: 53, a: 20 });
    await report("b", 30);
    await report("c", 3);
    expect(await shownTo(partner)).toEqual({ province: 53, a: 20 });
    expect(await shownTo(office)).toEqual({ province: 53, a: 20, b: 30, c: 3 });
    expect(await shownTo(another)).toEqual({});
  });

  it("is decided upon with the agreement where that comes later", async () => {
    await member.dataSource.query("DELETE FROM agreement_in_force");
    for (const [unit, count] of [
      ["province", 53],
      ["a", 20],
      ["b", 30],
      ["c", 3],
    ] as const)
      await report(unit, count);
    expect(await shownTo(partner)).toEqual({});
    await agree(5);
    expect(await shownTo(partner)).toEqual({ province: 53, b: 30 });
  });

  it("stays kept back under an agreement that shows smaller ones, which another partner sees", async () => {
    await report("c", 3);
    await agree(1);
    expect(await shownTo(partner)).toEqual({});
    await agree(1, another);
    expect(await shownTo(another)).toEqual({ c: 3 });
  });

  it("is kept back where its indicator says so, whatever the agreement says", async () => {
    await agree(1, partner, "WU02");
    await report("a", 4, { indicatorCode: "WU02" });
    await report("b", 5, { indicatorCode: "WU02" });
    expect(await shownTo(partner)).toEqual({ b: 5 });
  });

  it("is kept back where what is published is its sum", async () => {
    await report("province", 53, { sensitivity: "PUBLIC" });
    await report("a", 50);
    await report("c", 3);
    expect(await shownTo(partner)).toEqual({ province: 53 });
  });

  it("does not tell by its correction what it was", async () => {
    await report("province", 53);
    await report("a", 20);
    const correctsId = await report("c", 3);
    await report("c", 9, { correctsId, reason: "Đếm lại" });
    await report("b", 30);
    const shown = await shownTo(partner);
    expect(shown).toMatchObject({ province: 53, a: 20 });
    expect(shown).not.toHaveProperty("b");
  });
});

describe("what is kept back", () => {
  beforeEach(async () => {
    for (const [unit, count] of [
      ["province", 53],
      ["a", 20],
      ["b", 30],
      ["c", 3],
    ] as const)
      await report(unit, count);
  });

  const seen = "SELECT numerator::integer AS n FROM figure ORDER BY numerator";

  it("is so by PostgreSQL alone", async () => {
    expect(await queryAs(member, callerOf(partner), seen)).toEqual([{ n: 20 }, { n: 53 }]);
  });

  it("is so by the member alone", async () => {
    await member.dataSource.query("ALTER TABLE figure DISABLE ROW LEVEL SECURITY");
    try {
      expect(await queryAs(member, callerOf(partner), seen)).toHaveLength(4);
      expect(await shownTo(partner)).toEqual({ province: 53, a: 20 });
    } finally {
      await member.dataSource.query("ALTER TABLE figure ENABLE ROW LEVEL SECURITY");
    }
  });

  it("is nowhere said to be so, and decided by no request", async () => {
    const decided = "SELECT is_shown AS shown FROM released_figure";
    expect(await queryAs(member, callerOf(partner), decided)).toEqual([{ shown: true }, { shown: true }]);
    expect(await queryAs(member, callerOf(another), decided)).toEqual([]);
    const may = "SELECT has_table_privilege('released_figure', 'INSERT, UPDATE, DELETE, TRUNCATE') AS write";
    expect(await queryAs(member, callerOf(office, "REPORTER"), may)).toEqual([{ write: false }]);
  });
});
