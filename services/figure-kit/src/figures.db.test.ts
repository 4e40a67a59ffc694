import { randomUUID } from "node:crypto";
import { parseGlobalId } from "@hub/schema/global-id";
import { sqlStatements } from "@hub/subgraph-kit/database";
import { createSource, recordSource, Source } from "@hub/subgraph-kit/source";
import { startTestMember, type TestAnswer, type TestMember } from "@hub/subgraph-kit/testing";
import { describe, expect, it } from "@jest/globals";
import { Activity, ActivityKind } from "./activity.js";
import { AdministrativeLevel } from "./administrative-level.js";
import { Figure } from "./figure.js";
import { createReportingMember } from "./reporting-member.js";
import { indicatorEntry, unitEntry, withRegister } from "./testing/known-register.js";

const UNIT = randomUUID();
const UNITS = Array.from({ length: 50 }, () => randomUUID());
const ENDED = randomUUID();
const INDICATORS = [
  "LM03",
  "LM04",
  "FD03",
  "UE02",
  "UE03",
  "UE04",
  "UE05",
  "UE06",
  "UE07",
  "UE10",
  "UE11",
  "UE12",
];
const withoutRegister = createReportingMember({ name: "reporter", prefix: "reporter" });
const REGISTER = [
  ...[UNIT, ...UNITS].map((id) => unitEntry(id)),
  unitEntry(ENDED, { validTo: "2025-06-30" }),
  ...INDICATORS.map((code) => indicatorEntry(code)),
  indicatorEntry("LM01", { owner: "association", levels: [AdministrativeLevel.COMMUNE] }),
];
const reporter = withRegister(withoutRegister, REGISTER);

const WHOLE_SOURCE = "{ id publisher author title publishedAt url archivedCopy document { number } locator }";
const OTHER = `{
  id numerator denominator printedPercentage printedText qualifier asOf period { from to kind } sensitivity knownAt reason
}`;
const WHOLE_FIGURE = `{
  id indicatorCode numerator denominator printedPercentage percentage computedPercentage amount printedText
  qualifier asOf period { from to kind } sensitivity knownAt member state reason unit { id } indicator { code }
  corrects ${OTHER} correctedBy ${OTHER} rivals ${OTHER}
  source ${WHOLE_SOURCE} flags { rule severity message { vi en } source ${WHOLE_SOURCE} }
  doubts { kind reason { vi en } rule } actor { role organisation { id } }
}`;
const VALIDATE = `mutation ($input: ReportFigureInput!) {
  reportReporterFigure(input: $input, validateOnly: true) { figure { id } findings { rule severity field message { vi en } source { id } } }
}`;
const REPORT = `mutation ($input: ReportFigureInput!) { reportReporterFigure(input: $input) { figure ${WHOLE_FIGURE} findings { rule } } }`;
const FIGURES = `query ($ids: [_Any!]!, $codes: [String!], $asOf: Date, $knownAt: DateTime) {
  _entities(representations: $ids) {
    ... on AdministrativeUnit {
      id
      reporterFigures(indicatorCodes: $codes, asOf: $asOf, knownAt: $knownAt) ${WHOLE_FIGURE}
    }
  }
}`;

const ARTICLE = {
  title: "Quận 11 tổng kết thực hiện quyết định 89/QĐ-TTG",
  publishedAt: "2020-10-30T17:55:00+07:00",
  locator: "đoạn 3",
};
const COMMUNITIES = {
  unitId: UNIT,
  indicatorCode: "LM03",
  numerator: 53,
  denominator: 63,
  printedPercentage: "84,12",
  printedText: "53 cộng đồng khu phố học tập",
  asOf: "2020-10-29",
  source: ARTICLE,
};

const unit = (id: string) => ({ __typename: "AdministrativeUnit", id });

interface FigureEvent {
  readonly version: number;
  readonly aggregateId: string;
  readonly payload: { readonly figure: unknown };
}

async function countFigures({ dataSource }: TestMember): Promise<number> {
  return dataSource.getRepository(Figure).count();
}

async function eventsOf(member: TestMember, type = "figure.reported"): Promise<FigureEvent[]> {
  return member.dataSource.query(
    `SELECT version, aggregate_id AS "aggregateId", payload FROM outbox WHERE type = $1 ORDER BY pos`,
    [type],
  );
}

async function refusalOf(member: TestMember, input: object): Promise<unknown> {
  const { data, errors } = await member.ask(REPORT, { input: { ...COMMUNITIES, ...input } });
  expect(data?.reportReporterFigure ?? null).toBeNull();
  return errors?.[0]?.extensions?.["code"];
}

/**
 * The figure as its event carries it: with the day as of which its unit is shown, and without those that it stands
 * beside, which are asked of the member.
 */
function byItself({ corrects: _, correctedBy: __, rivals: ___, ...figure }: Record<string, unknown>) {
  return { ...figure, unit: { id: `unit_${UNIT}`, heldDay: figure["asOf"] } };
}

// A test looks into an answer of its own query.
// biome-ignore lint/suspicious/noExplicitAny: see above
async function readFigures(member: TestMember, variables: object = {}): Promise<any[]> {
  const { data, errors } = await member.ask(FIGURES, { ids: [unit(UNIT)], ...variables });
  expect(errors).toBeUndefined();
  return data._entities[0].reporterFigures;
}

