import { unitId } from "@hub/association/administrative-units/unit-id";
import { education } from "@hub/education/education";
import { universalEducationFlags } from "@hub/education/universal-education/universal-education-status-flags-resolver";
import { tellFindings } from "@hub/figure-kit/findings/tell-findings";
import { indicatorEntry, unitEntry, withRegister } from "@hub/figure-kit/testing/known-register";
import { sqlStatements } from "@hub/subgraph-kit/database";
import { startTestMember, type TestMember } from "@hub/subgraph-kit/testing";
import { describe, expect, it } from "@jest/globals";
import { readEducation } from "./education/education.js";
import { openDataFolder } from "./file-format/data-folder.js";
import { writeRows } from "./write-rows.js";

const ROWS = readEducation(openDataFolder());
const REGISTER = ROWS.figures.flatMap(({ unitId, indicatorCode }) => [
  unitEntry(unitId),
  indicatorEntry(indicatorCode),
]);

const SON_LA = unitId("PROVINCE", "14", "2025-03-01");
const PHU_THO = unitId("PROVINCE", "25", "2025-03-01");
const DISTRICT_11 = unitId("DISTRICT", "772", "2025-03-01");

async function startLoaded(): Promise<TestMember> {
  const member = await startTestMember(withRegister(education, REGISTER));
  await writeRows(member.dataSource, education, ROWS);
  return member;
}

const units = (ids: string[]) => ids.map((id) => ({ __typename: "AdministrativeUnit", id }));

const EVERYTHING = `query ($units: [_Any!]!, $codes: [String!], $asOf: Date) {
  _entities(representations: $units) {
    ... on AdministrativeUnit {
      educationFigures(indicatorCodes: $codes, asOf: $asOf) {
        indicatorCode numerator denominator percentage printedText asOf source { author title publishedAt locator } flags { rule severity } doubts { kind } unit { id }
      }
      universalEducationStatuses {
        standard ofUnitLevel standardLevel isAtLeast count total asOf printedText isDerived flags { rule } unit { id }
      }
      institutionCounts { kind count asOf printedText flags { rule } unit { id } }
      observances {
        kind year name { vi } printedPeriod { from to } registeredPeriod { from to } openedOn flags { rule } unit { id }
      }
      educationActivities { kind title { vi en } period { from to } results { count } source { title locator } unit { id } }
    }
  }
}`;

