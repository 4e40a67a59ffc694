import { randomUUID } from "node:crypto";
import { sqlStatements } from "@hub/subgraph-kit/database";
import { createSource, recordSource, Source } from "@hub/subgraph-kit/source";
import { startTestMember, type TestMember } from "@hub/subgraph-kit/testing";
import { describe, expect, it } from "@jest/globals";
import { Activity, ActivityKind } from "./activity.js";
import { Figure } from "./figure.js";
import { createReportingMember } from "./reporting-member.js";

const reporter = createReportingMember({ name: "reporter", prefix: "reporter" });

const WHOLE_FIGURE = `{
  id indicatorCode numerator denominator percentage computedPercentage amount printedText qualifier asOf
  reportedAt reporter isCurrent supersedesId reason unit { id } indicator { code }
  source { id publisher author title publishedAt url archivedCopy document { number } locator }
  flags { rule severity message { vi en } }
}`;
const REPORT = `mutation ($input: ReportFigureInput!) { reportReporterFigure(input: $input) ${WHOLE_FIGURE} }`;
const FIGURES = `query ($ids: [_Any!]!, $codes: [String!], $asOf: Date) {
  _entities(representations: $ids) {
    ... on AdministrativeUnit { id reporterFigures(indicatorCodes: $codes, asOf: $asOf) ${WHOLE_FIGURE} }
  }
}`;

const UNIT = randomUUID();
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
  percentage: 84.12,
  printedText: "53 cộng đồng khu phố học tập, chiếm tỷ lệ 84,12%",
  asOf: "2020-10-29",
  source: ARTICLE,
};

const unit = (id: string) => ({ __typename: "AdministrativeUnit", id });