describe("reporting a figure", () => {
  it("stores the claim with what the rules found and tells the hub once, with the whole figure", async () => {
    await using member = await startTestMember(reporter);
    const { data, errors } = await member.ask(REPORT, { input: COMMUNITIES });
    expect(errors).toBeUndefined();
    const figure = data.reportReporterFigure.figure;
    expect(figure).toMatchObject({
      printedPercentage: "84,12",
      percentage: 84.12,
      computedPercentage: expect.closeTo(84.127, 3),
      qualifier: "EXACT",
      member: "reporter",
      state: "REPORTED",
      corrects: null,
      correctedBy: null,
      rivals: [],
      unit: { id: `unit_${UNIT}` },
      indicator: { code: "LM03" },
      source: { ...ARTICLE, publisher: null, author: null, url: null, archivedCopy: null, document: null },
      flags: [{ rule: "V02", severity: "WARNING", source: { title: ARTICLE.title, locator: "đoạn 3" } }],
    });
    const events = await eventsOf(member);
    expect(events).toHaveLength(1);
    expect(events[0]?.payload).toMatchObject({
      unitId: `unit_${UNIT}`,
      indicatorCode: "LM03",
      seriesId: `series_reporter.LM03.${UNIT}`,
    });
    expect(events[0]?.payload.figure).toEqual(byItself(figure));
    const read = await member.ask(FIGURES, { ids: [unit(UNIT)] });
    expect(read.data._entities[0].reporterFigures).toEqual([figure]);
  });

  it("tells of what the rules found in an event of its own, with the gravest severity", async () => {
    await using member = await startTestMember(reporter);
    const input = {
      ...COMMUNITIES,
      denominator: null,
      qualifier: "ABOUT",
      asOf: null,
      printedPercentage: null,
    };
    const { data } = await member.ask(REPORT, { input });
    const { id, flags } = data.reportReporterFigure.figure;
    expect(flags.map(({ severity }: { severity: string }) => severity)).toEqual(["INFO", "WARNING"]);
    const [flagged, ...others] = await eventsOf(member, "figure.flagged");
    expect(others).toEqual([]);
    expect(flagged).toMatchObject({
      version: 1,
      aggregateId: id,
      payload: {
        unitId: `unit_${UNIT}`,
        indicatorCode: "LM03",
        figureId: id,
        severity: "WARNING",
        flags,
        figure: byItself(data.reportReporterFigure.figure),
      },
    });
  });

  it("raises no flag where the rules found nothing", async () => {
    await using member = await startTestMember(reporter);
    await member.ask(REPORT, { input: { ...COMMUNITIES, printedPercentage: "84,13" } });
    expect(await eventsOf(member)).toHaveLength(1);
    expect(await eventsOf(member, "figure.flagged")).toEqual([]);
  });

  it("shows an amount of money as such", async () => {
    await using member = await startTestMember(reporter);
    const input = {
      ...COMMUNITIES,
      indicatorCode: "FD03",
      numerator: 8_000_000_000,
      denominator: null,
      printedPercentage: null,
      qualifier: "MORE_THAN",
      printedText: "trên 8 tỉ đồng",
    };
    const { data } = await member.ask(REPORT, { input });
    expect(data.reportReporterFigure.figure).toMatchObject({ amount: "8000000000", qualifier: "MORE_THAN" });
  });

  it("refuses an impossible claim, stores nothing and tells nobody", async () => {
    await using member = await startTestMember(reporter);
    expect(await refusalOf(member, { numerator: 64 })).toBe("REFUSED");
    expect(await refusalOf(member, { numerator: 4, denominator: null, printedPercentage: "72" })).toBe(
      "REFUSED",
    );
    expect(await member.dataSource.getRepository(Figure).count()).toBe(0);
    expect(await eventsOf(member)).toEqual([]);
    expect(await eventsOf(member, "figure.flagged")).toEqual([]);
  });

  it("only validates if asked to: all findings are told, also of what is impossible, and nothing is stored", async () => {
    await using member = await startTestMember(reporter);
    const validate = async (input: object) => {
      const { data, errors } = await member.ask(VALIDATE, { input: { ...COMMUNITIES, ...input } });
      expect(errors).toBeUndefined();
      return data.reportReporterFigure;
    };
    const impossible = await validate({ numerator: 64 });
    expect(impossible.figure).toBeNull();
    expect(impossible.findings.map(({ severity }: { severity: string }) => severity)).toContain("ERROR");
    expect(impossible.findings.length).toBeGreaterThan(1);
    expect((await validate({})).findings).toMatchObject([{ severity: "WARNING" }]);
    expect((await validate({ printedText: " " })).findings).toMatchObject([
      { rule: "MALFORMED", severity: "ERROR", field: "input.printedText" },
      { rule: "V02" },
    ]);
    expect((await validate({ correctsId: randomUUID(), reason: "in sai" })).findings).toContainEqual(
      expect.objectContaining({ rule: "NOT_CURRENT", severity: "ERROR", field: "input.correctsId" }),
    );
    for (const table of ["figure", "source", "figure_series", "outbox"])
      expect(await member.dataSource.query(`SELECT count(*)::int AS count FROM ${table}`)).toEqual([
        { count: 0 },
      ]);

    const { data } = await member.ask(REPORT, { input: COMMUNITIES });
    const { figure, findings } = data.reportReporterFigure;
    expect(findings).toEqual(figure.flags.map(({ rule }: { rule: string }) => ({ rule })));
    expect(findings).not.toEqual([]);
  });

  it("is told all that is wrong with it at once, by the paths of its fields, validated or reported", async () => {
    await using member = await startTestMember(reporter);
    const input = {
      ...COMMUNITIES,
      unitId: randomUUID(),
      numerator: 1.5,
      printedPercentage: "gần 72",
      asOf: "2021-02-31",
      period: { from: "31/12/2020", to: "2021-12-31", kind: "YEAR" },
      source: { title: "Bài báo", url: "bài báo", publishedAt: "2999-01-01" },
    };
    const wrong = [
      ["MALFORMED", "input.numerator"],
      ["MALFORMED", "input.asOf"],
      ["MALFORMED", "input.period.from"],
      ["MALFORMED", "input.source.url"],
      ["MALFORMED", "input.source.publishedAt"],
      ["MALFORMED", "input.printedPercentage"],
      ["UNKNOWN_UNIT", "input.unitId"],
    ];
    const { data, errors } = await member.ask(VALIDATE, { input });
    expect(errors).toBeUndefined();
    const { figure, findings } = data.reportReporterFigure;
    expect(figure).toBeNull();
    const told = findings.map(({ rule, field }: { rule: string; field: string }) => [rule, field]);
    expect(told).toEqual(wrong);

    const refused = await member.ask(REPORT, { input });
    expect(refused.errors).toHaveLength(1);
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      mistakes: wrong.map(([rule, field]) => ({ rule, field, message: { vi: expect.any(String) } })),
    });
    const [vi, en] = refused.errors?.[0]?.message.split(" / ") ?? [];
    expect(vi).toContain("“input.asOf”: “2021-02-31” không phải là Date hợp lệ");
    expect(vi).toContain("“gần 72” không phải là một tỷ lệ phần trăm");
    expect(en).toContain('"input.numerator": "1.5" is not a valid Count');
    expect(en).toContain(`There is no administrative unit "${input.unitId}"`);
    expect([await countFigures(member), await eventsOf(member)]).toEqual([0, []]);
  });

  it("is told what a form lacks that is hardly filled in, with all else that is wrong in it", async () => {
    await using member = await startTestMember(reporter);
    const input = {
      indicatorCode: "LM03",
      numerator: "64",
      denominator: 63,
      printedText: " ",
      qualifier: null,
      asOf: "2999-12-31",
      period: { from: "2020-01-01" },
      source: { document: {} },
    };
    const lacking = [
      ["MALFORMED", "input.unitId"],
      ["MALFORMED", "input.printedText"],
      ["MALFORMED", "input.period.to"],
      ["MALFORMED", "input.period.kind"],
      ["MALFORMED", "input.source.document.number"],
      ["V01", "input.numerator"],
      ["FUTURE_DAY", "input.asOf"],
    ];
    const { data, errors } = await member.ask(VALIDATE, { input });
    expect(errors).toBeUndefined();
    const { findings } = data.reportReporterFigure;
    expect(findings.map(({ rule, field }: { rule: string; field: string }) => [rule, field])).toEqual(
      lacking,
    );
    expect(findings[0].message).toEqual({
      vi: "Thiếu “input.unitId”; hãy điền: đơn vị hành chính.",
      en: '"input.unitId" is missing; fill it in: the administrative unit.',
    });
    expect(findings[3].message.en).toContain("(YEAR, SCHOOL_YEAR, HALF_YEAR, QUARTER, MONTH, SPAN)");

    const empty = await member.ask(VALIDATE, { input: {} });
    expect(empty.data.reportReporterFigure.findings).toMatchObject(
      ["unitId", "indicatorCode", "printedText", "source", "numerator", "asOf"].map((field) => ({
        field: `input.${field}`,
      })),
    );
    const refused = await member.ask(REPORT, { input });
    expect(refused.errors).toHaveLength(1);
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      mistakes: lacking.map(([rule, field]) => ({ rule, field })),
    });
    expect(await countFigures(member)).toBe(0);
  });

  it("is told that the hub has it already, when it is only validated, and by which id", async () => {
    await using member = await startTestMember(reporter);
    const reported = (await member.ask(REPORT, { input: COMMUNITIES })).data.reportReporterFigure;
    const again = (await member.ask(VALIDATE, { input: COMMUNITIES })).data.reportReporterFigure;
    const { id } = reported.figure;
    expect(again.figure).toEqual({ id });
    expect(again.findings).toMatchObject([
      {
        rule: "ALREADY_RECORDED",
        severity: "INFO",
        field: null,
        message: { vi: expect.stringContaining(id), en: expect.stringContaining(id) },
      },
      ...reported.findings,
    ]);
    const other = await member.ask(VALIDATE, { input: { ...COMMUNITIES, numerator: 54 } });
    expect(other.data.reportReporterFigure).toMatchObject({
      figure: null,
      findings: [{ rule: "V02" }, { rule: "RIVAL_CLAIMS" }],
    });
  });

  it.each([
    ["numerator", { numerator: 300 }],
    ["numerator", { numerator: 300, printedPercentage: "120" }],
    ["printedPercentage", { numerator: 300, printedPercentage: "120" }],
    ["printedPercentage", { printedPercentage: "120" }],
    ["denominator", { numerator: 0, denominator: 0, printedPercentage: null }],
  ])("is told in which field a value is impossible: %s", async (field, input) => {
    await using member = await startTestMember(reporter);
    const { data } = await member.ask(VALIDATE, { input: { ...COMMUNITIES, ...input } });
    expect(data.reportReporterFigure.findings).toContainEqual(
      expect.objectContaining({ rule: "V01", field: `input.${field}` }),
    );
  });

  it("may write the indicator's code in small letters, as lists do", async () => {
    await using member = await startTestMember(reporter);
    const indicatorCode = COMMUNITIES.indicatorCode.toLowerCase();
    const { data, errors } = await member.ask(REPORT, { input: { ...COMMUNITIES, indicatorCode } });
    expect(errors).toBeUndefined();
    expect(data.reportReporterFigure.figure.indicatorCode).toBe(COMMUNITIES.indicatorCode);
  });

  it("is told of every impossible value, not only of the first", async () => {
    await using member = await startTestMember(reporter);
    const input = { ...COMMUNITIES, indicatorCode: "LM01", numerator: 64, asOf: "2999-12-31" };
    const { errors } = await member.ask(REPORT, { input });
    expect(errors?.[0]?.extensions).toMatchObject({
      code: "REFUSED",
      rule: "V01",
      mistakes: [
        { rule: "V01", field: "input.numerator" },
        { rule: "FUTURE_DAY", field: "input.asOf" },
      ],
    });
  });

  it("is told of a source that was published before its day", async () => {
    await using member = await startTestMember(reporter);
    const findings = async (input: object) => {
      const variables = { input: { ...COMMUNITIES, printedPercentage: "84,13", ...input } };
      return (await member.ask(VALIDATE, variables)).data.reportReporterFigure.findings;
    };
    expect(await findings({ asOf: "2020-10-31" })).toMatchObject([
      { rule: "PUBLISHED_EARLIER", severity: "WARNING", field: "input.source" },
    ]);
    expect(await findings({ asOf: "2020-10-30" })).toEqual([]);
    expect(await findings({ asOf: null, source: { title: "Bài báo" } })).toMatchObject([{ rule: "V16" }]);
  });

  it.each([
    { asOf: "0000-01-01" },
    { asOf: null, period: { from: "2025-01-01", to: "2025-03-31", kind: "YEAR" } },
    { asOf: null, period: { from: "2025-02-30", to: "2025-03-31", kind: "SPAN" } },
  ])("is not held against claims without a day where its own cannot be read: %j", async (time) => {
    await using member = await startTestMember(reporter);
    await member.ask(REPORT, { input: { ...COMMUNITIES, asOf: null } });
    const input = { ...COMMUNITIES, numerator: 54, printedPercentage: null, ...time };
    const { data } = await member.ask(VALIDATE, { input });
    const rules = data.reportReporterFigure.findings.map(({ rule }: { rule: string }) => rule);
    expect(rules).toEqual(["MALFORMED"]);
  });

  it("is not said to have no day where its period cannot be read", async () => {
    await using member = await startTestMember(reporter);
    const period = { from: "2020-12-01", to: "2020-12-30", kind: "MONTH" };
    const variables = { input: { ...COMMUNITIES, printedPercentage: "84,13", asOf: null, period } };
    const { data } = await member.ask(VALIDATE, variables);
    expect(data.reportReporterFigure.findings).toMatchObject([{ rule: "MALFORMED", field: "input.period" }]);
  });

  it("covers a school year, whose days differ by place", async () => {
    await using member = await startTestMember(reporter);
    const period = { from: "2019-09-05", to: "2020-07-15", kind: "SCHOOL_YEAR" };
    const { errors } = await member.ask(REPORT, { input: { ...COMMUNITIES, period } });
    expect(errors).toBeUndefined();
  });

  it("says of a stored figure, too, which field a finding is about", async () => {
    await using member = await startTestMember(reporter);
    const report = REPORT.replace("findings { rule }", "findings { rule field source { title } }");
    const { data } = await member.ask(report, { input: COMMUNITIES });
    expect(data.reportReporterFigure.findings).toEqual([
      { rule: "V02", field: "input.printedPercentage", source: { title: ARTICLE.title } },
    ]);
  });

  it.each([
    { numerator: null, denominator: null, printedPercentage: "250" },
    { asOf: "2099-01-01" },
    { asOf: "0001-01-01" },
    { asOf: null, period: { from: "2098-01-01", to: "2099-12-31", kind: "SPAN" } },
    { indicatorCode: "UE10", numerator: 9, denominator: null, printedPercentage: null },
    { indicatorCode: "UE12", numerator: 3, denominator: 3, printedPercentage: null },
    { indicatorCode: "UE11", numerator: null, denominator: null, printedPercentage: "50" },
  ])("refuses what is out of the range: %j", async (input) => {
    await using member = await startTestMember(reporter);
    expect(await refusalOf(member, input)).toBe("REFUSED");
  });

  it("refuses parts of a whole that are more than it, by day, also when two are reported at once", async () => {
    await using member = await startTestMember(reporter);
    const part = (indicatorCode: string, numerator: number, more: object = {}) =>
      member.ask(REPORT, {
        input: {
          ...COMMUNITIES,
          printedPercentage: null,
          indicatorCode,
          numerator,
          denominator: 204,
          ...more,
        },
      });
    await part("UE02", 1);
    const top = (await part("UE04", 191)).data.reportReporterFigure.figure;
    expect((await part("UE03", 150)).errors?.[0]?.message).toContain(
      "1 (UE02) + 150 (UE03) + 191 (UE04) = 342, which is more than all 204; check this figure",
    );
    expect((await part("UE03", 150, { asOf: "2021-12-31" })).errors).toBeUndefined();
    const atOnce = await Promise.all([part("UE05", 150), part("UE06", 150), part("UE07", 150)]);
    expect(atOnce.map(({ errors }) => errors?.[0]?.extensions?.["code"] ?? "done").toSorted()).toEqual([
      "REFUSED",
      "REFUSED",
      "done",
    ]);
    // The figure that was wrong is corrected first.
    const correction = { correctsId: top.id, reason: "Ghi nhầm" };
    expect((await part("UE04", 50, correction)).errors).toBeUndefined();
    const middle = (await part("UE03", 150, { denominator: 200 })).errors;
    expect(middle?.[0]?.message).toContain("= 201, which is more than all 200");
    const flags = (await part("UE03", 12, { denominator: 200 })).data.reportReporterFigure.figure.flags;
    expect(flags).toMatchObject([{ rule: "V04", severity: "WARNING" }]);
  });

  it("compares no parts of a whole of which nobody knows whether they are of one day", async () => {
    await using member = await startTestMember(reporter);
    const part = (indicatorCode: string, numerator: number, denominator: number) =>
      member.ask(REPORT, {
        input: {
          ...COMMUNITIES,
          asOf: null,
          printedPercentage: null,
          ...{ indicatorCode, numerator, denominator },
        },
      });
    await part("UE02", 150, 204);
    const { data, errors } = await part("UE03", 150, 200);
    expect(errors).toBeUndefined();
    expect(data.reportReporterFigure.figure.flags).toMatchObject([{ rule: "V16" }]);
  });

  it("writes its event from what it has stored, however the id was spelt", async () => {
    await using member = await startTestMember(reporter);
    const input = { ...COMMUNITIES, unitId: UNIT.toUpperCase() };
    const { data } = await member.ask(REPORT, { input });
    expect(data.reportReporterFigure.figure.unit).toEqual({ id: `unit_${UNIT}` });
    expect(await eventsOf(member)).toMatchObject([
      {
        aggregateId: `series_reporter.LM03.${UNIT}`,
        payload: { unitId: `unit_${UNIT}`, figure: { unit: { id: `unit_${UNIT}` } } },
      },
    ]);
    expect((await eventsOf(member, "figure.flagged"))[0]?.payload).toMatchObject({ unitId: `unit_${UNIT}` });
    const read = await member.ask(FIGURES, { ids: [unit(UNIT.toUpperCase())] });
    expect(read.data._entities[0].reporterFigures).toHaveLength(1);
  });

  it.each([
    { indicatorCode: "lm3" },
    { numerator: null, denominator: null, printedPercentage: null },
    { printedPercentage: "-1" },
    { printedPercentage: "1e308" },
    { printedPercentage: "gần 72" },
    { period: { from: "2020-12-31", to: "2020-01-01", kind: "SPAN" } },
    { period: { from: "2020-01-01", to: "2020-06-30", kind: "YEAR" } },
    { period: { from: "2020-02-01", to: "2020-04-30", kind: "QUARTER" } },
    { period: { from: "2021-01-01", to: "2021-12-31", kind: "YEAR" } },
    { period: { from: "2020-01-01", to: "2020-01-02", kind: "SCHOOL_YEAR" } },
    { period: { from: "2018-09-05", to: "2020-05-31", kind: "SCHOOL_YEAR" } },
    { unitId: "district-772" },
    { correctsId: "the last one", reason: "in sai" },
    { correctsId: randomUUID() },
    { printedText: " " },
    { source: {} },
    { source: { locator: "đoạn 3" } },
    { source: { title: " " } },
    { source: { ...ARTICLE, publishedAt: "2020-10-30T17:55:00" } },
    { source: { ...ARTICLE, url: "javascript:alert(1)" } },
    { source: { ...ARTICLE, archivedCopy: "bản lưu" } },
    { source: { ...ARTICLE, publishedAt: "2999-01-01" } },
    { source: { ...ARTICLE, publishedAt: "2999-01-01T17:55:00+07:00" } },
    { reason: "in sai" },
    { correctsId: randomUUID(), reason: " \u00A0" },
    { asOf: "2023-02-29" },
    { numerator: 2 ** 53 },
  ])("refuses malformed input: %j", async (input) => {
    await using member = await startTestMember(reporter);
    expect(await refusalOf(member, input)).toBe("BAD_USER_INPUT");
  });

  it("points to one record of what it cites, whoever cites it again", async () => {
    await using member = await startTestMember(reporter);
    const ids = [];
    for (const source of [ARTICLE, { ...ARTICLE, url: null }, { ...ARTICLE, locator: "đoạn 5" }]) {
      const { data } = await member.ask(REPORT, { input: { ...COMMUNITIES, source } });
      ids.push(data.reportReporterFigure.figure.source.id);
    }
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(2);
    expect(await member.dataSource.getRepository(Source).count()).toBe(2);
  });

  it("keeps text in one Unicode form, however it was typed", async () => {
    await using member = await startTestMember(reporter);
    const { data } = await member.ask(REPORT, {
      input: { ...COMMUNITIES, printedText: COMMUNITIES.printedText.normalize("NFD") },
    });
    expect(data.reportReporterFigure.figure.printedText).toBe(COMMUNITIES.printedText.normalize("NFC"));
  });
});

