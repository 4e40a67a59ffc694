import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ANONYMOUS } from "@hub/schema/own-callers";
import type { Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { Change } from "@hub/subgraph-kit/change";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleProgramme } from "../testing/example-programme.js";
import { nameOperator } from "./name-operator.js";
import { Right } from "./right.js";
import { RightHolder } from "./right-holder.js";
import { RightReason } from "./right-reason.js";

/** As it is built. */
const COMMAND = join(import.meta.dirname, "../../dist/name-operator.js");
const TODAY = todayInVietnam();
const TOMORROW = dayFrom(TODAY, 1);

const GIVE = `mutation ($input: GiveRightInput!, $validateOnly: Boolean! = false) {
  giveRight(input: $input, reason: "Quyết định 12", validateOnly: $validateOnly) {
    id account accountName role organisation { id } unit { id } validFrom validTo endedAt reason version
    history { nodes { version reason source { id } actor { role organisation { id } } changed { field before after } } }
  }
}`;
const END = `mutation ($id: ID!, $on: Date, $expectedVersion: Int!) {
  endRight(rightId: $id, on: $on, reason: "Nghỉ hưu", expectedVersion: $expectedVersion) {
    validTo endedAt reason endReason version history { nodes { version reason changed { field after } } }
  }
}`;
const LIST = `query ($organisationId: ID, $unitId: ID, $on: Date) {
  rights(organisationId: $organisationId, unitId: $unitId, on: $on) { totalCount nodes { account } }
}`;

let member: TestMember;
let office: string;
let otherOffice: string;
let commune: string;
let province: string;
/** Its whole territory went into the commune. */
let formerCommune: string;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  const { organisationIds } = await addExampleProgramme(member.dataSource.manager, {
    code: "GIVING",
    commitments: 0,
  });
  [office, otherOffice] = organisationIds;
  [{ commune, province, formerCommune }] = await member.dataSource.query(
    `SELECT version.unit_id AS commune, version.parent_id AS province, predecessor_id AS "formerCommune"
     FROM administrative_unit_version AS version JOIN unit_succession ON successor_id = version.unit_id
     WHERE version.level = 'COMMUNE' AND version.valid_to IS NULL AND version.valid_from = '2025-07-01'
       AND NOT is_divided AND link_check <> 'suspect_name_collision'
     ORDER BY version.sort_key LIMIT 1`,
  );
});

beforeEach(() => member.dataSource.query("DELETE FROM granted_right"));

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

