import { sqlStatements } from "@hub/subgraph-kit/database";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { associationAlone } from "../testing/association-alone.js";
import {
  addExampleProgramme,
  addExampleTarget,
  type ExampleProgramme,
} from "../testing/example-programme.js";

const EVERYTHING = `
  id code title { vi en } period { from to } declaredPartyCount evaluationEveryMonths source { title }
  unit { id level organisations { id name { vi } } targets(year: 2025) { id } tasks { code } associationFigures { id } }
  ceremony { heldOn title { vi } host { name { vi } } }
  parties { role organisation { name { vi } unit { id } flags { rule } } }
  commitments { id code title { vi en } state stateChangedAt dueOn printedText version owners { name { vi } } programme { code } }
  evaluationRounds { number dueOn status host { id } flags { rule } }
  targets { year value comparator isVerified indicator { code name { vi } } document { number title { vi } links { relation to { number } } linkedFrom { relation from { number } } } }
  predecessor { code } successor { code }
  flags { rule severity message { vi en } }
`;
const MAIN_QUERY = `query ($code: String!) { programme(code: $code) { ${EVERYTHING} } }`;
const ALL_QUERY = `{ programmes { nodes { ${EVERYTHING} } } }`;

/**
 * One for each relation the query names; a few more, since answers of PostgreSQL arrive in any order and loads of
 * different ticks make different batches.
 */
const MOST_STATEMENTS = 24;

let member: TestMember;
let small: ExampleProgramme;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  const { manager } = member.dataSource;
  small = await addExampleProgramme(manager, { code: "A", commitments: 1 });
  await addExampleTarget(manager, "LM01");
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

async function statementsFor(query: string, variables = {}): Promise<number> {
  const before = (await sqlStatements.get()).values[0]?.value ?? 0;
  const answer = await member.ask(query, variables);
  expect(answer.errors).toBeUndefined();
  return ((await sqlStatements.get()).values[0]?.value ?? 0) - before;
}

describe("a programme", () => {
  it("answers with everything that hangs on it", async () => {
    const { data } = await member.ask(MAIN_QUERY, { code: small.code });
    expect(data.programme).toMatchObject({
      id: `prog_${small.id}`,
      period: { from: "2021-01-01", to: "2025-12-31" },
      ceremony: { heldOn: "2022-05-18", host: { name: { vi: "Hội Khuyến học" } } },
      parties: [{ role: "LEAD" }, { role: "PARTNER" }],
      commitments: [{ code: "C-1", state: "NOT_REPORTED", version: 1, programme: { code: "A" } }],
      evaluationRounds: [{ number: 1, dueOn: "2024-05-18", status: "NOT_PUBLISHED", host: null }],
      targets: [{ year: 2025, value: 70, indicator: { code: "LM01" } }],
    });
    expect(data.programme.flags.map((flag: { rule: string }) => flag.rule)).toEqual([
      "COMPUTED",
      "V13",
      "INCOMPLETE_PARTIES",
      "V13",
    ]);
  });

  it("costs a bounded number of SQL statements, however many commitments, programmes and targets", async () => {
    expect(await statementsFor(MAIN_QUERY, { code: small.code })).toBeLessThanOrEqual(MOST_STATEMENTS);
    const large = await addExampleProgramme(member.dataSource.manager, { code: "B", commitments: 40 });
    expect(await statementsFor(MAIN_QUERY, { code: large.code })).toBeLessThanOrEqual(MOST_STATEMENTS);
    for (const code of ["C", "D", "E", "F", "G", "H"]) {
      await addExampleProgramme(member.dataSource.manager, { code, commitments: 5 });
    }
    for (const indicatorCode of ["LM02", "LM03", "LM04", "LM05", "LM06", "LM07", "LM08"]) {
      await addExampleTarget(member.dataSource.manager, indicatorCode);
    }
    expect(await statementsFor(ALL_QUERY)).toBeLessThanOrEqual(MOST_STATEMENTS);
  });

  it("is null when no programme has the code", async () => {
    const { data, errors } = await member.ask(MAIN_QUERY, { code: "không có" });
    expect({ data, errors }).toEqual({ data: { programme: null } });
  });

  it("resolves as an entity by its id; an id that is none of ours is null", async () => {
    const { data, errors } = await member.ask(
      `query ($of: [_Any!]!) { _entities(representations: $of) { ... on CoordinationProgramme { code } ... on Commitment { code } } }`,
      {
        of: [
          { __typename: "CoordinationProgramme", id: small.id },
          { __typename: "Commitment", id: small.commitmentIds[0] },
          { __typename: "CoordinationProgramme", id: "no uuid" },
          { __typename: "Commitment", id: small.id },
        ],
      },
    );
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([{ code: "A" }, { code: "C-1" }, null, null]);
  });
});