describe("a claim", () => {
  it("keeps the digits of its percentage as printed, and is held against them", async () => {
    await using member = await startTestMember(reporter);
    const { data } = await member.ask(REPORT, { input: { ...COMMUNITIES, printedPercentage: "84,10 %" } });
    expect(data.reportReporterFigure.figure).toMatchObject({
      printedPercentage: "84,10",
      percentage: 84.1,
      flags: [{ rule: "V02", message: { en: "53/63 = 84.127%, not the printed 84.10%." } }],
    });
  });

  it("has a day, a period and a moment when it became known, which are three things", async () => {
    await using member = await startTestMember(reporter);
    const before = new Date().toISOString();
    const period = { from: "2020-01-01", to: "2020-12-31", kind: "YEAR" };
    const { data } = await member.ask(REPORT, { input: { ...COMMUNITIES, period } });
    const { knownAt } = data.reportReporterFigure.figure;
    expect(data.reportReporterFigure.figure).toMatchObject({ asOf: "2020-10-29", period });
    const moments = [before, knownAt, new Date().toISOString()];
    expect(moments).toEqual(moments.toSorted());
    const other = { ...COMMUNITIES, period: { ...period, from: "2012-01-01", kind: "SPAN" } };
    await member.ask(REPORT, { input: other });
    const read = (await readFigures(member)).map(({ period: { kind } }) => kind);
    expect(read).toEqual(["YEAR", "SPAN"]);
  });

  it("for an earlier day hides neither the one of a later day nor one without a day", async () => {
    await using member = await startTestMember(reporter);
    for (const asOf of ["2020-10-29", null, "1999-12-31"]) {
      await member.ask(REPORT, { input: { ...COMMUNITIES, asOf } });
    }
    expect((await readFigures(member)).map(({ asOf }) => asOf)).toEqual([null, "2020-10-29"]);
    expect((await readFigures(member, { asOf: "2020-01-01" })).map(({ asOf }) => asOf)).toEqual([
      "1999-12-31",
    ]);
  });

  it("of another day is no correction: both stand, on their days", async () => {
    await using member = await startTestMember(reporter);
    await member.ask(REPORT, { input: COMMUNITIES });
    await member.ask(REPORT, {
      input: { ...COMMUNITIES, numerator: 55, printedPercentage: null, asOf: "2021-10-29" },
    });
    const [first] = await readFigures(member, { asOf: "2020-12-31" });
    const [second] = await readFigures(member, { asOf: "2021-12-31" });
    expect([first, second]).toMatchObject([
      { numerator: 53, state: "REPORTED", correctedBy: null, rivals: [] },
      { numerator: 55, corrects: null, rivals: [] },
    ]);
  });

  it("that says otherwise about the same day stands beside the first, and both are flagged", async () => {
    await using member = await startTestMember(reporter);
    const first = (await member.ask(REPORT, { input: COMMUNITIES })).data.reportReporterFigure.figure;
    const other = {
      ...COMMUNITIES,
      numerator: 54,
      printedPercentage: "85,71",
      printedText: "54/63 cộng đồng",
    };
    const second = (await member.ask(REPORT, { input: other })).data.reportReporterFigure.figure;
    expect(second).toMatchObject({ corrects: null, rivals: [{ id: first.id, numerator: 53 }] });
    const both = await readFigures(member);
    expect(both).toMatchObject([
      {
        id: first.id,
        rivals: [{ id: second.id, printedText: "54/63 cộng đồng" }],
        flags: [{ rule: "V02" }, { rule: "RIVAL_CLAIMS", severity: "WARNING" }],
      },
      { id: second.id, rivals: [{ id: first.id }], flags: [{ rule: "RIVAL_CLAIMS" }] },
    ]);
    expect(both[1].flags[0].message.en).toContain("another claim says otherwise: 53/63, 84,12%");
    const told = (await eventsOf(member)).map(({ payload }) => payload.figure);
    expect(told).toEqual([first, second].map(byItself));
    const flagged = await eventsOf(member, "figure.flagged");
    expect(flagged[1]?.payload).toMatchObject({ figureId: second.id, flags: second.flags });
  });

  it("is told with the ten newest of many rivals", async () => {
    await using member = await startTestMember(reporter);
    for (let numerator = 1; numerator <= 13; numerator += 1) {
      await member.ask(REPORT, { input: { ...COMMUNITIES, numerator, printedPercentage: null } });
    }
    const figures = await readFigures(member);
    expect(figures.map(({ numerator }) => numerator)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
    const newest = [12, 11, 10, 9, 8, 7, 6, 5, 4, 3].map((numerator) => ({ numerator }));
    expect(figures.at(-1).rivals).toMatchObject(newest);
    const [flag] = figures.at(-1).flags;
    expect(flag.message.en).toContain("12/63; 11/63; 10/63; 9/63; 8/63; 7/63; 6/63; 5/63; 4/63; 3/63.");
    expect((await eventsOf(member)).at(-1)?.payload.figure).toMatchObject({ flags: [flag] });
  });

  it("that says the same about the same day stands beside the first, without a flag", async () => {
    await using member = await startTestMember(reporter);
    const input = { ...COMMUNITIES, printedPercentage: null };
    await member.ask(REPORT, { input });
    await member.ask(REPORT, { input: { ...input, source: { title: "Báo cáo của quận" } } });
    const figures = await readFigures(member);
    expect(figures).toMatchObject([{ flags: [] }, { flags: [] }]);
    expect(figures.map(({ rivals }) => rivals.length)).toEqual([1, 1]);
  });

  it("reported again is the first one: nothing is stored and nobody is told, also of many at once", async () => {
    await using member = await startTestMember(reporter);
    const report = async (input: object = {}) => {
      const { data, errors } = await member.ask(REPORT, { input: { ...COMMUNITIES, ...input } });
      expect(errors).toBeUndefined();
      return data.reportReporterFigure;
    };
    const atOnce = await Promise.all(Array.from({ length: 6 }, () => report()));
    const [first] = atOnce;
    const again = await report({
      unitId: UNIT.toUpperCase(),
      printedPercentage: "84,12 %",
      printedText: COMMUNITIES.printedText.normalize("NFD"),
      source: { ...ARTICLE, url: null },
    });
    expect([...atOnce, again]).toEqual(Array.from({ length: 7 }, () => first));
    expect(first.figure).toMatchObject({ rivals: [], flags: [{ rule: "V02" }] });
    expect(first.findings).toEqual([{ rule: "V02" }]);
    expect((await eventsOf(member)).map(({ version }) => version)).toEqual([1]);
    expect(await eventsOf(member, "figure.flagged")).toHaveLength(1);

    const period = { from: "2020-01-01", to: "2020-12-31", kind: "YEAR" };
    const others = [
      { numerator: 54 },
      { denominator: null },
      { printedPercentage: null },
      { qualifier: "ABOUT" },
      { printedText: "53/63" },
      { asOf: "2020-10-28" },
      { asOf: null },
      { period },
      { unitId: UNITS[0] },
      { indicatorCode: "LM04" },
      { source: { ...ARTICLE, locator: "đoạn 4" } },
    ];
    for (const other of others) {
      const { figure } = await report(other);
      expect(figure.id).not.toBe(first.figure.id);
      expect((await report(other)).figure.id).toBe(figure.id);
    }
    expect(await countFigures(member)).toBe(1 + others.length);
    expect(await eventsOf(member)).toHaveLength(1 + others.length);
  });

  it("that corrects another is the first one as well when it is reported again", async () => {
    await using member = await startTestMember(reporter);
    const report = async (input: object = {}) => member.ask(REPORT, { input: { ...COMMUNITIES, ...input } });
    const wrong = (await report({ numerator: 35 })).data.reportReporterFigure.figure;
    const correction = { correctsId: wrong.id, reason: "Ghi nhầm" };
    const [right, ...others] = (await Promise.all([1, 2, 3].map(() => report(correction)))).map(
      ({ data }) => data.reportReporterFigure.figure,
    );
    expect(others).toEqual([right, right]);
    // Whoever does not know of the correction says the same.
    expect((await report()).data.reportReporterFigure.figure.id).toBe(right.id);
    expect(await eventsOf(member)).toHaveLength(2);
    expect(await refusalOf(member, { ...correction, reason: "In nhầm" })).toBe("CONFLICT");
    expect(await refusalOf(member, { ...correction, numerator: 54 })).toBe("CONFLICT");
    const { errors } = await report({ ...correction, numerator: 54 });
    expect(errors?.[0]?.message).toContain(
      `Figure ${wrong.id} is corrected already; the one that stands is ${right.id} ("${COMMUNITIES.printedText}")`,
    );
    const elsewhere = await report({ ...correction, unitId: randomUUID() });
    expect(elsewhere.errors?.[0]?.message).toContain(
      `Figure ${wrong.id} is not of this unit, indicator and "sensitivity"; take the "id"`,
    );
  });

  it("that was corrected stands beside its correction when it is reported again", async () => {
    await using member = await startTestMember(reporter);
    const report = async (input: object = {}) => {
      const { data, errors } = await member.ask(REPORT, { input: { ...COMMUNITIES, ...input } });
      expect(errors).toBeUndefined();
      return data.reportReporterFigure.figure;
    };
    const first = await report();
    const correction = await report({ numerator: 54, correctsId: first.id, reason: "Ghi nhầm" });
    const again = await report();
    expect(again).toMatchObject({ corrects: null, rivals: [{ id: correction.id }] });
    expect(again.flags).toContainEqual(expect.objectContaining({ rule: "RIVAL_CLAIMS" }));
    expect((await report()).id).toBe(again.id);
    expect(await countFigures(member)).toBe(3);
  });

  it("belongs to the series of its member: no two members tell of the same one", async () => {
    await using member = await startTestMember(reporter);
    await using another = await startTestMember(
      withRegister(createReportingMember({ name: "another", prefix: "another" }), REGISTER),
    );
    await member.ask(REPORT, { input: COMMUNITIES });
    await another.ask(REPORT.replace("Reporter", "Another"), { input: COMMUNITIES });
    expect([await eventsOf(member), await eventsOf(another)]).toMatchObject([
      [{ aggregateId: `series_reporter.LM03.${UNIT}`, payload: { figure: { member: "reporter" } } }],
      [{ aggregateId: `series_another.LM03.${UNIT}`, payload: { figure: { member: "another" } } }],
    ]);
  });
});

describe("correcting a figure", () => {
  it("leaves both readable, each saying which the other is", async () => {
    await using member = await startTestMember(reporter);
    const first = (await member.ask(REPORT, { input: COMMUNITIES })).data.reportReporterFigure.figure;
    const input = {
      ...COMMUNITIES,
      printedPercentage: "84,13",
      correctsId: first.id,
      reason: "Làm tròn đúng",
    };
    const second = (await member.ask(REPORT, { input })).data.reportReporterFigure.figure;
    expect(first.id).toBe(`fig_reporter_${parseGlobalId(first.id)?.key}`);
    expect(second).toMatchObject({
      corrects: { id: first.id, printedPercentage: "84,12", printedText: first.printedText },
      reason: "Làm tròn đúng",
      rivals: [],
      flags: [],
    });
    expect(await readFigures(member)).toEqual([second]);
    expect((await eventsOf(member)).map(({ version }) => version)).toEqual([1, 2]);
    expect((await eventsOf(member))[1]?.payload).toMatchObject({
      correctsId: first.id,
      figure: byItself(second),
    });
  });

  it("changes nothing in what was believed before", async () => {
    await using member = await startTestMember(reporter);
    const answers: { knownAt: string; figures: unknown }[] = [];
    let correctsId: string | null = null;
    for (const numerator of [50, 51, 52]) {
      const correction = correctsId && { correctsId, reason: "Đếm lại" };
      const input = { ...COMMUNITIES, numerator, printedPercentage: null, ...correction };
      const answer: TestAnswer = await member.ask(REPORT, { input });
      correctsId = answer.data.reportReporterFigure.figure.id;
      const { knownAt } = answer.data.reportReporterFigure.figure;
      answers.push({ knownAt, figures: await readFigures(member) });
    }
    for (const { knownAt, figures } of answers) {
      expect(await readFigures(member, { knownAt })).toEqual(figures);
    }
    expect(await readFigures(member, { knownAt: "2020-01-01T00:00:00Z" })).toEqual([]);
    expect(new Set(answers.map(({ figures }) => JSON.stringify(figures))).size).toBe(3);
  });

  it("can be walked through, from the first claim to the last and back", async () => {
    await using member = await startTestMember(reporter);
    const knownAt: string[] = [];
    let correctsId: string | null = null;
    for (const numerator of [50, 51, 52]) {
      const correction = correctsId && { correctsId, reason: "Đếm lại" };
      const input = { ...COMMUNITIES, numerator, printedPercentage: null, ...correction };
      const answer: TestAnswer = await member.ask(REPORT, { input });
      correctsId = answer.data.reportReporterFigure.figure.id;
      knownAt.push(answer.data.reportReporterFigure.figure.knownAt);
    }
    const walk = async (at: string | undefined) => {
      const { data } = await member.ask(
        `query ($ids: [_Any!]!, $at: DateTime) { _entities(representations: $ids) { ... on AdministrativeUnit {
          reporterFigures(knownAt: $at) {
            numerator state
            corrects { numerator state correctedBy { numerator } corrects { numerator state source { title } } }
          }
        } } }`,
        { ids: [unit(UNIT)], at },
      );
      return data._entities[0].reporterFigures;
    };
    const first = { numerator: 50, state: "CORRECTED", source: { title: ARTICLE.title } };
    expect(await walk(undefined)).toEqual([
      {
        numerator: 52,
        state: "REPORTED",
        corrects: { numerator: 51, state: "CORRECTED", correctedBy: { numerator: 52 }, corrects: first },
      },
    ]);
    expect(await walk(knownAt[1])).toMatchObject([
      { numerator: 51, corrects: { numerator: 50, state: "CORRECTED", correctedBy: { numerator: 51 } } },
    ]);
  });

  it("of its day says so, and both days stay readable", async () => {
    await using member = await startTestMember(reporter);
    const first = (await member.ask(REPORT, { input: COMMUNITIES })).data.reportReporterFigure.figure;
    const correction = { correctsId: first.id, reason: "Ghi nhầm ngày", asOf: "2019-10-29" };
    await member.ask(REPORT, { input: { ...COMMUNITIES, ...correction } });
    const [second] = await readFigures(member);
    expect(second).toMatchObject({
      asOf: "2019-10-29",
      corrects: { id: first.id, asOf: "2020-10-29" },
      flags: [{ rule: "V02" }, { rule: "CORRECTED_DAY", severity: "WARNING" }],
    });
    expect(await readFigures(member, { knownAt: first.knownAt })).toEqual([first]);
  });

  it("takes it away from its rivals", async () => {
    await using member = await startTestMember(reporter);
    await member.ask(REPORT, { input: { ...COMMUNITIES, printedPercentage: null } });
    const wrong = { ...COMMUNITIES, numerator: 35, printedPercentage: null };
    const { id: correctsId } = (await member.ask(REPORT, { input: wrong })).data.reportReporterFigure.figure;
    const right = { ...wrong, numerator: 53, correctsId, reason: "Đảo chữ số" };
    await member.ask(REPORT, { input: right });
    expect(await readFigures(member)).toMatchObject([
      { numerator: 53, rivals: [{ numerator: 53 }], flags: [] },
      { numerator: 53, corrects: { id: correctsId }, rivals: [{ numerator: 53 }], flags: [] },
    ]);
  });

  it("of a figure that is not the current one of its series is a conflict that changes nothing", async () => {
    await using member = await startTestMember(reporter);
    const first = (await member.ask(REPORT, { input: COMMUNITIES })).data.reportReporterFigure.figure;
    const correction = { correctsId: first.id, reason: "Làm tròn đúng" };
    await member.ask(REPORT, { input: { ...COMMUNITIES, ...correction } });
    expect(await refusalOf(member, { ...correction, reason: "In nhầm" })).toBe("CONFLICT");
    expect(await refusalOf(member, { ...correction, correctsId: randomUUID() })).toBe("CONFLICT");
    expect(await refusalOf(member, { ...correction, indicatorCode: "LM04" })).toBe("CONFLICT");
    expect(await eventsOf(member)).toHaveLength(2);
    expect(await readFigures(member)).toHaveLength(1);
  });

  it("by two at once succeeds for one", async () => {
    await using member = await startTestMember(reporter);
    const first = (await member.ask(REPORT, { input: COMMUNITIES })).data.reportReporterFigure.figure;
    const input = { ...COMMUNITIES, correctsId: first.id, reason: "Làm tròn đúng" };
    const answers = await Promise.all(
      [51, 52, 53].map((numerator) => member.ask(REPORT, { input: { ...input, numerator } })),
    );
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions?.["code"] ?? "done");
    expect(codes.toSorted()).toEqual(["CONFLICT", "CONFLICT", "done"]);
  });
});

