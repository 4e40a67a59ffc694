import { type CallerRight, ROLES, type Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { pino } from "pino";
import type { DataSource } from "typeorm";
import { type FindNames, findAuthor } from "./author.js";
import { openDatabase, sqlStatements } from "./database.js";
import { type FindOwner, type Ownership, ofThisMember, type Where } from "./owner.js";
import { createTestDatabase, type TestDatabase } from "./testing.js";

const OWN = "11111111-1111-4111-8111-111111111111";
const OTHER = "22222222-2222-4222-8222-222222222222";
const COMMUNE = "aaaaaaaa-0000-4000-8000-000000000001";
const NEIGHBOUR = "aaaaaaaa-0000-4000-8000-000000000002";
const PROVINCE = "aaaaaaaa-0000-4000-8000-000000000003";
/** The commune has taken it in. */
const FORMER = "aaaaaaaa-0000-4000-8000-000000000004";
const LIES: Readonly<Record<string, readonly string[]>> = {
  [COMMUNE]: [COMMUNE, PROVINCE],
  [NEIGHBOUR]: [NEIGHBOUR, PROVINCE],
  [PROVINCE]: [PROVINCE],
  [FORMER]: [FORMER, COMMUNE, PROVINCE],
};
const UNITS = Object.keys(LIES);

const NAMES: FindNames = async () =>
  new Map([
    [OWN, { vi: "Hội Khuyến học tỉnh", en: "the province's association" }],
    [COMMUNE, { vi: "Xã Phù Đổng", en: "Phù Đổng commune" }],
  ]);

let database: TestDatabase;
let dataSource: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  dataSource = await openDatabase({ entities: [], migrations: [] }, database.url, pino({ level: "silent" }));
});

afterAll(async () => {
  await dataSource.destroy();
  await database[Symbol.asyncDispose]();
});

beforeEach(async () => {
  await dataSource.query("DELETE FROM unit_within");
  for (const [unit, around] of Object.entries(LIES))
    await dataSource.query("INSERT INTO unit_within SELECT $1, unnest($2::uuid[])", [unit, around]);
});

function right(role: Role, organisationId = OWN, unitId: string | null = null): CallerRight {
  return { role, organisationId, unitId };
}

function writer(...rights: CallerRight[]): Caller {
  return { id: "an", mayWrite: true, rights };
}

const FIGURE = ofThisMember(["REPORTER"], { unitId: COMMUNE });

async function authorOf(
  caller: Caller,
  findOwner: FindOwner = FIGURE,
  ownOrganisationId: string | null = OWN,
) {
  const { manager } = dataSource;
  const owned = await findOwner({ manager, ownOrganisationId });
  return findAuthor(caller, owned ?? [], { manager, findNames: NAMES });
}

function owners(...ways: Ownership[]): FindOwner {
  return async () => ways;
}

describe("the author of what a caller writes", () => {
  it("is the organisation of the right that lets it, in its role", async () => {
    const caller = writer(
      right("SECRETARY", OTHER),
      right("REPORTER", OTHER),
      right("REPORTER", OWN, COMMUNE),
    );
    expect(await authorOf(caller)).toEqual({
      organisationId: OWN,
      role: "REPORTER",
      callerId: "an",
      callerName: null,
    });
  });

  it("is the first of the ways that lets it, also where another is sooner found", async () => {
    const programme: Ownership = { roles: ["SECRETARY"], organisationIds: [OTHER], where: "anywhere" };
    const party: Ownership = { roles: ["REPORTER"], organisationIds: [OWN], where: { unitId: COMMUNE } };
    const caller = writer(right("SECRETARY", OTHER), right("REPORTER", OWN, PROVINCE));
    expect(await authorOf(caller, owners(party, programme))).toMatchObject({ organisationId: OWN });
    expect(await authorOf(caller, owners(programme, party))).toMatchObject({ organisationId: OTHER });
  });

  it.each<[string, Caller]>([
    ["is not signed in", { id: "anonymous", mayWrite: false }],
    ["has no right", writer()],
    ["may not write by what the gateway says", { ...writer(right("REPORTER")), mayWrite: false }],
  ])("is nobody who %s", async (_, caller) => {
    await expect(authorOf(caller)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("is nobody where the member's settings name no organisation", async () => {
    await expect(authorOf(writer(right("REPORTER")), FIGURE, null)).rejects.toThrow(/ORGANISATION_ID/);
  });

  it("would need the right that the refusal names", async () => {
    await expect(authorOf(writer(right("REPORTER", OTHER)))).rejects.toMatchObject({
      sentence: {
        vi: "Tài khoản này không có quyền đang hiệu lực để làm việc này. Cần vai trò cán bộ tổng hợp số liệu của Hội Khuyến học tỉnh cho Xã Phù Đổng hoặc nơi bao gồm đơn vị này; hãy đề nghị quản trị cơ quan hoặc quản trị hệ thống giao.",
        en: "This account has no right in force to do this. It needs the role of reporter of the province's association for Phù Đổng commune or a unit around it; ask a member administrator or an operator for it.",
      },
    });
  });
});

/** Every right × all that may be written about, and whether it lets somebody. */
const ASKED = ROLES.flatMap((role) =>
  [OWN, OTHER].flatMap((organisationId) =>
    [null, ...UNITS].flatMap((unitId) =>
      (["anywhere", "everywhere", ...UNITS.map((id) => ({ unitId: id }))] satisfies Where[]).map((where) => ({
        held: right(role, organisationId, unitId),
        where,
      })),
    ),
  ),
);

function reaches({ unitId }: CallerRight, where: Where): boolean {
  if (unitId === null || where === "anywhere") return true;
  return where !== "everywhere" && Boolean(LIES[where.unitId]?.includes(unitId));
}

describe("a right", () => {
  it("holds for its role, its organisation, and its unit with all within it, and for nothing else", async () => {
    expect(ASKED.length).toBe(420);
    for (const { held, where } of ASKED) {
      const lets = authorOf(writer(held), ofThisMember(["REPORTER", "SECRETARY"], where)).then(
        () => true,
        () => false,
      );
      const isOf = ["REPORTER", "SECRETARY"].includes(held.role) && held.organisationId === OWN;
      expect({ held, where, lets: await lets }).toEqual({ held, where, lets: isOf && reaches(held, where) });
    }
  });

  it("holds for its very unit or everywhere alone while the member has not heard which lies within which", async () => {
    await dataSource.query("DELETE FROM unit_within");
    await expect(authorOf(writer(right("REPORTER", OWN, PROVINCE)))).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(authorOf(writer(right("REPORTER", OWN, COMMUNE)))).resolves.toBeTruthy();
    await expect(authorOf(writer(right("REPORTER")))).resolves.toBeTruthy();
  });

  it("takes no statement to be held where it is for everywhere or the very unit, and one else, however many there are", async () => {
    const cost = async (...rights: CallerRight[]) => {
      const before = (await sqlStatements.get()).values[0]?.value ?? 0;
      await authorOf(writer(...rights));
      return ((await sqlStatements.get()).values[0]?.value ?? 0) - before;
    };
    expect(await cost(right("REPORTER"))).toBe(0);
    expect(await cost(right("REPORTER", OWN, COMMUNE))).toBe(0);
    const many = UNITS.map((unit) => right("REPORTER", OWN, unit));
    expect(await cost(right("REPORTER", OWN, PROVINCE))).toBe(1);
    expect(await cost(right("REPORTER", OWN, NEIGHBOUR), ...many)).toBe(1);
  });
});
