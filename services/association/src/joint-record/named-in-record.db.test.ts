import { randomUUID } from "node:crypto";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { associationAlone } from "../testing/association-alone.js";
import { EXAMPLE_UNIT } from "../testing/example-programme.js";

const NOBODY = randomUUID();
const LEFT = "former-teachers";

let member: TestMember;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  await member.dataSource.query("INSERT INTO joint_record_version (member, version) VALUES ($1, 1)", [LEFT]);
  await member.dataSource.query(
    `INSERT INTO joint_change (member, kind, entity_id, version, what)
     VALUES ($1, 'FormerTeachersBranch', 'ftbranch_1', 1, 'ADDED')`,
    [LEFT],
  );
  await member.dataSource.query(
    `INSERT INTO joint_finding
       (id, member, rule, severity, message, figure_ids, unit_id, indicator_code, since, unit_order)
     VALUES ($1, $2, 'FT_RULE', 'INFO', '{"vi": "a", "en": "b"}', '{fig_x}', $1, 'FT01', now(), '~')`,
    [randomUUID(), LEFT],
  );
}, 120_000);

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

async function refusalOf(field: string): Promise<string | undefined> {
  const { data, errors } = await member.ask(`{ ${field} { pageInfo { hasNextPage } } }`);
  if (!errors) return undefined;
  expect(Object.values(data)).toEqual([null]);
  expect(errors).toHaveLength(1);
  expect(errors[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  const [vi, en] = errors[0]?.message.split(" / ") ?? [];
  expect(vi).toContain("không có");
  return en;
}

describe("what a list is asked about and there is not", () => {
  it.each([
    [
      "figures",
      "members",
      '["nobody"]',
      `"members": there is no member of the joint record "nobody"; there are ${LEFT}.`,
    ],
    [
      "activities",
      "members",
      '["nobody"]',
      `"members": there is no member of the joint record "nobody"; there are ${LEFT}.`,
    ],
    [
      "changes",
      "members",
      '["nobody"]',
      `"members": there is no member of the joint record "nobody"; there are ${LEFT}.`,
    ],
    [
      "findings",
      "owner",
      '"nobody"',
      `"owner": there is no member of the joint record "nobody"; there are ${LEFT}.`,
    ],
    [
      "figures",
      "unitIds",
      `["unit_${NOBODY}"]`,
      `"unitIds": there is no administrative unit "unit_${NOBODY}"; `,
    ],
    ["activities", "unitIds", '["nowhere"]', '"unitIds": there is no administrative unit "nowhere"; '],
    [
      "organisations",
      "unitId",
      `"unit_${NOBODY}"`,
      `"unitId": there is no administrative unit "unit_${NOBODY}"; `,
    ],
    ["figures", "under", `"${NOBODY}"`, `"under": there is no administrative unit "${NOBODY}"; `],
    ["figures", "under", `"${NOBODY.toUpperCase()}"`, `"${NOBODY.toUpperCase()}"; `],
    ["figures", "indicators", '["ZZ99"]', '"indicators": there is no indicator "ZZ99"; `indicators` lists'],
    ["targets", "indicators", '["ZZ99"]', '"indicators": there is no indicator "ZZ99"; `indicators` lists'],
    ["findings", "rules", '["V99"]', '"rules": there is no rule "V99"; there are '],
    ["changes", "kinds", '["Nothing"]', '"kinds": there is no type that changes "Nothing"; there are '],
    ["changes", "kinds", '["Source"]', '"kinds": there is no type that changes "Source"; there are '],
  ])("is named: %s(%s: %s)", async (list, argument, value, sentence) => {
    expect(await refusalOf(`${list}(${argument}: ${value})`)).toContain(sentence);
  });

  it("is named among what there is, and each by itself", async () => {
    expect(
      await refusalOf(`figures(members: ["${LEFT}", "nobody", "somebody"], indicators: ["ZZ99"])`),
    ).toMatch(/"nobody"; .+ "somebody"; .+ "ZZ99"; /);
  });

  it("was there once: a member that has left, its types and its rules", async () => {
    expect(await refusalOf(`figures(members: ["${LEFT}"], unitIds: ["${EXAMPLE_UNIT}"])`)).toBeUndefined();
    expect(await refusalOf(`changes(kinds: ["FormerTeachersBranch", "Figure"])`)).toBeUndefined();
    expect(await refusalOf(`findings(owner: "${LEFT}", rules: ["FT_RULE", "V02"])`)).toBeUndefined();
  });
});

describe("changes since a day that has not come", () => {
  it.each(["2999-01-01", "2999-01-01T08:00:00+07:00"])("are refused, not none: %s", async (since) => {
    const { data, errors } = await member.ask(`{ changes(since: "${since}") { nodes { cursor } } }`);
    expect(data).toEqual({ changes: null });
    expect(errors?.[0]?.message).toContain(`“since” là “${since}”, chưa đến (hôm nay là `);
    expect(errors?.[0]?.message).toContain("send today or an earlier day.");
    expect(errors?.[0]?.extensions).toMatchObject({ code: "BAD_USER_INPUT", mistakes: [{ field: "since" }] });
  });

  it("are those of today, when it is today", async () => {
    const { errors } = await member.ask(`{ changes(since: "${todayInVietnam()}") { nodes { cursor } } }`);
    expect(errors).toBeUndefined();
  });
});

describe("activities from a day to an earlier one", () => {
  it("are refused, not answered with those without a day", async () => {
    const { errors } = await member.ask(
      '{ activities(from: "2022-02-01", to: "2022-01-31") { nodes { id } } }',
    );
    expect(errors?.[0]?.message).toBe(
      "“to” là ngày 31/01/2022, trước “from” là ngày 01/02/2022; hãy sửa một trong hai ngày. / " +
        '"to" is 31 January 2022, before "from", 1 February 2022; correct one of the two days.',
    );
    const oneDay = await member.ask('{ activities(from: "2022-02-01", to: "2022-02-01") { nodes { id } } }');
    expect(oneDay.errors).toBeUndefined();
  });
});