function dayFrom(today: string, days: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

function signedIn(role: Role, { organisationId = office, unitId = null as string | null } = {}): Caller {
  return { id: "quan-tri", mayWrite: true, rights: [{ role, organisationId, unitId }] };
}

/** An operator who administrates both organisations. */
function everyGiver(): Caller {
  const rights = [
    { role: "OPERATOR" as const, organisationId: office, unitId: null },
    ...[office, otherOffice].map((organisationId) => ({
      ...{ role: "MEMBER_ADMINISTRATOR" as const, organisationId, unitId: null },
    })),
  ];
  return { id: "người giao", mayWrite: true, rights };
}

async function give(input: object = {}, caller = everyGiver(), validateOnly = false) {
  const whole = { account: "an", role: "REPORTER", organisationId: `org_${office}`, ...input };
  const { data, errors } = await member.ask(GIVE, { input: whole, validateOnly }, caller);
  return { right: data?.giveRight, error: errors?.[0] };
}

async function end(id: string, on: string | null, { expectedVersion = 1, caller = everyGiver() } = {}) {
  const { data, errors } = await member.ask(END, { id, on, expectedVersion }, caller);
  return { right: data?.endRight, error: errors?.[0] };
}

async function accounts(variables: object): Promise<string[]> {
  const { data, errors } = await member.ask(LIST, { ...variables });
  expect(errors).toBeUndefined();
  expect(data.rights.totalCount).toBe(data.rights.nodes.length);
  return data.rights.nodes.map(({ account }: { account: string }) => account);
}

describe("giving a right", () => {
  it("records it with its history, in the name of the right that lets somebody do it", async () => {
    const { right, error } = await give(
      { accountName: "Tổ khuyến học", unitId: `unit_${commune}`, validTo: TOMORROW },
      signedIn("MEMBER_ADMINISTRATOR", { unitId: province }),
    );
    expect(error).toBeUndefined();
    expect(right).toMatchObject({
      account: "an",
      accountName: "Tổ khuyến học",
      role: "REPORTER",
      organisation: { id: `org_${office}` },
      unit: { id: `unit_${commune}` },
      validFrom: TODAY,
      validTo: TOMORROW,
      endedAt: null,
      reason: "Quyết định 12",
      version: 1,
    });
    const actor = { role: "MEMBER_ADMINISTRATOR", organisation: { id: `org_${office}` } };
    expect(right.history.nodes).toEqual([
      { version: 1, reason: null, source: null, actor, changed: expect.any(Array) },
    ]);
    expect(JSON.stringify(right.history)).not.toMatch(/Tổ khuyến học|Quyết định 12/);
    const recorded = await member.dataSource.getRepository(Change).findOneByOrFail({
      entityId: right.id.replace("right_", ""),
    });
    expect(recorded.callerId).toBe("quan-tri");
  });

  it("for a former commune is up to who administrates the one that it went into", async () => {
    const { error } = await give(
      { unitId: `unit_${formerCommune}` },
      signedIn("MEMBER_ADMINISTRATOR", { unitId: commune }),
    );
    expect(error).toBeUndefined();
  });

  it("for the province is not up to who administrates a commune of it", async () => {
    const { error } = await give(
      { unitId: `unit_${province}` },
      signedIn("MEMBER_ADMINISTRATOR", { unitId: commune }),
    );
    expect(error).toMatchObject({
      message: expect.stringContaining("cho Thành phố Hà Nội hoặc nơi bao gồm đơn vị này"),
      extensions: { code: "FORBIDDEN" },
    });
  });

  it.each<[string, () => Caller]>([
    ["whoever may write by what the gateway says, without a right", () => ({ id: "an", mayWrite: true })],
    ["who reports", () => signedIn("REPORTER")],
    [
      "who administrates another organisation",
      () => signedIn("MEMBER_ADMINISTRATOR", { organisationId: otherOffice }),
    ],
    ["an operator, who gives others", () => signedIn("OPERATOR")],
    ["who reads, whatever the gateway says", () => signedIn("READER")],
    ["who is not signed in", () => ({ id: "anonymous", mayWrite: false })],
  ])("is not up to %s", async (_, caller) => {
    const { right, error } = await give({}, caller());
    expect(right ?? null).toBeNull();
    expect(error?.extensions?.["code"]).toBe("FORBIDDEN");
    expect(await member.dataSource.getRepository(Right).count()).toBe(0);
  });

  it("is nobody's to do for themselves", async () => {
    const { error } = await give({ account: "quan-tri" }, signedIn("MEMBER_ADMINISTRATOR"));
    expect(error?.extensions).toMatchObject({ code: "FORBIDDEN", mistakes: [{ field: "input.account" }] });
  });

  it.each([
    ["has too many characters", "a".repeat(256)],
    ["looks like another", "a\u200bn"],
    ["has a space in it", "an an"],
    ["is one of the hub's own", ANONYMOUS],
  ])("is refused to what no token can name: an account that %s", async (_, account) => {
    const { error } = await give({ account });
    expect(error?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      mistakes: [{ field: "input.account" }],
    });
  });

  it.each(["a".repeat(201), "Trần An\nQuản trị hệ thống"])(
    "is refused with a name that is no short line",
    async (accountName) => {
      const { error } = await give({ account: "an", accountName });
      expect(error?.extensions).toMatchObject({
        code: "BAD_USER_INPUT",
        mistakes: [{ field: "input.accountName" }],
      });
      expect((await give({ account: "an", accountName: "a".repeat(200) })).error).toBeUndefined();
    },
  );

  it("says of all that is wrong at once, and writes nothing", async () => {
    const unknown = "00000000-0000-4000-8000-000000000000";
    const { error } = await give({
      organisationId: `org_${unknown}`,
      unitId: `unit_${unknown}`,
      validFrom: dayFrom(TODAY, -1),
      validTo: dayFrom(TODAY, -2),
    });
    expect(error?.extensions?.["mistakes"]).toMatchObject(
      ["organisationId", "unitId", "validFrom", "validTo"].map((field) => ({ field: `input.${field}` })),
    );
    expect(await member.dataSource.getRepository(Right).count()).toBe(0);
  });

  it("that the account has already gives it back, and on other days is refused", async () => {
    const first = await give();
    const again = await give();
    expect(again.right).toEqual(first.right);
    const { error } = await give({ validFrom: TOMORROW });
    expect(error).toMatchObject({
      message: expect.stringContaining("chưa định ngày kết thúc"),
      extensions: { code: "REFUSED" },
    });
    expect((await give({ role: "APPROVER" })).error).toBeUndefined();
    expect((await give({ unitId: `unit_${commune}` })).error).toBeUndefined();
  });

  it("writes nothing where it is only validated", async () => {
    expect(await give({}, everyGiver(), true)).toEqual({ right: null, error: undefined });
    expect(await member.dataSource.getRepository(Right).count()).toBe(0);
  });
});

