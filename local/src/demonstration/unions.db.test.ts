import { unitId } from "@hub/association/administrative-units/unit-id";
import { sqlStatements } from "@hub/subgraph-kit/database";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { startTestMember } from "@hub/subgraph-kit/testing";
import { womensUnion } from "@hub/womens-union/womens-union";
import { youthUnion } from "@hub/youth-union/youth-union";
import { describe, expect, it } from "@jest/globals";
import { openDataFolder } from "./file-format/data-folder.js";
import type { MemberRows } from "./member-rows.js";
import { readWomensUnion } from "./unions/womens-union.js";
import { readYouthUnion } from "./unions/youth-union.js";
import { writeRows } from "./write-rows.js";

const FOLDER = openDataFolder();

const SON_LA = unitId("PROVINCE", "14", "2025-03-01");
const PHU_THO = unitId("PROVINCE", "25", "2025-03-01");

const UNIONS: {
  prefix: string;
  type: string;
  definition: MemberDefinition;
  rows: MemberRows;
}[] = [
  {
    prefix: "womensUnion",
    type: "WomensUnionBranch",
    definition: womensUnion,
    rows: readWomensUnion(FOLDER),
  },
  { prefix: "youthUnion", type: "YouthUnionBranch", definition: youthUnion, rows: readYouthUnion(FOLDER) },
];

async function startLoaded({ definition, rows }: (typeof UNIONS)[number]) {
  const member = await startTestMember(definition);
  await writeRows(member.dataSource, definition, rows);
  return member;
}

describe.each(UNIONS)("the published rows of $definition.name", (union) => {
  const { prefix, type, rows } = union;

  it("say what is not certain of branches and activities", async () => {
    await using member = await startLoaded(union);
    const { data, errors } = await member.ask(`{
      ${prefix}Branches { nodes { level doubts { kind reason { vi en } } } }
      ${prefix}Activities { nodes { period { from } doubts { kind } } }
    }`);
    expect(errors).toBeUndefined();
    const marked = data[`${prefix}Branches`].nodes.filter(
      ({ doubts }: { doubts: unknown[] }) => doubts.length,
    );
    expect(marked).toMatchObject([{ level: "PROVINCE", doubts: [{ kind: "UNVERIFIED" }] }]);
    for (const { period, doubts } of data[`${prefix}Activities`].nodes) {
      expect(period.from).not.toBeNull();
      expect(doubts).toContainEqual({ kind: "INFERRED" });
    }
  });

  it("have branches that are found by key, with constant SQL, and no figures", async () => {
    await using member = await startLoaded(union);
    const list = `{ ${prefix}Branches { nodes { id name { vi en } level unit { id } source { publisher title } } } }`;
    const { data } = await member.ask(list);
    const branches: { id: string; level: string; unit: { id: string } | null }[] =
      data[`${prefix}Branches`].nodes;
    expect(branches).toHaveLength(2);
    for (const { level, unit } of branches) expect(unit === null).toBe(level === "CENTRAL");
    expect(branches.map(({ unit }) => unit?.id)).toContain(`unit_${SON_LA}`);

    const ask = (representations: object[]) =>
      member.ask(
        `query ($all: [_Any!]!) { _entities(representations: $all) {
          ... on ${type} { id }
          ... on AdministrativeUnit { ${prefix}Figures { id } ${prefix}Activities { id } }
        } }`,
        { all: representations },
      );
    const keys = branches.map(({ id }) => ({ __typename: type, id }));
    const unit = { __typename: "AdministrativeUnit", id: SON_LA };
    const before = await statements();
    const found = await ask([...keys, ...Array.from({ length: 50 }, () => unit)]);
    expect((await statements()) - before).toBe(3);
    expect(found.data._entities.slice(0, 3)).toEqual([
      { id: keys[0]?.id },
      { id: keys[1]?.id },
      { [`${prefix}Figures`]: [], [`${prefix}Activities`]: [] },
    ]);
  });

  it("are the same after loading twice", async () => {
    await using member = await startLoaded(union);
    const query = `{ ${prefix}Branches { nodes { id } } ${prefix}Activities { nodes { id } } }`;
    const before = await member.ask(query);
    await writeRows(member.dataSource, union.definition, rows);
    expect(await member.ask(query)).toEqual(before);
  });
});

describe("what the unions have published", () => {
  const [women, youth] = UNIONS;
  const DAYS = "Nguồn chỉ in năm; ngày đầu và ngày cuối được suy ra.";

  async function reasons(union: (typeof UNIONS)[number] | undefined): Promise<Record<string, string[]>> {
    if (!union) throw new Error("there is no such union");
    await using member = await startLoaded(union);
    const { data, errors } = await member.ask(
      `{ activities: ${union.prefix}Activities { nodes { kind doubts { kind reason { vi } } } } }`,
    );
    expect(errors).toBeUndefined();
    type Activity = { kind: string; doubts: { kind: string; reason: { vi: string } }[] };
    return Object.fromEntries(
      data.activities.nodes.map(({ kind, doubts }: Activity) => {
        expect(new Set(doubts.map((doubt) => doubt.kind))).toEqual(new Set(["INFERRED"]));
        return [kind, doubts.map(({ reason }) => reason.vi)];
      }),
    );
  }

  it("marks days that were computed from years, and programmes that stand as activities", async () => {
    expect(await reasons(women)).toEqual({
      COORDINATION: [DAYS, expect.stringContaining("chương trình phối hợp ở cấp trung ương")],
    });
    expect(await reasons(youth)).toEqual({
      SUPPORT: [DAYS],
      COORDINATION: [DAYS, expect.stringContaining("nguồn chỉ là một trích đoạn")],
    });
  });

  it("is, of the women, the programme of 2017 to 2020", async () => {
    if (!women) throw new Error("no women's union");
    await using member = await startLoaded(women);
    const { data } = await member.ask(
      "{ womensUnionActivities { nodes { kind period { from to } unit { id } results { count } } } }",
    );
    expect(data.womensUnionActivities.nodes).toEqual([
      { kind: "COORDINATION", period: { from: "2017-01-01", to: "2020-12-31" }, unit: null, results: [] },
    ]);
  });

  it("is, of the youth, the results in Phú Thọ with their qualifiers", async () => {
    if (!youth) throw new Error("no youth union");
    await using member = await startLoaded(youth);
    const { data } = await member.ask(
      "query ($all: [_Any!]!) { _entities(representations: $all) { ... on AdministrativeUnit { youthUnionActivities { kind source { id } results { count amount qualifier source { id } } } } } }",
      { all: [{ __typename: "AdministrativeUnit", id: PHU_THO }] },
    );
    const activities: { kind: string; source: object; results: { source: object }[] }[] =
      data._entities[0].youthUnionActivities;
    expect(activities.map(({ kind }) => kind).toSorted()).toEqual(["COORDINATION", "SUPPORT"]);
    const support = activities.find(({ kind }) => kind === "SUPPORT");
    for (const result of support?.results ?? []) expect(result.source).toEqual(support?.source);
    expect(support?.results).toMatchObject([
      { count: 5, amount: null, qualifier: "EXACT" },
      { count: 400, amount: null, qualifier: "ABOUT" },
      { count: 150, amount: null, qualifier: "MORE_THAN" },
      { count: 18_000, amount: null, qualifier: "MORE_THAN" },
      { count: null, amount: "2400000000", qualifier: "MORE_THAN" },
      { count: 270, amount: null, qualifier: "MORE_THAN" },
    ]);
  });
});

async function statements(): Promise<number> {
  return (await sqlStatements.get()).values[0]?.value ?? 0;
}