describe("listing", () => {
  it("takes as many statements for fifty units as for one", async () => {
    await using member = await startTestMember(reporter);
    for (const unitId of UNITS) await member.ask(REPORT, { input: { ...COMMUNITIES, unitId } });
    const one = await countStatements(() => member.ask(FIGURES, { ids: [unit(UNIT)] }));
    let answer: Awaited<ReturnType<typeof member.ask>> = {};
    const all = await countStatements(async () => {
      answer = await member.ask(FIGURES, { ids: UNITS.map(unit), codes: ["LM03"], asOf: "2026-01-01" });
    });
    // The unit that has no figure asks for no source and no rivals; without codes nobody asks the register for them.
    expect([one, all]).toEqual([1, 4]);
    expect(
      answer.data._entities.map(({ reporterFigures }: { reporterFigures: [] }) => reporterFigures.length),
    ).toEqual(UNITS.map(() => 1));
  });

  it("shows an activity on its unit, its programme and its commitment, and on its own", async () => {
    await using member = await startTestMember(reporter);
    const [programme, commitment] = [randomUUID(), randomUUID()];
    const activity = {
      title: { vi: "Trao học bổng", en: "Scholarships" },
      kind: ActivityKind.SUPPORT,
      period: { from: "2017-01-01", to: null },
      results: [],
      doubts: [],
      sourceId: createSource(ARTICLE).id,
      unitId: null,
      programmeId: null,
      commitmentId: null,
    };
    const rows = [
      { ...activity, id: "00000000-0000-4000-8000-000000000001", unitId: UNIT },
      { ...activity, id: "00000000-0000-4000-8000-000000000002", programmeId: programme, unitId: UNIT },
      { ...activity, id: "00000000-0000-4000-8000-000000000003", commitmentId: commitment },
    ];
    await recordSource(member.dataSource.manager, ARTICLE);
    await member.dataSource.getRepository(Activity).insert(rows);
    const { data, errors } = await member.ask(
      `query ($ids: [_Any!]!) {
        _entities(representations: $ids) {
          ... on AdministrativeUnit { reporterActivities { id } }
          ... on CoordinationProgramme { reporterActivities { id } }
          ... on Commitment { reporterActivities { id } }
        }
        reporterActivities { nodes { id period { from to } source { title } unit { id } } }
      }`,
      {
        ids: [
          unit(UNIT),
          { __typename: "CoordinationProgramme", id: programme },
          { __typename: "Commitment", id: commitment },
          unit(randomUUID()),
        ],
      },
    );
    expect(errors).toBeUndefined();
    expect(
      data._entities.map(({ reporterActivities }: { reporterActivities: { id: string }[] }) =>
        reporterActivities.map(({ id }) => id.at(-1)),
      ),
    ).toEqual([["1", "2"], ["2"], ["3"], []]);
    expect(data.reporterActivities.nodes[0].source).toEqual({ title: ARTICLE.title });
    expect(data.reporterActivities.nodes.map((node: { unit: unknown }) => node.unit)).toEqual([
      { id: `unit_${UNIT}` },
      { id: `unit_${UNIT}` },
      null,
    ]);
  });
});

