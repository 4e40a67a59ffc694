import { randomUUID } from "node:crypto";
import { unitId } from "@hub/association/administrative-units/unit-id";
import { association } from "@hub/association/association";
import { tellRegisterChanged } from "@hub/association/registers/register-changed";
import type { Figure } from "@hub/figure-kit/figure";
import { until } from "@hub/gateway-fixtures/until";
import { formatGlobalId } from "@hub/schema/global-id";
import { sqlStatements } from "@hub/subgraph-kit/database";
import { loaderOf } from "@hub/subgraph-kit/record-change";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { READER_KEY } from "../support/followed-member.js";
import { type ReportingMember, startReportingMember } from "../support/reporting-member.js";

const SON_LA = unitId("PROVINCE", "14", "2025-03-01");
const OLD_QUANG_TRI = unitId("PROVINCE", "45", "2025-03-01");
const QUANG_TRI = unitId("PROVINCE", "44", "2025-07-01");

let education: ReportingMember;
let hub: TestMember;

beforeAll(async () => {
  education = await startReportingMember("education");
  hub = await startLoadedMember(association, {
    readerKeys: [READER_KEY],
    sources: new Map([["education", education.source]]),
  });
  await education.learnRegisters(hub);
}, 120_000);

afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  await education[Symbol.asyncDispose]();
});

async function ask(args: string, fields = "nodes { id }") {
  const { data, errors } = await hub.ask(`{ figures(${args}) { ${fields} } }`);
  expect(errors).toBeUndefined();
  return data.figures;
}

const PAGE = "nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }";
const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id);
const idOf = ({ id, member }: Figure) => formatGlobalId("Figure", id, member);

/** Once all that was told so far is in the joint record. */
async function untilCopied(): Promise<void> {
  await until(async () => {
    const { members } = await ask("first: 0", "members { member isUpToDate }");
    const isComplete = await Promise.all(["figure", "activity"].map(hasAll));
    return (
      isComplete.every(Boolean) && members.every(({ isUpToDate }: { isUpToDate: boolean }) => isUpToDate)
    );
  });
}

async function hasAll(table: string): Promise<boolean> {
  const count = async ({ dataSource }: TestMember, from: string): Promise<number> => {
    const [row] = await dataSource.query(`SELECT count(*)::int AS count FROM ${from}`);
    return row.count;
  };
  return (
    (await count(hub, `joint_${table} WHERE member = 'education'`)) === (await count(education.member, table))
  );
}

async function findChild(parentId: string, level: string): Promise<string> {
  const [row] = await hub.dataSource.query(
    `SELECT unit_id AS id FROM administrative_unit_version
     WHERE parent_id = $1 AND level = $2 AND valid_to = '2025-06-30' ORDER BY sort_key LIMIT 1`,
    [parentId, level],
  );
  return row.id;
}

/** One of the units among which a unit was divided. */
async function findPartOf(unit: string): Promise<string> {
  const [row] = await hub.dataSource.query(
    "SELECT successor_id AS id FROM unit_succession WHERE predecessor_id = $1 AND is_divided LIMIT 1",
    [unit],
  );
  return row.id;
}

async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const read = async () => (await sqlStatements.get()).values[0]?.value ?? 0;
  const before = await read();
  await work();
  return (await read()) - before;
}

