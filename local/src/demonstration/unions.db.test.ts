import { sqlStatements } from "@hub/subgraph-kit/database";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { startTestMember } from "@hub/subgraph-kit/testing";
import { womensUnion } from "@hub/womens-union/womens-union";
import { youthUnion } from "@hub/youth-union/youth-union";
import { describe, expect, it } from "@jest/globals";
import type { DataSource } from "typeorm";
import { UNITS } from "./units.js";
import { loadWomensUnion } from "./womens-union.js";
import { loadYouthUnion } from "./youth-union.js";

const UNIONS: {
  prefix: string;
  type: string;
  definition: MemberDefinition;
  load: (dataSource: DataSource) => Promise<void>;
}[] = [
  { prefix: "womensUnion", type: "WomensUnionBranch", definition: womensUnion, load: loadWomensUnion },
  { prefix: "youthUnion", type: "YouthUnionBranch", definition: youthUnion, load: loadYouthUnion },
];

async function startLoaded({ definition, load }: (typeof UNIONS)[number]) {
  const member = await startTestMember(definition);
  await load(member.dataSource);
  return member;
}

describe.each(UNIONS)("the published rows of $definition.name", (union) => {
  const { prefix, type, load } = union;

  it("have branches that are found by key, with constant SQL, and no figures", async () => {
    await using member = await startLoaded(union);
    const list = `{ ${prefix}Branches { nodes { id name { vi en } level unit { id } source } } }`;
    const { data } = await member.ask(list);
    const branches: { id: string; level: string; unit: { id: string } | null }[] =
      data[`${prefix}Branches`].nodes;
    expect(branches).toHaveLength(2);
    for (const { level, unit } of branches) expect(unit === null).toBe(level === "CENTRAL");
    expect(branches.map(({ unit }) => unit?.id)).toContain(UNITS.sonLa);

    const ask = (representations: object[]) =>
      member.ask(
        `query ($all: [_Any!]!) { _entities(representations: $all) {
          ... on ${type} { id }
          ... on AdministrativeUnit { ${prefix}Figures { id } ${prefix}Activities { id } }
        } }`,
        { all: representations },
      );
    const keys = branches.map(({ id }) => ({ __typename: type, id }));
    const unit = { __typename: "AdministrativeUnit", id: UNITS.sonLa };
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
    await load(member.dataSource);
    expect(await member.ask(query)).toEqual(before);
  });
});

describe("what the unions have published", () => {
  const [women, youth] = UNIONS;

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
      "query ($all: [_Any!]!) { _entities(representations: $all) { ... on AdministrativeUnit { youthUnionActivities { kind results { count amount qualifier } } } } }",
      { all: [{ __typename: "AdministrativeUnit", id: UNITS.phuTho }] },
    );
    const activities: { kind: string; results: unknown[] }[] = data._entities[0].youthUnionActivities;
    expect(activities.map(({ kind }) => kind).toSorted()).toEqual(["COORDINATION", "SUPPORT"]);
    expect(activities.find(({ kind }) => kind === "SUPPORT")?.results).toEqual([
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
