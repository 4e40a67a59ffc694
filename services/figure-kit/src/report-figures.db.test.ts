import { appendBatch, appendEvent } from "@hub/outbox/append";
import { stableId } from "@hub/schema/stable-id";
import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { sqlStatements } from "@hub/subgraph-kit/database";
import { loaderOf } from "@hub/subgraph-kit/record-change";
import { startTestMember, type TestMember } from "@hub/subgraph-kit/testing";
import { describe, expect, it } from "@jest/globals";
import type { FigureReport } from "./figure-report.js";
import { Qualifier } from "./qualifier.js";
import { reportFigure, reportFigures } from "./report-figure.js";
import { createReportingMember } from "./reporting-member.js";
import { indicatorEntry, unitEntry, withRegister } from "./testing/known-register.js";

const UNITS = Array.from({ length: 40 }, (_, index) => stableId("unit", `${index}`));
const CODES = ["LM03", "UE02", "UE03"];
const reporter = withRegister(createReportingMember({ name: "reporter", prefix: "reporter" }), [
  ...UNITS.map((id) => unitEntry(id)),
  ...CODES.map((code) => indicatorEntry(code)),
]);

const idOf = (row: number) => stableId("figure", `${row}`);

function reportOf(row: number, more: Partial<FigureReport> = {}): FigureReport {
  return {
    id: idOf(row),
    unitId: UNITS[row % UNITS.length] ?? "",
    indicatorCode: CODES[row % CODES.length] ?? "",
    member: "reporter",
    numerator: 10 + (row % 20),
    denominator: 100,
    printedPercentage: null,
    qualifier: Qualifier.EXACT,
    printedText: `${10 + (row % 20)} trong 100`,
    asOf: "2024-12-31",
    period: null,
    source: { title: `Báo cáo ${row % 7}` },
    ...more,
  };
}

/** Of every kind: parts of wholes, other totals, rivals, and corrections of what was before and of each other. */
function mixedReports(): FigureReport[] {
  const correcting = { reason: "in nhầm", printedText: "đính chính" };
  return [
    ...Array.from({ length: 120 }, (_, row) => reportOf(row)),
    ...[3, 4, 5].map((row) => reportOf(row, { id: idOf(200 + row), numerator: 20 + row, denominator: null })),
    reportOf(3, { ...correcting, id: idOf(300), correctsId: idOf(3) }),
    reportOf(3, { ...correcting, id: idOf(301), correctsId: idOf(300), asOf: "2024-11-30" }),
    reportOf(4, { ...correcting, id: idOf(302), correctsId: idOf(204), numerator: 14 }),
    reportOf(7, { id: idOf(303), denominator: 90, asOf: "2023-12-31", printedPercentage: "50" }),
  ];
}

function run<Result>(
  member: TestMember,
  command: (transaction: MemberTransaction) => Promise<Result>,
): Promise<Result> {
  return member.dataSource.transaction((manager) =>
    command({
      manager,
      author: loaderOf(null),
      append: (event) => appendEvent(manager, event),
      asTyped: (id) => id,
      appendBatch: (events) => appendBatch(manager, events),
      record: async () => undefined,
    }),
  );
}

/** The member's rows without when they became known. */
async function rowsOf({ dataSource }: TestMember): Promise<object[]> {
  return dataSource.query(
    `SELECT id, unit_id, indicator_code, numerator, denominator, printed_percentage, printed_text, qualifier, as_of,
       source_id, corrects_id, corrected_by_id, reason, own_flags, version
     FROM figure JOIN figure_series USING (unit_id, indicator_code) ORDER BY id`,
  );
}

interface Told {
  readonly type: string;
  readonly aggregateId: string;
  readonly version: number;
  readonly payload: { readonly figure: { readonly id: string; readonly flags: readonly { rule: string }[] } };
}

/** What the member tells, in order; of a batch its parts. */
async function toldBy({ dataSource }: TestMember): Promise<object[]> {
  const events: (Told & { readonly payload: { readonly parts?: readonly Told[] } })[] =
    await dataSource.query(
      `SELECT type, aggregate_id AS "aggregateId", version, payload FROM outbox ORDER BY pos`,
    );
  const told = events.flatMap((event): readonly Told[] => event.payload.parts ?? [event]);
  return told.map(({ type, aggregateId, version, payload: { figure } }) => [
    type,
    aggregateId,
    version,
    figure.id,
    figure.flags.map(({ rule }) => rule),
  ]);
}