describe("the joint record", () => {
  it("has every member's figures, each whole as its member has it", async () => {
    const wrong = await education.report({ unitId: SON_LA });
    const right = await education.report({
      unitId: SON_LA,
      numerator: 197,
      printedText: "197/204",
      correctsId: wrong.id,
      reason: "in sai",
    });
    const rival = await education.report({ unitId: SON_LA, numerator: 190, printedText: "190/204" });
    await untilCopied();
    const { nodes, members } = await ask(
      `unitIds: ["unit_${SON_LA}"]`,
      `nodes {
        id member numerator printedText asOf knownAt state reason source { id title document { number } }
        corrects { id printedText state correctedBy { id } } rivals { id } flags { rule }
        unit { id name { vi } } indicator { code }
      } members { member confirmedAt isUpToDate }`,
    );
    const figure = {
      member: "education",
      asOf: "2021-12-31",
      state: "REPORTED",
      source: {
        id: formatGlobalId("Source", right.sourceId, "education"),
        title: "Bài báo",
        document: { number: "26/2025/NQ-HĐND" },
      },
      flags: [{ rule: "RIVAL_CLAIMS" }],
      unit: { id: `unit_${SON_LA}`, name: { vi: "Tỉnh Sơn La" } },
      indicator: { code: "CL02" },
    };
    const corrects = {
      id: idOf(wrong),
      printedText: "196/204",
      state: "CORRECTED",
      correctedBy: { id: idOf(right) },
    };
    expect(nodes).toHaveLength(2);
    expect(nodes).toEqual(
      expect.arrayContaining([
        {
          ...figure,
          id: idOf(right),
          numerator: 197,
          printedText: "197/204",
          reason: "in sai",
          knownAt: right.knownAt.toISOString(),
          corrects,
          rivals: [{ id: idOf(rival) }],
        },
        {
          ...figure,
          id: idOf(rival),
          numerator: 190,
          printedText: "190/204",
          reason: null,
          knownAt: rival.knownAt.toISOString(),
          corrects: null,
          rivals: [{ id: idOf(right) }],
        },
      ]),
    );
    expect(members).toMatchObject([
      { member: "association", confirmedAt: expect.any(String) },
      { member: "education", confirmedAt: expect.any(String), isUpToDate: true },
    ]);
  });

  it("lists no claim as a rival that another has corrected", async () => {
    const place = { unitId: await findChild(OLD_QUANG_TRI, "DISTRICT"), asOf: "2025-04-30" };
    const first = await education.report(place);
    const wrong = await education.report({ ...place, numerator: 190, printedText: "190/204" });
    const correcting = { correctsId: wrong.id, reason: "in sai", numerator: 191, printedText: "191/204" };
    const right = await education.report({ ...place, ...correcting });
    await untilCopied();
    const { data } = await hub.ask(
      `query ($unit: ID!) { figures(unitIds: [$unit], asOf: "2025-04-30") { nodes { id rivals { id state } } } }`,
      { unit: `unit_${place.unitId}` },
    );
    expect(new Set(data.figures.nodes)).toEqual(
      new Set([
        { id: idOf(first), rivals: [{ id: idOf(right), state: "REPORTED" }] },
        { id: idOf(right), rivals: [{ id: idOf(first), state: "REPORTED" }] },
      ]),
    );
  });

  it("lists what lay in a unit on the day of the figure, of one level, and ended units on request", async () => {
    const district = await findChild(OLD_QUANG_TRI, "DISTRICT");
    const commune = await findChild(district, "COMMUNE");
    const old = { asOf: "2025-05-31", indicatorCode: "LM01" };
    const [ofProvince, ofDistrict, ofCommune, ofNew] = [
      await education.report({ ...old, unitId: OLD_QUANG_TRI }),
      await education.report({ ...old, unitId: district }),
      await education.report({ ...old, unitId: commune }),
      await education.report({ ...old, unitId: QUANG_TRI, asOf: "2025-07-31" }),
    ].map(idOf);
    await untilCopied();
    const list = async (args: string) => idsOf(await ask(`indicators: ["LM01"], ${args}`));
    expect(await list(`under: "unit_${OLD_QUANG_TRI}"`)).toEqual([ofProvince, ofDistrict, ofCommune]);
    expect(await list(`under: "unit_${OLD_QUANG_TRI}", level: DISTRICT`)).toEqual([ofDistrict]);
    expect(await list(`under: "unit_${district}"`)).toEqual([ofDistrict, ofCommune]);
    expect(await list(`under: "${commune}"`)).toEqual([ofCommune]);
    // Who names an ended unit asks for it, whichever day is asked about.
    const named = `under: "unit_${OLD_QUANG_TRI}", asOf: "2025-12-31"`;
    expect(await list(named)).toEqual([ofProvince, ofDistrict, ofCommune]);
    expect(await list(`under: "unit_${OLD_QUANG_TRI}", asOf: "2025-04-30"`)).toEqual([]);
    const ended = `under: "unit_${OLD_QUANG_TRI}", asOf: "2025-12-31", includeEnded: true`;
    expect(await list(ended)).toHaveLength(3);
    expect(await list(`under: "unit_${QUANG_TRI}"`)).toEqual([ofNew]);
    const territory = `under: "unit_${QUANG_TRI}", includeEnded: true`;
    expect(await list(territory)).toEqual([ofNew, ofProvince, ofDistrict, ofCommune]);
    expect(await list(`${territory}, asOf: "2025-06-30"`)).toEqual([ofProvince, ofDistrict, ofCommune]);
    const ofPart = await list(`under: "unit_${await findPartOf(district)}", includeEnded: true`);
    expect(ofPart).not.toContain(ofDistrict);
    expect(await list(`unitIds: ["unit_${commune}", "unit_${QUANG_TRI}"]`)).toEqual([ofNew, ofCommune]);
    expect(await list(`members: ["education"]`)).toEqual([ofNew]);
    expect(await list(`members: ["association"]`)).toEqual([]);
    const { errors } = await hub.ask(`{ figures(under: "unit_${randomUUID()}") { nodes { id } } }`);
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT" });
  });

  it.each([
    ["includeEnded: true", 6],
    [`includeEnded: true, under: "unit_${QUANG_TRI}"`, 4],
  ])("pages both ways through what it lists: %s", async (list, least) => {
    const all = idsOf(await ask(list));
    expect(all.length).toBeGreaterThanOrEqual(least);
    const forth: string[] = [];
    for (let after = "null", more = true; more; ) {
      const page = await ask(`${list}, first: 2, after: ${after}`, PAGE);
      forth.push(...idsOf(page));
      after = JSON.stringify(page.pageInfo.endCursor);
      more = page.pageInfo.hasNextPage;
    }
    expect(forth).toEqual(all);
    const back: string[] = [];
    for (let before = "null", more = true; more; ) {
      const page = await ask(`${list}, last: 2, before: ${before}`, PAGE);
      back.unshift(...idsOf(page));
      before = JSON.stringify(page.pageInfo.startCursor);
      more = page.pageInfo.hasPreviousPage;
    }
    expect(back).toEqual(all);
  });

  it("tells what held on a day, and what was known at a moment", async () => {
    const series = { unitId: SON_LA, indicatorCode: "LM02" };
    const early = await education.report({ ...series, asOf: "2020-12-31", printedText: "196/204 (2020)" });
    const late = await education.report({ ...series, asOf: "2022-12-31", printedText: "196/204 (2022)" });
    const undated = await education.report({ ...series, asOf: null });
    const right = await education.report({
      ...series,
      asOf: "2022-12-31",
      numerator: 190,
      correctsId: late.id,
      reason: "in sai",
    });
    await untilCopied();
    const list = async (args: string) => idsOf(await ask(`indicators: ["LM02"] ${args}`)).toSorted();
    expect(await list("")).toEqual([undated, right].map(idOf).toSorted());
    expect(await list(`asOf: "2021-12-31"`)).toEqual([idOf(early)]);
    expect(await list(`asOf: "2019-12-31"`)).toEqual([]);
    const leftOut = async (args: string) =>
      (await ask(`indicators: ["LM02"] ${args}`, "undatedCount totalCount")).undatedCount;
    expect(await leftOut(`asOf: "2021-12-31"`)).toBe(1);
    expect(await leftOut(`asOf: "2021-12-31", under: "unit_${SON_LA}"`)).toBe(1);
    expect(await leftOut(`asOf: "2021-12-31", under: "unit_${QUANG_TRI}"`)).toBe(0);
    expect(await leftOut(`asOf: "2021-12-31", knownAt: "${early.knownAt.toISOString()}"`)).toBe(0);
    expect(await leftOut("")).toBe(0);
    const moment = `knownAt: "${late.knownAt.toISOString()}"`;
    expect(await list(moment)).toEqual([idOf(late)]);
    const { nodes } = await ask(`indicators: ["LM02"] ${moment}`, "nodes { id state correctedBy { id } }");
    expect(nodes).toEqual([{ id: idOf(late), state: "REPORTED", correctedBy: null }]);
  });

  it("has all claims of a series, in pages from either end, and leads from each to its series", async () => {
    const unitId = OLD_QUANG_TRI;
    const claim = { unitId, indicatorCode: "LM02", denominator: null };
    const early = await education.report({ ...claim, asOf: "2020-12-31", numerator: 5, printedText: "5" });
    const wrong = await education.report({ ...claim, numerator: 6, printedText: "6" });
    const right = await education.report({
      ...claim,
      numerator: 7,
      printedText: "7",
      correctsId: wrong.id,
      reason: "in sai",
    });
    await untilCopied();
    const id = `series_education.LM02.${unitId}`;
    const read = async (args: string) => {
      const { data, errors } = await hub.ask(
        `query ($id: ID!) { figureSeries(id: $id) { figures(${args}) {
          nodes { id state series { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        } } }`,
        { id },
      );
      expect(errors).toBeUndefined();
      return data.figureSeries.figures;
    };
    const [first, second, third] = [
      { id: idOf(early), state: "REPORTED", series: { id } },
      { id: idOf(wrong), state: "CORRECTED", series: { id } },
      { id: idOf(right), state: "REPORTED", series: { id } },
    ];
    const forward = await read("first: 2");
    expect(forward).toMatchObject({ nodes: [first, second], pageInfo: { hasNextPage: true } });
    expect((await read(`first: 2, after: "${forward.pageInfo.endCursor}"`)).nodes).toEqual([third]);
    const backward = await read("last: 2");
    expect(backward).toMatchObject({ nodes: [second, third], pageInfo: { hasPreviousPage: true } });
    expect((await read(`last: 2, before: "${backward.pageInfo.startCursor}"`)).nodes).toEqual([first]);
  });

  it("has every member's activities", async () => {
    const [first, second] = [
      await education.record({ unitId: SON_LA, period: { from: "2017-01-01", to: null } }),
      await education.record({ unitId: OLD_QUANG_TRI }),
    ].map(({ id }) => formatGlobalId("Activity", id, "education"));
    await untilCopied();
    const list = async (args: string) => {
      const { data, errors } = await hub.ask(`{ activities${args} {
        nodes { id title { vi } kind period { from to } results { count printedText } unit { name { vi } } source { title } doubts { kind } }
        members { member isUpToDate }
      } }`);
      expect(errors).toBeUndefined();
      return data.activities;
    };
    const { nodes, members } = await list("");
    expect(nodes[0]).toEqual({
      id: first,
      title: { vi: "Trao học bổng" },
      kind: "SUPPORT",
      period: { from: "2017-01-01", to: null },
      results: [{ count: 75, printedText: "75 suất" }],
      unit: { name: { vi: "Tỉnh Sơn La" } },
      source: { title: "Bài báo về hoạt động" },
      doubts: [],
    });
    expect(members).toHaveLength(2);
    expect(idsOf({ nodes })).toEqual([first, second]);
    expect(idsOf(await list(`(under: "unit_${OLD_QUANG_TRI}")`))).toEqual([second]);
    expect(idsOf(await list(`(unitIds: ["unit_${SON_LA}"])`))).toEqual([first]);
    expect(idsOf(await list(`(from: "2022-05-19")`))).toEqual([first]);
    expect(idsOf(await list(`(to: "2020-01-01")`))).toEqual([first]);
    expect(idsOf(await list(`(kinds: [MEDIA])`))).toEqual([]);
    expect(idsOf(await list(`(members: ["association"])`))).toEqual([]);
  });

  it("asks the database as often for many rows as for one", async () => {
    const fields = `nodes { id source { title } corrects { id source { title } } correctedBy { id } rivals { id } flags { rule }
      unit { id name { vi } } indicator { name { vi } } } members { member }`;
    const one = await countStatements(() => ask("includeEnded: true, first: 1", fields));
    const many = await countStatements(() => ask("includeEnded: true, first: 50", fields));
    // Beside those of one row: what corrects another is there only among many, with its source.
    expect(many).toBeLessThanOrEqual(one + 2);
  });

  it("follows the register: a unit that ends is no longer listed", async () => {
    const end = "2026-10-31";
    const list = async () => {
      const { nodes } = await ask(`first: 200, asOf: "2026-11-01"`, "nodes { unit { id } }");
      return nodes.filter(({ unit }: { unit: { id: string } }) => unit.id === `unit_${QUANG_TRI}`);
    };
    expect(await list()).toHaveLength(1);
    await hub.dataSource.transaction(async (manager) => {
      await manager.query("UPDATE administrative_unit SET valid_to = $2 WHERE id = $1", [QUANG_TRI, end]);
      await tellRegisterChanged(manager, loaderOf(null), "unit", [QUANG_TRI]);
    });
    await until(async () => (await list()).length === 0);
  });

  it("is made anew when its cursors are deleted, and answers meanwhile", async () => {
    const before = idsOf(await ask("includeEnded: true"));
    await hub.dataSource.query("UPDATE joint_figure SET numerator = 1");
    await hub.dataSource.query("DELETE FROM feed_cursor WHERE consumer = 'joint-record'");
    const extra = await education.report({ unitId: SON_LA, indicatorCode: "LM03" });
    await until(async () => {
      const now = idsOf(await ask("includeEnded: true"));
      expect(now).toEqual(expect.arrayContaining(before));
      return now.includes(idOf(extra));
    });
    const [{ count }] = await hub.dataSource.query(
      "SELECT count(*)::int AS count FROM joint_figure WHERE numerator = 1",
    );
    expect(count).toBe(0);
  });

  it.each(["activities", "changes", "findings"])(
    "has in the territory of a unit what lay in those that went into it, on request: %s",
    async (list) => {
      await education.report({
        unitId: OLD_QUANG_TRI,
        indicatorCode: "UE02",
        asOf: "2025-05-31",
        numerator: 1,
        denominator: 3,
        printedPercentage: "34",
      });
      await education.record({ unitId: OLD_QUANG_TRI });
      await untilCopied();
      const rows = async (args: string): Promise<unknown[]> => {
        const id = list === "findings" ? "kind nodeId rule" : list === "changes" ? "nodeId version" : "id";
        const kinds = list === "changes" ? 'kinds: ["Figure", "Activity"], ' : "";
        const { data, errors } = await hub.ask(
          `{ ${list}(first: 200, ${kinds}${args}) { nodes { ${id} } } }`,
        );
        expect(errors).toBeUndefined();
        return data[list].nodes;
      };
      const ofOld = await rows(`under: "unit_${OLD_QUANG_TRI}"`);
      const ofNew = await rows(`under: "unit_${QUANG_TRI}"`);
      expect(ofOld).not.toEqual([]);
      expect(ofNew).not.toEqual(expect.arrayContaining(ofOld));
      const territory = `under: "unit_${QUANG_TRI}", includeEnded: true`;
      const all = await rows(territory);
      expect(all).toEqual(expect.arrayContaining([...ofOld, ...ofNew]));
    },
  );

  it("keeps the last rows of a member that is down, and says how old they are", async () => {
    const before = idsOf(await ask("includeEnded: true"));
    await education[Symbol.asyncDispose]();
    const read = () => ask("includeEnded: true", "nodes { id } members { member confirmedAt isUpToDate }");
    // The association hears of its own changes a moment later than it makes them.
    await until(async () => {
      const [association, ofEducation] = (await read()).members;
      return association.isUpToDate && !ofEducation.isUpToDate;
    });
    const { nodes, members } = await read();
    expect(idsOf({ nodes })).toEqual(before);
    expect(members).toMatchObject([
      { member: "association", confirmedAt: expect.any(String) },
      { member: "education", confirmedAt: expect.any(String), isUpToDate: false },
    ]);
  });
});