async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const before = (await sqlStatements.get()).values[0]?.value ?? 0;
  await work();
  return ((await sqlStatements.get()).values[0]?.value ?? 0) - before;
}

describe("the registers of the association", () => {
  it.each([
    { rule: "UNKNOWN_UNIT", unitId: randomUUID() },
    { rule: "UNIT_NOT_IN_FORCE", unitId: ENDED, asOf: "2025-07-01" },
    { rule: "UNKNOWN_INDICATOR", indicatorCode: "ZZ99" },
  ])(
    "refuse a figure about what there is not, before anything is written: %o",
    async ({ rule, ...input }) => {
      await using member = await startTestMember(reporter);
      const { errors } = await member.ask(REPORT, { input: { ...COMMUNITIES, ...input } });
      expect(errors?.[0]?.extensions).toMatchObject({ code: "REFUSED", rule });
      expect([await countFigures(member), await eventsOf(member)]).toEqual([0, []]);
    },
  );

  it("are asked as of the day of the figure", async () => {
    await using member = await startTestMember(reporter);
    const { errors } = await member.ask(REPORT, { input: { ...COMMUNITIES, unitId: ENDED } });
    expect(errors).toBeUndefined();
  });

  it("flag another member's indicator, and one that is not reported at the unit's level", async () => {
    await using member = await startTestMember(reporter);
    const input = { ...COMMUNITIES, printedPercentage: "84,13", indicatorCode: "LM01" };
    const { data } = await member.ask(REPORT, { input });
    expect(data.reportReporterFigure.figure.flags).toMatchObject([
      { rule: "OTHER_OWNER", severity: "WARNING" },
      { rule: "OTHER_LEVEL", severity: "WARNING" },
    ]);
  });

  it("flag a percentage of what is counted", async () => {
    await using member = await startTestMember(
      withRegister(withoutRegister, [
        ...REGISTER,
        indicatorEntry("CM01", { unit: "COUNT" }),
        indicatorEntry("FD02", { unit: "VND" }),
      ]),
    );
    const input = { ...COMMUNITIES, printedPercentage: "84,13", indicatorCode: "CM01" };
    const { data } = await member.ask(REPORT, { input });
    expect(data.reportReporterFigure.figure.flags).toMatchObject([
      { rule: "NOT_A_SHARE", severity: "WARNING" },
    ]);
    const money = { ...COMMUNITIES, printedPercentage: null, indicatorCode: "FD02" };
    const validated = await member.ask(VALIDATE, { input: money });
    expect(validated.data.reportReporterFigure.findings).toMatchObject([
      { rule: "NOT_A_SHARE", field: "input.denominator" },
    ]);
  });

  it("name the indicators that a list may be asked for", async () => {
    await using member = await startTestMember(reporter);
    const { errors } = await member.ask(FIGURES, { ids: [unit(UNIT)], codes: ["LM03", "ZZ99"] });
    expect(errors?.[0]?.message).toBe(
      "“indicatorCodes”: không có chỉ số “ZZ99”; các mã có trong `indicators`. / " +
        '"indicatorCodes": there is no indicator "ZZ99"; `indicators` lists the codes.',
    );
  });

  it("have to be there before anything is reported; the sentence says when to come back", async () => {
    await using member = await startTestMember(withoutRegister);
    const { errors } = await member.ask(REPORT, { input: COMMUNITIES });
    expect(errors?.[0]?.extensions?.["code"]).toBe("REFUSED");
    expect(errors?.[0]?.message).toContain("hãy gửi lại sau một phút");
    expect(await countFigures(member)).toBe(0);
  });
});