interface FigureEvent {
  readonly version: number;
  readonly aggregateId: string;
  readonly payload: { readonly figure: unknown };
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

describe("reporting a figure", () => {
  it("stores the claim with what the rules found and tells the hub once, with the whole figure", async () => {
    await using member = await startTestMember(reporter);
    const { data, errors } = await member.ask(REPORT, { input: COMMUNITIES });
    expect(errors).toBeUndefined();
    const figure = data.reportReporterFigure;
    expect(figure).toMatchObject({
      percentage: 84.12,
      computedPercentage: expect.closeTo(84.127, 3),
      qualifier: "EXACT",
      reporter: "reporter",
      isCurrent: true,
      unit: { id: UNIT },
      indicator: { code: "LM03" },
      source: { ...ARTICLE, publisher: null, author: null, url: null, archivedCopy: null, document: null },
      flags: [{ rule: "V02", severity: "WARNING" }],
    });
    const events = await eventsOf(member);
    expect(events).toHaveLength(1);
    expect(events[0]?.payload).toMatchObject({
      unitId: UNIT,
      indicatorCode: "LM03",
      seriesId: `${UNIT}/LM03`,
    });
    expect(events[0]?.payload.figure).toEqual({ ...figure, isCurrent: true });
    const read = await member.ask(FIGURES, { ids: [unit(UNIT)] });
    expect(read.data._entities[0].reporterFigures).toEqual([figure]);
  });

  it("tells of what the rules found in an event of its own, with the gravest severity", async () => {
    await using member = await startTestMember(reporter);
    const input = { ...COMMUNITIES, denominator: null, qualifier: "ABOUT", asOf: null, percentage: null };
    const { data } = await member.ask(REPORT, { input });
    const { id, flags } = data.reportReporterFigure;
    expect(flags.map(({ severity }: { severity: string }) => severity)).toEqual(["INFO", "WARNING"]);
    const [flagged, ...others] = await eventsOf(member, "figure.flagged");
    expect(others).toEqual([]);
    expect(flagged).toMatchObject({
      version: 1,
      aggregateId: id,
      payload: {
        unitId: UNIT,
        indicatorCode: "LM03",
        figureId: id,
        severity: "WARNING",
        flags,
        figure: data.reportReporterFigure,
      },
    });
  });

  it("raises no flag where the rules found nothing", async () => {
    await using member = await startTestMember(reporter);
    await member.ask(REPORT, { input: { ...COMMUNITIES, percentage: 84.13 } });
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
      percentage: null,
      qualifier: "MORE_THAN",
      printedText: "trên 8 tỉ đồng",
    };
    const { data } = await member.ask(REPORT, { input });
    expect(data.reportReporterFigure).toMatchObject({ amount: "8000000000", qualifier: "MORE_THAN" });
  });

  it("refuses an impossible claim, stores nothing and tells nobody", async () => {
    await using member = await startTestMember(reporter);
    expect(await refusalOf(member, { numerator: 64 })).toBe("REFUSED");
    expect(await refusalOf(member, { numerator: 4, denominator: null, percentage: 72 })).toBe("REFUSED");
    expect(await member.dataSource.getRepository(Figure).count()).toBe(0);
    expect(await eventsOf(member)).toEqual([]);
    expect(await eventsOf(member, "figure.flagged")).toEqual([]);
  });

  it.each([
    { numerator: null, denominator: null, percentage: 250 },
    { numerator: null, denominator: null, percentage: 1e308 },
    { indicatorCode: "UE10", numerator: 9, denominator: null, percentage: null },
    { indicatorCode: "UE12", numerator: 3, denominator: 3, percentage: null },
    { indicatorCode: "UE11", numerator: null, denominator: null, percentage: 50 },
  ])("refuses what is out of the range: %j", async (input) => {
    await using member = await startTestMember(reporter);
    expect(await refusalOf(member, input)).toBe("REFUSED");
  });

  it("refuses parts of a whole that are more than it, by day, also when two are reported at once", async () => {
    await using member = await startTestMember(reporter);
    const part = (indicatorCode: string, numerator: number, more: object = {}) =>
      member.ask(REPORT, {
        input: { ...COMMUNITIES, percentage: null, indicatorCode, numerator, denominator: 204, ...more },
      });
    await part("UE02", 1);
    const top = (await part("UE04", 191)).data.reportReporterFigure;
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
    const correction = { supersedesId: top.id, reason: "Ghi nhầm" };
    expect((await part("UE04", 50, correction)).errors).toBeUndefined();
    const middle = (await part("UE03", 150, { denominator: 200 })).errors;
    expect(middle?.[0]?.message).toContain("= 201, which is more than all 200");
    const flags = (await part("UE03", 12, { denominator: 200 })).data.reportReporterFigure.flags;
    expect(flags).toMatchObject([{ rule: "V04", severity: "WARNING" }]);
  });

  it("writes its event from what it has stored, however the id was spelt", async () => {
    await using member = await startTestMember(reporter);
    const input = { ...COMMUNITIES, unitId: UNIT.toUpperCase() };
    const { data } = await member.ask(REPORT, { input });
    expect(data.reportReporterFigure.unit).toEqual({ id: UNIT });
    expect(await eventsOf(member)).toMatchObject([
      { aggregateId: `${UNIT}/LM03`, payload: { unitId: UNIT, figure: { unit: { id: UNIT } } } },
    ]);
    expect((await eventsOf(member, "figure.flagged"))[0]?.payload).toMatchObject({ unitId: UNIT });
    const read = await member.ask(FIGURES, { ids: [unit(UNIT.toUpperCase())] });
    expect(read.data._entities[0].reporterFigures).toHaveLength(1);
  });

  it.each([
    { indicatorCode: "lm3" },
    { numerator: null, denominator: null, percentage: null },
    { percentage: -1 },
    { unitId: "district-772" },
    { supersedesId: "the last one", reason: "in sai" },
    { supersedesId: randomUUID() },
    { printedText: " " },
    { source: {} },
    { source: { locator: "đoạn 3" } },
    { source: { title: " " } },
    { source: { ...ARTICLE, publishedAt: "2020-10-30T17:55:00" } },
    { source: { ...ARTICLE, url: "javascript:alert(1)" } },
    { source: { ...ARTICLE, archivedCopy: "bản lưu" } },
    { reason: "in sai" },
    { supersedesId: randomUUID(), reason: " \u00A0" },
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
      ids.push(data.reportReporterFigure.source.id);
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
    expect(data.reportReporterFigure.printedText).toBe(COMMUNITIES.printedText.normalize("NFC"));
  });
});

