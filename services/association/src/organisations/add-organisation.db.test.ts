import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { nameOperator } from "../rights/name-operator.js";
import { associationAlone } from "../testing/association-alone.js";
import { EXAMPLE_UNIT } from "../testing/example-programme.js";

/** As it is built. */
const COMMAND = join(import.meta.dirname, "../../dist/add-organisation.js");
const NAMED = [
  ...["--name", "Hội Khuyến học tỉnh X", "--type", "LEARNING_ASSOCIATION", "--unit", `unit_${EXAMPLE_UNIT}`],
  ...["--document", "12/QĐ-UBND", "--publisher", "UBND tỉnh X"],
];

let member: TestMember;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
});
afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

function run(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
    env: { ...process.env, NODE_OPTIONS: "", DATABASE_URL: member.databaseUrl, ...environment },
    encoding: "utf8",
  });
  return { status, said: `${stdout}${stderr}` };
}

describe("the first organisation of an empty hub", () => {
  it("is added by a command once, with its history and an event, and can have an operator", async () => {
    const { status, said } = run(NAMED);
    expect([status, said]).toEqual([0, expect.stringMatching(/^org_\S+\n$/)]);
    const id = said.trim();
    const { data, errors } = await member.ask(
      `query ($id: ID!) { _entities(representations: [{ __typename: "Organisation", id: $id }]) { ... on Organisation {
        name { vi } unit { id } source { publisher document { number } }
        history { nodes { version actor { role organisation { id } } } } } } }`,
      { id },
    );
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([
      {
        name: { vi: "Hội Khuyến học tỉnh X" },
        unit: { id: `unit_${EXAMPLE_UNIT}` },
        source: { publisher: "UBND tỉnh X", document: { number: "12/QĐ-UBND" } },
        history: { nodes: [{ version: 1, actor: { role: "OPERATOR", organisation: { id } } }] },
      },
    ]);
    expect(run(NAMED)).toEqual({ status: 0, said });
    const told = await member.dataSource.query("SELECT type FROM outbox WHERE type = 'organisation.changed'");
    expect(told).toHaveLength(1);
    const organisationId = id.replace("org_", "");
    const named = { account: "an", accountName: null, organisationId, reason: "Quyết định 7" };
    expect(await nameOperator(member.dataSource.manager, named)).toMatchObject({ role: "OPERATOR" });
  });

  it.each<[string, string[], NodeJS.ProcessEnv, RegExp]>([
    ["of no known kind", ["--type", "CLUB"], {}, /Usage: .*--name NAME/],
    ["without a document", ["--document", ""], {}, /Usage: /],
    [
      "of no unit",
      ["--unit", "unit_00000000-0000-4000-8000-000000000000"],
      {},
      /There is no administrative unit/,
    ],
    ["without a database", [], { DATABASE_URL: "" }, /The database is not known/],
  ])("is not added %s", (_, more, environment, sentence) => {
    expect(run([...NAMED, "--name", "Hội khác", ...more], environment)).toEqual({
      status: 1,
      said: expect.stringMatching(sentence),
    });
  });
});
