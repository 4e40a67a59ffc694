import { randomUUID } from "node:crypto";
import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { defineMember } from "@hub/subgraph-kit/define-member";
import { history } from "@hub/subgraph-kit/history";
import { createMember } from "@hub/subgraph-kit/member";
import { referenceById } from "@hub/subgraph-kit/row-loaders";
import { recordSource } from "@hub/subgraph-kit/source";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import { createTestDatabase, startTestMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { CreateAssociation1795737600003 } from "../migrations/create-association.js";
import { CreateRegisters1795737600006 } from "../migrations/create-registers.js";
import { FindPlacesInAnyOrder1795737600061 } from "../migrations/find-places-in-any-order.js";
import { FindShortForms1795737600041 } from "../migrations/find-short-forms.js";
import { KeepRegisterHistory1795737600020 } from "../migrations/keep-register-history.js";
import { TellFirstVersions1795737600040 } from "../migrations/tell-first-versions.js";
import { administrativeUnits } from "./administrative-units.module.js";
import { KeepLoadedRegister1795737600014 } from "./keep-loaded-register.js";
import { RegisteredCount } from "./registered-count.js";
import { unitId } from "./unit-id.js";

const DEFINITION = defineMember({
  name: "association",
  migrations: [
    CreateAssociation1795737600003,
    CreateRegisters1795737600006,
    KeepLoadedRegister1795737600014,
    KeepRegisterHistory1795737600020,
    TellFirstVersions1795737600040,
    FindShortForms1795737600041,
    FindPlacesInAnyOrder1795737600061,
  ],
  modules: [administrativeUnits, history, { references: { Source: referenceById(sourceById) } }],
});

const QUAN_11 = unitId("DISTRICT", "772", "2025-03-01");
const SON_LA = unitId("PROVINCE", "14", "2025-03-01");
const HA_NOI = unitId("PROVINCE", "01", "2025-03-01");
const DONG_NAI_BEFORE = unitId("PROVINCE", "75", "2025-03-01");
const DONG_NAI = unitId("PROVINCE", "75", "2025-07-01");

let member: TestMember;
beforeAll(async () => {
  member = await startTestMember(DEFINITION);
});
afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

async function ask(query: string, variables: Record<string, unknown> = {}) {
  const { data, errors } = await member.ask(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

async function search(filter: Record<string, unknown>): Promise<string[]> {
  const { administrativeUnits } = await ask(
    `query ($search: String, $level: AdministrativeLevel, $asOf: Date) {
      administrativeUnits(search: $search, level: $level, asOf: $asOf) { nodes { name(asOf: $asOf) { vi } } }
    }`,
    filter,
  );
  return administrativeUnits.nodes.map((unit: { name: { vi: string } }) => unit.name.vi);
}

describe("what clients send that is spelt otherwise", () => {
  it("is found: a UUID in capitals, a name with a look-alike letter", async () => {
    const query = "query ($id: ID!) { administrativeUnit(id: $id) { id name { vi } } }";
    expect(await ask(query, { id: SON_LA.toUpperCase() })).toEqual({
      administrativeUnit: { id: `unit_${SON_LA}`, name: { vi: "Tỉnh Sơn La" } },
    });
    expect(await search({ search: "\u00D0à Nẵng", level: "PROVINCE" })).toEqual(["Thành phố Đà Nẵng"]);
  });

  it.each([{ asOf: "0000-01-01" }, { search: "S\0n La" }, { search: "S\uD83Dn La" }])(
    "is refused with a sentence where it is nothing: %j",
    async (filter) => {
      const { errors } = await member.ask(
        "query ($search: String, $asOf: Date) { administrativeUnits(search: $search, asOf: $asOf) { nodes { id } } }",
        filter,
      );
      expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
      expect(errors?.[0]?.message).toMatch(/"search"|asOf/);
    },
  );
});

describe("the units under another", () => {
  it("are those of the day, with or without a search", async () => {
    const query = `query ($parentId: ID!, $asOf: Date, $search: String) {
      administrativeUnits(parentId: $parentId, asOf: $asOf, search: $search, first: 200) {
        totalCount nodes { id level }
      }
      administrativeUnit(id: $parentId) { children(asOf: $asOf, first: 200) { nodes { id level } } }
    }`;
    for (const [asOf, count, level] of [
      ["2025-06-30", 12, "DISTRICT"],
      ["2025-07-01", 75, "COMMUNE"],
    ]) {
      const { administrativeUnits, administrativeUnit } = await ask(query, { parentId: SON_LA, asOf });
      expect(administrativeUnits.nodes).toEqual(administrativeUnit.children.nodes);
      expect(administrativeUnits.totalCount).toBe(count);
      expect(administrativeUnits.nodes[0].level).toBe(level);
    }
    const { administrativeUnits } = await ask(query, {
      parentId: SON_LA,
      asOf: "2025-07-01",
      search: "Mường",
    });
    expect(administrativeUnits.totalCount).toBeGreaterThan(1);
    expect(administrativeUnits.totalCount).toBeLessThan(75);
  });

  it("are of no unit that there is not", async () => {
    const { errors } = await member.ask(
      '{ administrativeUnits(parentId: "00000000-0000-4000-8000-000000000000") { nodes { id } } }',
    );
    expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
    expect(errors?.[0]?.message).toContain("parentId");
  });
});

describe("searching units", () => {
  it("takes an official code as of a day, since the code went to another unit", async () => {
    const filter = { search: "44", level: "PROVINCE" };
    expect(await search({ ...filter, asOf: "2025-06-30" })).toEqual(["Tỉnh Quảng Bình"]);
    expect(await search({ ...filter, asOf: "2025-07-01" })).toEqual(["Tỉnh Quảng Trị"]);
  });

  it("finds words whatever their case, diacritics and tone-mark position", async () => {
    const districts = { level: "DISTRICT", asOf: "2025-06-30" };
    expect(await search({ ...districts, search: "quan 11" })).toEqual(["Quận 11"]);
    expect(await search({ ...districts, search: "DISTRICT 11" })).toEqual(["Quận 11"]);
    const found = await search({ search: "Hòa Bình" });
    expect(found).toContain("Phường Hòa Bình");
    expect(await search({ search: "phường Hoà Bình" })).toEqual(
      found.filter((name) => name.startsWith("Phường")),
    );
  });

  it("lists the units in force today when no day is named, so no district", async () => {
    expect(await search({ level: "DISTRICT" })).toEqual([]);
  });

  it("finds units that have ended where none is in force and no day is named, with their successors", async () => {
    const { administrativeUnits } = await ask(`{
      administrativeUnits(search: "quan 11") { nodes { id endedOn successors { successor { name { vi } } } } }
    }`);
    const successors = ["Phường Hòa Bình", "Phường Phú Thọ", "Phường Bình Thới", "Phường Minh Phụng"];
    expect(administrativeUnits.nodes).toEqual([
      {
        id: `unit_${QUAN_11}`,
        endedOn: "2025-06-30",
        successors: successors.map((vi) => ({ successor: { name: { vi } } })),
      },
    ]);
    expect(await search({ search: "đà nẵng", level: "PROVINCE" })).toEqual(["Thành phố Đà Nẵng"]);
    expect(await search({ search: "quan 11", asOf: "2025-07-01" })).toEqual([]);
  });

  it("finds a unit by a name that it had, and tells its name of today", async () => {
    expect(await search({ search: "tỉnh đồng nai" })).toEqual(["Thành phố Đồng Nai"]);
  });

  it.each([
    { search: "TP.HCM", level: "PROVINCE", finds: ["Thành phố Hồ Chí Minh"] },
    { search: "TPHCM", level: "PROVINCE", finds: ["Thành phố Hồ Chí Minh"] },
    { search: "Đắc Lắc", level: "PROVINCE", finds: ["Tỉnh Đắk Lắk"] },
    { search: "Q.11", level: "DISTRICT", finds: ["Quận 11"] },
    { search: "H. Gia Lâm", level: "DISTRICT", finds: ["Huyện Gia Lâm"] },
    { search: "TX Sơn Tây", level: "DISTRICT", finds: ["Thị xã Sơn Tây"] },
    { search: "TT Trâu Quỳ", level: "COMMUNE", finds: ["Thị trấn Trâu Quỳ"] },
    { search: "phường 8 quận 11", level: "COMMUNE", finds: ["Phường 8"] },
    { search: "P.08, Q.11, TP.HCM", level: "COMMUNE", finds: ["Phường 8"] },
    { search: "ward 8 district 11", level: "COMMUNE", finds: ["Phường 8"] },
    { search: "gia lam ha noi", level: "DISTRICT", finds: ["Huyện Gia Lâm"] },
    { search: "hà nội gia lâm", level: "DISTRICT", finds: ["Huyện Gia Lâm"] },
    { search: "hà nội ba đình", level: "DISTRICT", finds: ["Quận Ba Đình"] },
    { search: "thành phố hồ chí minh quận 11", level: "DISTRICT", finds: ["Quận 11"] },
    { search: "TPHCM quan 11", level: "DISTRICT", finds: ["Quận 11"] },
    { search: "tp.hcm q11", level: "DISTRICT", finds: ["Quận 11"] },
    { search: "quận 11 phường 8", level: "COMMUNE", finds: ["Phường 8"] },
    { search: "tp.hcm, q.11, p.8", level: "COMMUNE", finds: ["Phường 8"] },
    { search: "đà nẵng hòa vang", level: "DISTRICT", finds: ["Huyện Hòa Vang"] },
    { search: "hải phòng thủy nguyên", level: "DISTRICT", finds: ["Thành phố Thuỷ Nguyên"] },
    { search: "quảng trị đông hà", level: "DISTRICT", finds: ["Thành phố Đông Hà"] },
    { search: "trâu quỳ gia lâm hà nội", level: "COMMUNE", finds: ["Thị trấn Trâu Quỳ"] },
    { search: "hà nội gia lâm trâu quỳ", level: "COMMUNE", finds: ["Thị trấn Trâu Quỳ"] },
    { search: "BR-VT", level: "PROVINCE", finds: ["Tỉnh Bà Rịa - Vũng Tàu"] },
    { search: "Buon Me Thuot", level: "DISTRICT", finds: ["Thành phố Buôn Ma Thuột"] },
    { search: "TTH", level: "PROVINCE", finds: ["Thành phố Huế"] },
    { search: "kì anh", level: "DISTRICT", finds: ["Huyện Kỳ Anh", "Thị xã Kỳ Anh"] },
  ])("understands “$search”", async ({ finds, ...filter }) => {
    const found = await search({ ...filter, asOf: "2025-06-30" });
    expect(found.toSorted()).toEqual(finds);
    expect(await search(filter)).toEqual(expect.arrayContaining(finds));
  });

  it("takes “phường 08” for every Phường 8 and for no other ward", async () => {
    expect(new Set(await search({ search: "phường 08", asOf: "2025-06-30" }))).toEqual(new Set(["Phường 8"]));
  });

  it("takes loose readings only where a stricter one finds nothing", async () => {
    expect(new Set(await search({ search: "kì anh", asOf: "2025-06-30" }))).not.toContain("Xã Kim Anh");
    expect(await search({ search: "quậ 11", level: "DISTRICT", asOf: "2025-06-30" })).toEqual(["Quận 11"]);
  });

  it("puts provinces first and pages on without gap or repetition", async () => {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const { administrativeUnits } = await ask(
        `query ($after: String) {
          administrativeUnits(search: "Sơn", asOf: "2025-06-30", first: 100, after: $after) {
            nodes { id level } pageInfo { hasNextPage endCursor }
          }
        }`,
        { after },
      );
      names.push(
        ...administrativeUnits.nodes.map((unit: { id: string; level: string }) => `${unit.level} ${unit.id}`),
      );
      after = administrativeUnits.pageInfo.hasNextPage ? administrativeUnits.pageInfo.endCursor : null;
    } while (after);
    const [{ count }] = await member.dataSource.query(
      "SELECT count(*)::int FROM administrative_unit_version WHERE valid_from IS NULL AND ' ' || search_text LIKE '% son%'",
    );
    expect(names).toHaveLength(count);
    expect(new Set(names).size).toBe(count);
    expect(names[0]).toBe(`PROVINCE unit_${SON_LA}`);
  });

  it("refuses a search of more than 100 characters", async () => {
    const { errors } = await member.ask(
      `{ administrativeUnits(search: "${"a".repeat(101)}") { nodes { id } } }`,
    );
    expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  });
});

describe("a unit through time", () => {
  it("has the name of the day, and the nearest one outside its life", async () => {
    const { administrativeUnit } = await ask(
      `query ($id: ID!) { administrativeUnit(id: $id) {
        before: name(asOf: "2000-01-01") { vi en }
        tillApril: name(asOf: "2026-04-29") { vi }
        since: name(asOf: "2026-04-30") { vi en }
        kindBefore: kind(asOf: "2026-04-29") kind: kind(asOf: "2026-04-30")
        validFrom endedOn officialCode parent { id }
      } }`,
      { id: DONG_NAI },
    );
    expect(administrativeUnit).toEqual({
      before: { vi: "Tỉnh Đồng Nai", en: "Đồng Nai Province" },
      tillApril: { vi: "Tỉnh Đồng Nai" },
      since: { vi: "Thành phố Đồng Nai", en: "Đồng Nai City" },
      kindBefore: "PROVINCE",
      kind: "CENTRAL_CITY",
      validFrom: "2025-07-01",
      endedOn: null,
      officialCode: "75",
      parent: null,
    });
  });

  it("tells its names, kinds and codes, the earliest first", async () => {
    const { administrativeUnit } = await ask(
      `query ($id: ID!) { administrativeUnit(id: $id) {
        versions { officialCode name { vi en } kind parent { id } validFrom validTo }
      } }`,
      { id: DONG_NAI },
    );
    expect(administrativeUnit.versions).toEqual([
      {
        officialCode: "75",
        name: { vi: "Tỉnh Đồng Nai", en: "Đồng Nai Province" },
        kind: "PROVINCE",
        parent: null,
        validFrom: "2025-07-01",
        validTo: "2026-04-29",
      },
      {
        officialCode: "75",
        name: { vi: "Thành phố Đồng Nai", en: "Đồng Nai City" },
        kind: "CENTRAL_CITY",
        parent: null,
        validFrom: "2026-04-30",
        validTo: null,
      },
    ]);
  });

  it("tells of which unit it was a part, as that was then", async () => {
    const { administrativeUnit } = await ask(
      "query ($id: ID!) { administrativeUnit(id: $id) { versions { parent { id name { vi } } } } }",
      { id: QUAN_11 },
    );
    expect(administrativeUnit.versions).toEqual([
      { parent: { id: expect.stringMatching(/^unit_/), name: { vi: "Thành phố Hồ Chí Minh" } } },
    ]);
  });

  it("that has ended answers for its last day: Quận 11 with its ten wards and its province", async () => {
    const { administrativeUnit } = await ask(
      `query ($id: ID!) { administrativeUnit(id: $id) {
        name { vi en } kind endedOn parent { name { vi } }
        children { nodes { name { vi } } }
        today: children(asOf: "2026-11-22") { nodes { id } }
        successors { successor { name { vi } parent { name { en } } } isConfirmed linkCheck source { publisher title locator } }
        predecessors { kind }
      } }`,
      { id: QUAN_11 },
    );
    expect(administrativeUnit).toMatchObject({
      name: { vi: "Quận 11", en: "District 11" },
      kind: "URBAN_DISTRICT",
      endedOn: "2025-06-30",
      parent: { name: { vi: "Thành phố Hồ Chí Minh" } },
      today: { nodes: [] },
      predecessors: [],
    });
    expect(administrativeUnit.children.nodes).toHaveLength(10);
    expect(administrativeUnit.successors[0].source).toEqual({
      publisher: "tranngocminhhieu/vietnamadminunits 780c279",
      title: "Bản sao không chính thức / Unofficial copy",
      locator: "suy ra từ liên kết cấp xã / derived from commune links",
    });
    expect(administrativeUnit.successors.map(({ successor }: { successor: unknown }) => successor)).toEqual(
      ["Phường Hòa Bình", "Phường Phú Thọ", "Phường Bình Thới", "Phường Minh Phụng"].map((vi) => ({
        name: { vi },
        parent: { name: { en: "Hồ Chí Minh City" } },
      })),
    );
  });

  it("lies in its district and province as long as there are districts, afterwards in its province", async () => {
    const { ended, today, province } = await ask(
      `query ($id: ID!) {
        ended: administrativeUnit(id: $id) { children(asOf: "2025-06-30", first: 1) { nodes {
          children(asOf: "2025-06-30", first: 2) { nodes {
            ancestors { level name(asOf: "2025-06-30") { vi } }
          } }
        } } }
        today: administrativeUnit(id: $id) { children(first: 1) { nodes { ancestors { id } } } }
        province: administrativeUnit(id: $id) { ancestors { id } }
      }`,
      { id: SON_LA },
    );
    const [district] = ended.children.nodes;
    for (const commune of district.children.nodes) {
      expect(commune.ancestors).toEqual([
        { level: "DISTRICT", name: { vi: expect.stringMatching(/^(Thành phố|Huyện|Thị xã) /) } },
        { level: "PROVINCE", name: { vi: "Tỉnh Sơn La" } },
      ]);
    }
    expect(today.children.nodes).toEqual([{ ancestors: [{ id: `unit_${SON_LA}` }] }]);
    expect(province.ancestors).toEqual([]);
  });

  it("lists children by day: Sơn La had twelve districts and has 75 communes", async () => {
    const { administrativeUnit } = await ask(
      `query ($id: ID!) { administrativeUnit(id: $id) {
        before: children(asOf: "2025-06-30", first: 200) { nodes { level } }
        now: children(first: 200) { nodes { level } }
      } }`,
      { id: SON_LA },
    );
    expect(administrativeUnit.before.nodes).toEqual(Array(12).fill({ level: "DISTRICT" }));
    expect(administrativeUnit.now.nodes).toEqual(Array(75).fill({ level: "COMMUNE" }));
  });

  it("counts lists as a whole: those of a day, of a search and below each unit, and nothing of an unknown day", async () => {
    const counted = await ask(`{
      communes: administrativeUnits(level: COMMUNE, first: 1) { totalCount }
      found: administrativeUnits(search: "son la", first: 1) { totalCount nodes { children(first: 0) { totalCount } } }
      provinces: administrativeUnits(level: PROVINCE, first: 200) { totalCount nodes { children(first: 1) { totalCount } } }
      unknown: administrativeUnits(asOf: "1999-01-01") { totalCount }
    }`);
    expect(counted).toMatchObject({
      communes: { totalCount: 3321 },
      found: { totalCount: 5, nodes: [{ children: { totalCount: 75 } }] },
      provinces: { totalCount: 34 },
      unknown: { totalCount: null },
    });
    const below: number[] = counted.provinces.nodes.map(
      ({ children }: { children: { totalCount: number } }) => children.totalCount,
    );
    expect(below.reduce((sum, count) => sum + count)).toBe(3321);
  });

  it("pages through the children of several units at once", async () => {
    const page = `children(first: 2, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage } }`;
    const first = await ask(`query ($id: ID!, $after: String) { administrativeUnit(id: $id) { ${page} } }`, {
      id: SON_LA,
    });
    const [, second] = first.administrativeUnit.children.edges;
    const next = await ask(
      `query ($id: ID!, $other: ID!, $after: String) {
        administrativeUnit(id: $id) { ${page} } other: administrativeUnit(id: $other) { ${page} }
      }`,
      { id: SON_LA, other: HA_NOI, after: second.cursor },
    );
    expect(next.administrativeUnit.children.edges[0].node.id).not.toBe(second.node.id);
    expect(next.administrativeUnit.children.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: true });
    expect(next.other.children.edges).toHaveLength(2);
  });

  it("pages back through the children of several units at once", async () => {
    const { one, other } = await ask(
      `query ($id: ID!, $other: ID!) {
        one: administrativeUnit(id: $id) { ...Ends } other: administrativeUnit(id: $other) { ...Ends }
      }
      fragment Ends on AdministrativeUnit {
        all: children(first: 200) { nodes { id } }
        end: children(last: 2) { nodes { id } pageInfo { hasNextPage hasPreviousPage } }
      }`,
      { id: SON_LA, other: HA_NOI },
    );
    for (const { all, end } of [one, other]) {
      expect(end.nodes).toEqual(all.nodes.slice(-2));
      expect(end.pageInfo).toEqual({ hasNextPage: false, hasPreviousPage: true });
    }
  });

  it("is found as an entity by its key, and unknown keys are null", async () => {
    const { _entities } = await ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on AdministrativeUnit { name { vi } } } }`,
      {
        of: [SON_LA, "44", "00000000-0000-4000-8000-000000000000"].map((id) => ({
          __typename: "AdministrativeUnit",
          id,
        })),
      },
    );
    expect(_entities).toEqual([{ name: { vi: "Tỉnh Sơn La" } }, null, null]);
  });

  it("has the published counts of days for which there is no register", async () => {
    const source = await recordSource(member.dataSource.manager, { url: "https://example.vn/quan-11" });
    const count = {
      id: "5f0c7f0e-3b52-4c1a-9d0e-0a4d7a0c1a11",
      unitId: QUAN_11,
      level: AdministrativeLevel.COMMUNE,
      value: 16,
      asOf: "2020-10-29",
      sourceId: source.id,
      printedText: "16 phường",
    };
    await member.dataSource.getRepository(RegisteredCount).insert(count);
    const { administrativeUnit } = await ask(
      "query ($id: ID!) { administrativeUnit(id: $id) { registeredCounts { level value asOf printedText source { url } } } }",
      { id: QUAN_11 },
    );
    const { id: _, unitId: __, sourceId: ___, ...shown } = count;
    expect(administrativeUnit.registeredCounts).toEqual([{ ...shown, source: { url: source.url } }]);
  });
});

describe("what succeeded a unit", () => {
  const DOUBTS = "successorsNote { vi } successors { isConfirmed doubts { kind reason { vi en } } }";

  it.each([
    { of: "a province that was merged", level: "PROVINCE", code: "45", kinds: [[]] },
    {
      of: "a district, by its communes",
      level: "DISTRICT",
      code: "772",
      kinds: [["INFERRED"], ["INFERRED"], ["INFERRED"], ["INFERRED"]],
    },
    { of: "an island without communes", level: "DISTRICT", code: "471", kinds: [["UNVERIFIED"]] },
  ] as const)("says what is inferred and what was not checked: $of", async ({ level, code, kinds }) => {
    const { administrativeUnit } = await ask(
      `query ($id: ID!) { administrativeUnit(id: $id) { ${DOUBTS} } }`,
      { id: unitId(level, code, "2025-03-01") },
    );
    expect(administrativeUnit.successorsNote).toBeNull();
    for (const { isConfirmed, doubts } of administrativeUnit.successors)
      expect(isConfirmed).toBe(doubts.length === 0);
    expect(
      administrativeUnit.successors.map(({ doubts }: { doubts: { kind: string }[] }) =>
        doubts.map(({ kind }) => kind),
      ),
    ).toEqual(kinds);
  });

  it("marks each link that one source has, or that is suspected, and no other", async () => {
    const { administrativeUnits } = await ask(
      `{ administrativeUnits(level: COMMUNE, asOf: "2025-06-30", search: "phường 4", first: 200) { nodes { ${DOUBTS} } } }`,
    );
    type Succession = { isConfirmed: boolean; doubts: { kind: string; reason: { en: string } }[] };
    const successions: Succession[] = administrativeUnits.nodes.flatMap(
      ({ successors }: { successors: Succession[] }) => successors,
    );
    const reasons = successions.flatMap(({ doubts }) => doubts.map(({ reason }) => reason.en));
    expect(
      new Set(successions.map(({ isConfirmed, doubts }) => isConfirmed === (doubts.length === 0))),
    ).toEqual(new Set([true]));
    expect(reasons).toContainEqual(expect.stringContaining("probably a mix-up"));
  });

  it("says so where it is not known, and says nothing of a unit in force", async () => {
    const ended = randomUUID();
    await member.dataSource.query(
      "INSERT INTO administrative_unit (id, level, valid_to) VALUES ($1, 'PROVINCE', '2026-12-31')",
      [ended],
    );
    const { unknown, inForce } = await ask(
      `query ($unknown: ID!, $inForce: ID!) {
        unknown: administrativeUnit(id: $unknown) { ${DOUBTS} } inForce: administrativeUnit(id: $inForce) { ${DOUBTS} }
      }`,
      { unknown: ended, inForce: SON_LA },
    );
    await member.dataSource.query("DELETE FROM administrative_unit WHERE id = $1", [ended]);
    expect(unknown).toEqual({
      successorsNote: {
        vi: "Đơn vị kết thúc ngày 31/12/2026; các nguồn hiện có không nêu đơn vị nào kế thừa.",
      },
      successors: [],
    });
    expect(inForce).toEqual({ successorsNote: null, successors: [] });
  });
});

describe("the day of a list", () => {
  const FIELDS = "name { vi } kind officialCode parent { name { vi } } ancestors { name { vi } }";

  it("holds for what is asked below it", async () => {
    const { administrativeUnits } = await ask(`{
      administrativeUnits(search: "dong nai", level: PROVINCE, asOf: "2026-04-29") { nodes {
        name { vi } kind children(first: 1) { nodes { parent { name { vi } } ancestors { name { vi } kind } } }
        today: name(asOf: "2026-04-30") { vi }
      } }
    }`);
    const then = { name: { vi: "Tỉnh Đồng Nai" }, kind: "PROVINCE" };
    expect(administrativeUnits.nodes).toEqual([
      {
        ...then,
        children: { nodes: [{ parent: { name: then.name }, ancestors: [then] }] },
        today: { vi: "Thành phố Đồng Nai" },
      },
    ]);
  });

  it("of children, parents and ancestors as well", async () => {
    const { administrativeUnit } = await ask(
      `query ($id: ID!) { administrativeUnit(id: $id) {
        then: children(asOf: "2025-06-30", first: 1) { nodes { level children(first: 1) { nodes { ${FIELDS} } } } }
        ancestors(asOf: "2025-06-30") { name { vi } }
        name { vi }
      } }`,
      { id: DONG_NAI_BEFORE },
    );
    const [district] = administrativeUnit.then.nodes;
    expect(district.level).toBe("DISTRICT");
    expect(district.children.nodes[0].ancestors).toHaveLength(2);
    expect(district.children.nodes[0].ancestors[1].name.vi).toBe("Tỉnh Đồng Nai");
  });

  it("is not that of a unit that is reached by its id", async () => {
    const { administrativeUnits, _entities } = await ask(
      `query ($of: [_Any!]!) {
        administrativeUnits(search: "75", level: PROVINCE, asOf: "2026-04-29") { nodes { name { vi } } }
        _entities(representations: $of) { ... on AdministrativeUnit { name { vi } } }
      }`,
      { of: [{ __typename: "AdministrativeUnit", id: DONG_NAI }] },
    );
    expect(administrativeUnits.nodes).toEqual([{ name: { vi: "Tỉnh Đồng Nai" } }]);
    expect(_entities).toEqual([{ name: { vi: "Thành phố Đồng Nai" } }]);
  });

  it("is that which another member tells with its reference", async () => {
    const { _entities } = await ask(
      "query ($of: [_Any!]!) { _entities(representations: $of) { ... on AdministrativeUnit { name { vi } heldDay } } }",
      {
        of: ["2026-04-29", null, "no day"].map((heldDay) => ({
          __typename: "AdministrativeUnit",
          id: DONG_NAI,
          heldDay,
        })),
      },
    );
    expect(_entities).toEqual([
      { name: { vi: "Tỉnh Đồng Nai" }, heldDay: "2026-04-29" },
      { name: { vi: "Thành phố Đồng Nai" }, heldDay: null },
      { name: { vi: "Thành phố Đồng Nai" }, heldDay: null },
    ]);
  });
});

describe("a day of which there is no register", () => {
  const LIST =
    "nodes { id } edges { cursor } pageInfo { hasNextPage } register { isKnown knownFrom note { vi en } }";

  it("has no lists, and says why", async () => {
    const { administrativeUnits, administrativeUnit } = await ask(
      `query ($id: ID!) {
        administrativeUnits(asOf: "1900-01-01") { ${LIST} }
        administrativeUnit(id: $id) { children(asOf: "2020-10-29") { ${LIST} } }
      }`,
      { id: QUAN_11 },
    );
    const unknown = { nodes: null, edges: null, pageInfo: { hasNextPage: false } };
    expect(administrativeUnits).toEqual({
      ...unknown,
      register: {
        isKnown: false,
        knownFrom: "2025-03-01",
        note: { vi: expect.stringContaining("01/01/1900"), en: expect.stringContaining("1 January 1900") },
      },
    });
    expect(administrativeUnit.children).toMatchObject({ ...unknown, register: { isKnown: false } });
  });

  it("is told from one of which there is: the first has its 63 provinces", async () => {
    const { first, before } = await ask(`{
      first: administrativeUnits(level: PROVINCE, asOf: "2025-03-01", first: 100) { ${LIST} }
      before: administrativeUnits(level: PROVINCE, asOf: "2025-02-28", first: 100) { ${LIST} }
    }`);
    expect(first.nodes).toHaveLength(63);
    expect(first.register).toEqual({ isKnown: true, knownFrom: "2025-03-01", note: null });
    expect(before.nodes).toBeNull();
  });

  it.each([
    { id: QUAN_11, day: "2020-10-29", says: "1 March 2025" },
    { id: QUAN_11, day: "2025-07-01", says: "30 June 2025" },
    { id: DONG_NAI, day: "2025-06-30", says: "1 July 2025" },
  ])("leaves a doubt on the name of $day", async ({ id, day, says }) => {
    const { administrativeUnit } = await ask(
      `query ($id: ID!, $day: Date) { administrativeUnit(id: $id) {
        doubts { kind } onDay: doubts(asOf: $day) { kind reason { en } }
      } }`,
      { id, day },
    );
    expect(administrativeUnit).toEqual({
      doubts: [],
      onDay: [{ kind: "INFERRED", reason: { en: expect.stringContaining(says) } }],
    });
  });
});

describe("the number of SQL statements", () => {
  const FIELDS = `nodes {
    name { vi } parent { name { vi } } ancestors { name { vi } } children(first: 3) { nodes { name { vi } } } registeredCounts { value }
    successors { successor { name { vi } parent { name { vi } } } } predecessors { predecessor { name { vi } } }
  }`;

  async function statementsFor(first: number): Promise<number> {
    const before = await statements();
    await ask(`{ administrativeUnits(asOf: "2025-06-30", level: COMMUNE, first: ${first}) { ${FIELDS} } }`);
    return (await statements()) - before;
  }

  async function statements(): Promise<number> {
    const metrics = await (await fetch(`${member.operatorUrl}/metrics`)).text();
    return Number(/^hub_member_sql_statements_total (\d+)$/m.exec(metrics)?.[1]);
  }

  it("does not grow with the number of units", async () => {
    const forTen = await statementsFor(10);
    expect(await statementsFor(200)).toBeLessThanOrEqual(forTen);
    expect(forTen).toBeLessThanOrEqual(14);
  });
});

describe("loading the register", () => {
  it("happens once and completely, even when two processes start at once", async () => {
    await using database = await createTestDatabase();
    const config = {
      host: "127.0.0.1",
      port: 0,
      databaseUrl: database.url,
      requestsDatabaseUrl: database.requestsUrl,
      gatewayKeys: ["k".repeat(32)],
      readerKeys: [],
      sources: new Map(),
      operators: { host: "127.0.0.1", port: 0 },
      outboxRetentionHours: 72,
      logLevel: "silent",
    };
    const migrated = await createMember({ ...DEFINITION, prepare: async () => undefined }, config);
    await migrated.stop();
    const members = await Promise.all([createMember(DEFINITION, config), createMember(DEFINITION, config)]);
    const [counts] = await members[0].dataSource.query(`
      SELECT (SELECT count(*)::int FROM administrative_unit) AS units,
             (SELECT count(*)::int FROM unit_succession WHERE NOT is_confirmed) AS proposed`);
    await Promise.all(members.map((one) => one.stop()));
    expect(counts.units).toBe(63 + 696 + 10_035 + 34 + 3_321 - 11 - 131);
    expect(counts.proposed).toBeGreaterThan(28);
  });
});