describe("correcting a figure", () => {
  it("retires the corrected one and says which", async () => {
    await using member = await startTestMember(reporter);
    const first = (await member.ask(REPORT, { input: COMMUNITIES })).data.reportReporterFigure;
    const input = { ...COMMUNITIES, percentage: 84.13, supersedesId: first.id, reason: "Làm tròn đúng" };
    const second = (await member.ask(REPORT, { input })).data.reportReporterFigure;
    expect(second).toMatchObject({ supersedesId: first.id, reason: "Làm tròn đúng", flags: [] });
    const read = await member.ask(FIGURES, { ids: [unit(UNIT)] });
    expect(read.data._entities[0].reporterFigures).toEqual([second]);
    expect((await member.dataSource.getRepository(Figure).findOneBy({ id: first.id }))?.isCurrent).toBe(
      false,
    );
    expect((await eventsOf(member)).map(({ version }) => version)).toEqual([1, 2]);
  });

  it("of a figure that is not the current one of its series is a conflict that changes nothing", async () => {
    await using member = await startTestMember(reporter);
    const first = (await member.ask(REPORT, { input: COMMUNITIES })).data.reportReporterFigure;
    const correction = { supersedesId: first.id, reason: "Làm tròn đúng" };
    await member.ask(REPORT, { input: { ...COMMUNITIES, ...correction } });
    expect(await refusalOf(member, correction)).toBe("CONFLICT");
    expect(await refusalOf(member, { ...correction, supersedesId: randomUUID() })).toBe("CONFLICT");
    expect(await refusalOf(member, { ...correction, indicatorCode: "LM04" })).toBe("CONFLICT");
    expect(await eventsOf(member)).toHaveLength(2);
    expect(await member.dataSource.getRepository(Figure).countBy({ isCurrent: true })).toBe(1);
  });

  it("by two at once succeeds for one", async () => {
    await using member = await startTestMember(reporter);
    const first = (await member.ask(REPORT, { input: COMMUNITIES })).data.reportReporterFigure;
    const input = { ...COMMUNITIES, supersedesId: first.id, reason: "Làm tròn đúng" };
    const answers = await Promise.all([1, 2, 3].map(() => member.ask(REPORT, { input })));
    const codes = answers.map(({ errors }) => errors?.[0]?.extensions?.["code"] ?? "done");
    expect(codes.toSorted()).toEqual(["CONFLICT", "CONFLICT", "done"]);
  });
});

describe("listing", () => {
  it("takes as many statements for fifty units as for one", async () => {
    await using member = await startTestMember(reporter);
    const units = Array.from({ length: 50 }, () => randomUUID());
    for (const unitId of units) await member.ask(REPORT, { input: { ...COMMUNITIES, unitId } });
    const one = await countStatements(() => member.ask(FIGURES, { ids: [unit(UNIT)] }));
    let answer: Awaited<ReturnType<typeof member.ask>> = {};
    const all = await countStatements(async () => {
      answer = await member.ask(FIGURES, { ids: units.map(unit), codes: ["LM03"], asOf: "2026-01-01" });
    });
    // The unit that has no figure asks for no source.
    expect([one, all]).toEqual([1, 2]);
    expect(
      answer.data._entities.map(({ reporterFigures }: { reporterFigures: [] }) => reporterFigures.length),
    ).toEqual(units.map(() => 1));
  });

  it("shows an activity on its unit, its programme and its commitment, and on its own", async () => {
    await using member = await startTestMember(reporter);
    const [programme, commitment] = [randomUUID(), randomUUID()];
    const activity = {
      title: { vi: "Trao học bổng", en: "Scholarships" },
      kind: ActivityKind.SUPPORT,
      period: { from: "2017-01-01", to: null },
      results: [],
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
      { id: UNIT },
      { id: UNIT },
      null,
    ]);
  });
});

async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const before = (await sqlStatements.get()).values[0]?.value ?? 0;
  await work();
  return ((await sqlStatements.get()).values[0]?.value ?? 0) - before;
}