describe("the first operator", () => {
  const named = () => ({
    ...{ account: "an", accountName: "Trần An", organisationId: office, reason: "Quyết định 7" },
  });

  it("is named at the database, and the history says so", async () => {
    const { id } = await nameOperator(member.dataSource.manager, named());
    const right = await member.dataSource.getRepository(Right).findOneByOrFail({ id });
    expect(right).toMatchObject({ role: "OPERATOR", unitId: null, validFrom: TODAY });
    expect(await member.dataSource.getRepository(RightHolder).findOneByOrFail({ rightId: id })).toMatchObject(
      { account: "an", accountName: "Trần An" },
    );
    expect(await member.dataSource.getRepository(Change).findOneByOrFail({ entityId: id })).toMatchObject({
      role: "OPERATOR",
      organisationId: office,
      callerId: "operator-command",
      reason: null,
    });
    expect(await member.dataSource.getRepository(RightReason).findBy({ rightId: id })).toEqual([
      { rightId: id, version: 1, reason: "Quyết định 7" },
    ]);
    const { error } = await give({ account: "bình", role: "MEMBER_ADMINISTRATOR" }, signedIn("OPERATOR"));
    expect(error).toBeUndefined();
  });

  it("is named once, however often that is said, and only of an organisation that there is", async () => {
    await nameOperator(member.dataSource.manager, named());
    await nameOperator(member.dataSource.manager, named());
    expect(await member.dataSource.getRepository(Right).count()).toBe(1);
    const organisationId = "00000000-0000-4000-8000-000000000000";
    await expect(nameOperator(member.dataSource.manager, { ...named(), organisationId })).rejects.toThrow(
      "There is no organisation",
    );
  });

  it.each<[string, string[], NodeJS.ProcessEnv, number, RegExp]>([
    ["with all that it needs", [], {}, 0, /The right is given and holds now: right_/],
    ["without a reason", ["--reason", ""], {}, 1, /Usage: .*--account SUB/],
    ["without a database", [], { DATABASE_URL: "" }, 1, /The database is not known .*: set DATABASE_URL/],
  ])("is named by a command %s", async (_, more, environment, code, sentence) => {
    const args = ["--account", "an", "--organisation", `org_${office}`, "--reason", "Quyết định 7", ...more];
    const { status, stdout, stderr } = spawnSync(process.execPath, [COMMAND, ...args], {
      env: { ...process.env, NODE_OPTIONS: "", DATABASE_URL: member.databaseUrl, ...environment },
      encoding: "utf8",
    });
    expect([status, `${stdout}${stderr}`]).toEqual([code, expect.stringMatching(sentence)]);
  });
});