describe("reporting many figures", () => {
  it("leaves what reporting each by itself leaves, and tells the same in the same order", async () => {
    const reports = mixedReports();
    await using one = await startTestMember(reporter);
    for (const report of reports) await run(one, (transaction) => reportFigure(transaction, report));
    await using many = await startTestMember(reporter);
    const figures = await run(many, (transaction) => reportFigures(transaction, reports));
    expect(figures.map(({ id }) => id)).toEqual(reports.map(({ id }) => id));
    expect(await rowsOf(many)).toEqual(await rowsOf(one));
    expect(await toldBy(many)).toEqual(await toldBy(one));
    const batches = await many.dataSource.query("SELECT type, aggregate_type FROM outbox");
    expect(batches).toEqual([{ type: "batch.written", aggregate_type: "batch" }]);
  });

  it("builds on what is stored already", async () => {
    const reports = mixedReports();
    await using one = await startTestMember(reporter);
    await run(one, (transaction) => reportFigures(transaction, reports));
    await using many = await startTestMember(reporter);
    for (const part of [reports.slice(0, 60), reports.slice(60, 121), reports.slice(121)])
      await run(many, (transaction) => reportFigures(transaction, part));
    expect(await rowsOf(many)).toEqual(await rowsOf(one));
    expect(await toldBy(many)).toEqual(await toldBy(one));
  });

  it("takes as many statements for a thousand as for ten, and tells of 500 at a time", async () => {
    await using member = await startTestMember(reporter);
    const report = (from: number, count: number) => {
      const years = (row: number) => `${2000 + Math.floor(row / 120)}-12-31`;
      const reports = Array.from({ length: count }, (_, row) =>
        reportOf(from + row, { asOf: years(from + row) }),
      );
      return countStatements(() => run(member, (transaction) => reportFigures(transaction, reports)));
    };
    // Some of what comes is beside what is stored then.
    await report(0, 45);
    expect(await report(55, 1_000)).toBe(await report(45, 10));
    const sizes = await member.dataSource.query(
      "SELECT jsonb_array_length(payload -> 'parts') AS parts FROM outbox ORDER BY pos",
    );
    expect(sizes.map(({ parts }: { parts: number }) => parts)).toEqual([45, 500, 500, 10]);
  });

  it("gives back those that are recorded already, before them or among them", async () => {
    await using member = await startTestMember(reporter);
    const report = (rows: readonly number[]) => {
      const reports = rows.map((row) => ({ ...reportOf(row), id: undefined }));
      return run(member, (transaction) => reportFigures(transaction, reports));
    };
    const [first, second, third] = await report([0, 40, 0]);
    expect(third?.id).toBe(first?.id);
    const again = await report([40, 80, 0, 80]);
    expect(again.map(({ id }) => id)).toEqual([second?.id, again[1]?.id, first?.id, again[1]?.id]);
    expect(await report([0, 40])).toHaveLength(2);
    expect(await rowsOf(member)).toHaveLength(3);
    expect(await toldBy(member)).toHaveLength(3);
  });

  it("records none when one is refused, and says which", async () => {
    await using member = await startTestMember(reporter);
    const reports = [reportOf(0), reportOf(1, { numerator: 101 }), reportOf(2)];
    const reporting = run(member, (transaction) => reportFigures(transaction, reports));
    await expect(reporting).rejects.toMatchObject({
      message: expect.stringContaining("Row 2: The numerator 101 exceeds the denominator 100"),
      extensions: { code: "REFUSED", rule: "V01", row: 2 },
    });
    expect(await rowsOf(member)).toEqual([]);
    expect(await toldBy(member)).toEqual([]);
  });
});

async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const before = (await sqlStatements.get()).values[0]?.value ?? 0;
  await work();
  return ((await sqlStatements.get()).values[0]?.value ?? 0) - before;
}