describe("the published rows of education", () => {
  it("hold Sơn La's figures as printed, with what is odd about them", async () => {
    await using member = await startLoaded();
    const { data, errors } = await member.ask(EVERYTHING, { units: units([SON_LA]) });
    expect(errors).toBeUndefined();
    const rows = data._entities[0].educationFigures.map(
      (figure: {
        indicatorCode: string;
        numerator: number;
        denominator: number | null;
        flags: { rule: string }[];
      }) =>
        [
          figure.indicatorCode,
          figure.numerator,
          figure.denominator,
          figure.flags.map(({ rule }) => rule).join(" "),
        ].join(" | "),
    );
    expect(rows).toEqual([
      "CL02 | 196 | 204 | V16 DERIVED",
      "CL03 | 160 | 204 | V16",
      "UE02 | 1 | 204 | ",
      "UE03 | 12 | 204 | ",
      "UE04 | 191 | 204 | ",
      "UE05 | 13 | 204 | ",
      "UE06 | 129 | 204 | ",
      "UE07 | 62 | 204 | ",
      "UE10 | 2 |  | ",
      "UE11 | 1 |  | DERIVED",
      "UE13 | 0 | 12 | DERIVED",
      "UE14 | 2 | 12 | ",
      "UE15 | 10 | 12 | V05 V07",
    ]);
  });

  it("say which figures are inferred", async () => {
    await using member = await startLoaded();
    const { data } = await member.ask(EVERYTHING, { units: units([SON_LA]) });
    const figures: { indicatorCode: string; doubts: { kind: string }[] }[] =
      data._entities[0].educationFigures;
    const inferred = figures.filter(({ doubts }) => doubts.some(({ kind }) => kind === "INFERRED"));
    expect(inferred).toMatchObject([
      { indicatorCode: "CL02", doubts: [{ kind: "INFERRED" }] },
      { indicatorCode: "UE11", doubts: [{ kind: "INFERRED" }] },
      { indicatorCode: "UE13", doubts: [{ kind: "INFERRED" }] },
    ]);
  });

  it("say that a centre may be counted by a cultural house and by a post office", async () => {
    await using member = await startLoaded();
    const { data, errors } = await member.ask(
      `query ($units: [_Any!]!) { _entities(representations: $units) { ... on AdministrativeUnit {
        educationFigures(indicatorCodes: ["CL02"]) { printedText doubts { kind reason { vi en } } }
      } } }`,
      { units: units([SON_LA]) },
    );
    expect(errors).toBeUndefined();
    expect(data._entities[0].educationFigures).toEqual([
      {
        printedText: expect.stringContaining("Nhà văn hóa hoặc điểm Bưu điện xã"),
        doubts: [
          {
            kind: "INFERRED",
            reason: {
              vi: expect.stringContaining("có thể thuộc cả hai"),
              en: expect.stringContaining("one may be of both"),
            },
          },
        ],
      },
    ]);
  });

  it("say where in the article each figure stands", async () => {
    await using member = await startLoaded();
    const { data } = await member.ask(EVERYTHING, { units: units([SON_LA]), codes: ["CL02", "UE10"] });
    const sources = data._entities[0].educationFigures.map(({ source }: { source: unknown }) => source);
    expect(sources).toEqual(
      ["đoạn 9", "đoạn 10"].map((locator) => ({
        author: "Như Thuỷ",
        title:
          "Tăng cường sự lãnh đạo của Đảng đối với công tác khuyến học, khuyến tài xây dựng xã hội học tập",
        publishedAt: null,
        locator,
      })),
    );
  });

  it("leave out the centres' figures, which have no day, where a day is asked for", async () => {
    await using member = await startLoaded();
    const variables = { units: units([SON_LA]), codes: ["CL02", "UE04"], asOf: "2022-01-01" };
    const { data } = await member.ask(EVERYTHING, variables);
    expect(data._entities[0].educationFigures).toMatchObject([{ indicatorCode: "UE04", asOf: "2021-12-31" }]);
  });

  it("hold Sơn La's fifteen statuses, the misprinted districts flagged", async () => {
    await using member = await startLoaded();
    const { data } = await member.ask(EVERYTHING, { units: units([SON_LA]) });
    const statuses: { isDerived: boolean; flags: { rule: string }[] }[] =
      data._entities[0].universalEducationStatuses;
    expect(statuses).toHaveLength(15);
    expect(statuses.filter(({ flags }) => flags.length > 0)).toMatchObject([
      { standard: "LOWER_SECONDARY", ofUnitLevel: "DISTRICT", count: 9, flags: [{ rule: "V06" }] },
      { standard: "LOWER_SECONDARY", ofUnitLevel: "PROVINCE", isDerived: true, flags: [{ rule: "DERIVED" }] },
      { standard: "PRESCHOOL_5", standardLevel: null, count: 12, total: 12, flags: [{ rule: "DERIVED" }] },
      {
        standard: "PRIMARY",
        ofUnitLevel: "DISTRICT",
        count: 10,
        printedText: "10/12 huyện/thành phố đạt chuẩn phổ cập giáo dục tiểu học mức độ 2",
        flags: [{ rule: "V05" }, { rule: "V07" }],
      },
    ]);
  });

  it("tell a contradiction once, as a finding of the figure: the line with its words repeats it", async () => {
    await using member = await startLoaded();
    const told: { rule: string }[] = await member.dataSource.transaction(async (manager) => {
      await tellFindings(manager, "education", [universalEducationFlags]);
      return manager.query("SELECT rule FROM finding WHERE kind = 'UniversalEducationStatus' ORDER BY rule");
    });
    expect(told.map(({ rule }) => rule)).toEqual(["DERIVED", "V06"]);
    await member.dataSource.query("DELETE FROM figure WHERE indicator_code = 'UE15'");
    const alone: { rule: string }[] = await member.dataSource.transaction(async (manager) => {
      await tellFindings(manager, "education", [universalEducationFlags]);
      return manager.query("SELECT rule FROM finding WHERE kind = 'UniversalEducationStatus' ORDER BY rule");
    });
    expect(alone.map(({ rule }) => rule)).toEqual(["DERIVED", "V05", "V06", "V07"]);
  });

  it("hold five observances, by year, the book days disputed", async () => {
    await using member = await startLoaded();
    const { data } = await member.ask(
      "query { observances(first: 10) { nodes { year kind openedOn unit { id } flags { rule severity } } } }",
    );
    const nodes: { year: number; kind: string; flags: unknown[] }[] = data.observances.nodes;
    expect(nodes.map(({ year }) => year)).toEqual([2020, 2020, 2021, 2021, 2022]);
    expect(nodes.filter(({ kind }) => kind === "BOOK_DAY").map(({ flags }) => flags.length)).toEqual([
      1, 1, 2,
    ]);
    expect(nodes.filter(({ kind }) => kind !== "BOOK_DAY").flatMap(({ flags }) => flags)).toEqual([]);
    expect(nodes).toContainEqual(
      expect.objectContaining({ openedOn: "2020-10-03", unit: { id: `unit_${SON_LA}` } }),
    );
    const ofYear = await member.ask("{ observances(year: 2022) { nodes { kind } } }");
    expect(ofYear.data).toEqual({ observances: { nodes: [{ kind: "BOOK_DAY" }] } });
  });

  it("hold Quận 11's centres and nothing where nothing was published", async () => {
    await using member = await startLoaded();
    const { data } = await member.ask(EVERYTHING, { units: units([DISTRICT_11, PHU_THO]) });
    expect(data._entities[0]).toMatchObject({
      educationFigures: [{ indicatorCode: "CL01", numerator: 16, denominator: 16, percentage: 100 }],
      institutionCounts: [{ kind: "COMMUNITY_LEARNING_CENTRE", count: 16, asOf: "2020-10-29" }],
    });
    expect(data._entities[1]).toEqual({
      educationFigures: [],
      universalEducationStatuses: [],
      institutionCounts: [],
      observances: [],
      educationActivities: [],
    });
  });

  it("list the three activities of Sơn La", async () => {
    await using member = await startLoaded();
    const { data } = await member.ask("{ educationActivities { nodes { kind unit { id } } } }");
    const kinds = data.educationActivities.nodes.map(({ kind }: { kind: string }) => kind);
    expect(kinds.toSorted()).toEqual(["CURRICULUM_INTEGRATION", "DISSEMINATION", "MEDIA"]);
  });

  it("are read with as many statements for a hundred units as for one", async () => {
    await using member = await startLoaded();
    const one = await countStatements(() => member.ask(EVERYTHING, { units: units([SON_LA]) }));
    const many = Array.from({ length: 100 }, (_, index) => (index % 2 ? SON_LA : DISTRICT_11));
    const all = await countStatements(() => member.ask(EVERYTHING, { units: units(many) }));
    // Two of them read sources, those of figures and those of activities, and one the figures' rivals.
    expect([one, all]).toEqual([8, 8]);
  });

  it("are the same after loading twice, with one event for each figure", async () => {
    await using member = await startLoaded();
    const before = await member.ask(EVERYTHING, { units: units([SON_LA, DISTRICT_11]) });
    await writeRows(member.dataSource, education, ROWS);
    expect(await member.ask(EVERYTHING, { units: units([SON_LA, DISTRICT_11]) })).toEqual(before);
    const [{ count }] = await member.dataSource.query(
      `SELECT count(*)::int AS count FROM outbox, jsonb_array_elements(payload -> 'parts') AS part
       WHERE part ->> 'type' = 'figure.reported'`,
    );
    expect(count).toBe(14);
  });
});

async function countStatements(work: () => Promise<unknown>): Promise<number> {
  const before = (await sqlStatements.get()).values[0]?.value ?? 0;
  await work();
  return ((await sqlStatements.get()).values[0]?.value ?? 0) - before;
}