describe("ending a right", () => {
  it("at once leaves it out of those that hold today", async () => {
    const { right } = await give();
    const ended = await end(right.id, null);
    expect(ended.right).toMatchObject({ validTo: TODAY, endedAt: expect.any(String), version: 2 });
    expect(ended.right).toMatchObject({ reason: "Quyết định 12", endReason: "Nghỉ hưu" });
    expect(ended.right.history.nodes[1]).toMatchObject({ version: 2, reason: null });
    expect(JSON.stringify(ended.right.history)).not.toMatch(/Quyết định 12|Nghỉ hưu/);
    expect(await accounts({ on: TODAY })).toEqual([]);
    expect(await accounts({})).toEqual(["an"]);
  });

  it("after a day lets it hold until then", async () => {
    const { right } = await give();
    expect((await end(right.id, TOMORROW)).right).toMatchObject({
      validTo: TOMORROW,
      endedAt: null,
      version: 2,
    });
    expect(await accounts({ on: TOMORROW })).toEqual(["an"]);
    expect(await accounts({ on: dayFrom(TODAY, 2) })).toEqual([]);
    const again = await end(right.id, TOMORROW, { expectedVersion: 2 });
    expect(again.right).toMatchObject({ version: 2 });
  });

  it("that has not begun takes it away", async () => {
    const { right } = await give({ validFrom: TOMORROW });
    expect((await end(right.id, TODAY)).error?.extensions).toMatchObject({ mistakes: [{ field: "on" }] });
    expect((await end(right.id, null)).error).toBeUndefined();
    expect(await accounts({ on: TOMORROW })).toEqual([]);
  });

  it.each<[string, string, (id: string) => Promise<{ error?: { extensions?: object } | undefined }>]>([
    ["at a version that was not read", "CONFLICT", (id) => end(id, null, { expectedVersion: 2 })],
    ["on a day that is past", "BAD_USER_INPUT", (id) => end(id, dayFrom(TODAY, -1))],
    ["later than it ends", "REFUSED", (id) => end(id, dayFrom(TODAY, 9))],
    ["by who reports", "FORBIDDEN", (id) => end(id, null, { caller: signedIn("REPORTER") })],
    ["by an operator", "FORBIDDEN", (id) => end(id, null, { caller: signedIn("OPERATOR") })],
    ["that there is not", "NOT_FOUND", () => end("right_00000000-0000-4000-8000-000000000000", null)],
  ])("is refused %s, as %s", async (_, code, ending) => {
    const { right } = await give({ validTo: TOMORROW });
    const { error } = await ending(right.id);
    expect(error?.extensions).toMatchObject({ code });
    expect(await accounts({ on: TODAY })).toEqual(["an"]);
  });

  it("is refused once it has ended", async () => {
    const { right } = await give();
    await end(right.id, null);
    const { error } = await end(right.id, null, { expectedVersion: 2 });
    expect(error).toMatchObject({
      message: expect.stringContaining("đã kết thúc"),
      extensions: { code: "REFUSED" },
    });
  });

  it("of an operator is refused for the last one, also where all are ended at once", async () => {
    const rights = await Promise.all(
      ["an", "bình", "chi"].map(async (account) => (await give({ account, role: "OPERATOR" })).right),
    );
    const outcomes = await Promise.all(
      rights.map(({ id }) => end(id, null, { caller: signedIn("OPERATOR") })),
    );
    const refused = outcomes.flatMap(({ error }) => error ?? []);
    expect(refused).toMatchObject([
      {
        message: expect.stringContaining("không còn quản trị hệ thống nào khác"),
        extensions: { code: "REFUSED" },
      },
    ]);
    expect(await accounts({ on: TODAY })).toHaveLength(1);
  });

  it("of another organisation's operator is not kept by there being no other, nor does it keep that of the last", async () => {
    const { right: others } = await give({ role: "OPERATOR", organisationId: `org_${otherOffice}` });
    const { right } = await give({ account: "bình", role: "OPERATOR" });
    expect((await end(right.id, null)).error?.extensions).toMatchObject({ code: "REFUSED" });
    expect((await end(others.id, null)).error).toBeUndefined();
  });

  it("of the last operator is refused for a later day, too, while no other holds longer", async () => {
    const { right } = await give({ role: "OPERATOR" });
    await give({ account: "bình", role: "OPERATOR", validTo: TOMORROW });
    expect((await end(right.id, TOMORROW)).error?.extensions).toMatchObject({ code: "REFUSED" });
    expect((await end(right.id, TODAY)).error).toBeUndefined();
  });
});

describe("the rights that were given", () => {
  it("are listed by organisation and unit", async () => {
    await give({ account: "an" });
    await give({ account: "bình", unitId: `unit_${commune}` });
    await give({ account: "chi", organisationId: `org_${otherOffice}`, unitId: `unit_${commune}` });
    expect((await accounts({ organisationId: `org_${office}` })).sort()).toEqual(["an", "bình"]);
    expect((await accounts({ unitId: `unit_${commune}` })).sort()).toEqual(["bình", "chi"]);
    expect(await accounts({ organisationId: `org_${otherOffice}`, unitId: `unit_${commune}` })).toEqual([
      "chi",
    ]);
  });

  it("of an organisation that there is not are refused", async () => {
    const { errors } = await member.ask(LIST, { organisationId: "org_00000000-0000-4000-8000-000000000000" });
    expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  });
});
