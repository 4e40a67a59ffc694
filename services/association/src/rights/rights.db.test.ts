import { randomUUID } from "node:crypto";
import { ANONYMOUS, ASKING_FOR_NOBODY, HANDING_OVER } from "@hub/schema/own-callers";
import type { Role } from "@hub/schema/roles";
import type { Caller } from "@hub/schema/signed-request";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { SharingAgreement } from "../agreements/sharing-agreement.js";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleAgreement } from "../testing/example-agreement.js";
import { addExampleProgramme, EXAMPLE_UNIT, type ExampleProgramme } from "../testing/example-programme.js";
import { insertRight, type NewRight } from "./record-right.js";
import { Right } from "./right.js";
import { readRightsInForce } from "./rights-in-force.js";

const NOBODY: Caller = { id: ANONYMOUS, mayWrite: false };
const TODAY = todayInVietnam();

let member: TestMember;
let programme: ExampleProgramme;
let office: string;
let otherOffice: string;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  programme = await addExampleProgramme(member.dataSource.manager, { code: "RIGHTS", commitments: 1 });
  [office, otherOffice] = programme.organisationIds;
});

beforeEach(() => member.dataSource.query("DELETE FROM granted_right"));

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

async function addRight(right: Partial<NewRight> = {}): Promise<NewRight> {
  const added: NewRight = {
    id: randomUUID(),
    account: "an",
    accountName: "Tổ khuyến học",
    role: "REPORTER",
    organisationId: office,
    unitId: EXAMPLE_UNIT,
    validFrom: "2025-07-01",
    validTo: null,
    endedAt: null,
    reason: "Quyết định 12",
    version: 1,
    ...right,
  };
  await insertRight(member.dataSource.manager, added);
  return added;
}

function signedIn(id: string, ...rights: [Role, organisationId: string][]): Caller {
  return {
    id,
    name: "Cán bộ",
    mayWrite: false,
    rights: rights.map(([role, organisationId]) => ({ role, organisationId, unitId: null })),
  };
}

function dayFrom(today: string, days: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

describe("who asks", () => {
  const ME = `{ me {
    account name operatesHub organisations { id }
    roles { account accountName role organisation { id } unit { id } validFrom validTo reason version }
  } }`;

  it("is nobody who is not signed in", async () => {
    expect(await member.ask(ME, {}, NOBODY)).toEqual({ data: { me: null } });
  });

  it("has no roles without a right", async () => {
    await addRight();
    expect(await member.ask(ME, {}, signedIn("bình"))).toEqual({
      data: { me: { account: "bình", name: "Cán bộ", operatesHub: false, organisations: [], roles: [] } },
    });
  });

  it("has the rights that are in force, and each of their organisations once", async () => {
    await addRight();
    await addRight({ role: "APPROVER", unitId: null, validFrom: TODAY, validTo: TODAY });
    await addRight({ role: "READER", validTo: dayFrom(TODAY, -1) });
    await addRight({ role: "AUDITOR", validFrom: dayFrom(TODAY, 1) });
    await addRight({ role: "OPERATOR", validTo: TODAY, endedAt: new Date() });
    const organisation = { id: `org_${office}` };
    const told = {
      account: "an",
      accountName: "Tổ khuyến học",
      organisation,
      reason: "Quyết định 12",
      version: 1,
    };
    expect(await member.ask(ME, {}, signedIn("an"))).toEqual({
      data: {
        me: {
          account: "an",
          name: "Cán bộ",
          operatesHub: false,
          organisations: [organisation],
          roles: [
            {
              ...told,
              role: "REPORTER",
              unit: { id: `unit_${EXAMPLE_UNIT}` },
              validFrom: "2025-07-01",
              validTo: null,
            },
            { ...told, role: "APPROVER", unit: null, validFrom: TODAY, validTo: TODAY },
          ],
        },
      },
    });
  });
});

describe("whose a right is, and why", () => {
  const ACCOUNT = `query ($all: [_Any!]!) { _entities(representations: $all) {
    ... on Right { role account accountName reason endReason }
  } }`;

  async function readAs(caller: Caller, right: Partial<NewRight> = {}) {
    const { id } = await addRight(right);
    return member.ask(ACCOUNT, { all: [{ __typename: "Right", id: `right_${id}` }] }, caller);
  }

  it.each<[string, () => Caller]>([
    ["has it", () => signedIn("an")],
    ["has a right of the same organisation", () => signedIn("bình", ["READER", office])],
  ])("is shown to who %s", async (_, caller) => {
    expect(await readAs(caller())).toEqual({
      data: {
        _entities: [
          {
            ...{ role: "REPORTER", account: "an", accountName: "Tổ khuyến học" },
            ...{ reason: "Quyết định 12", endReason: null },
          },
        ],
      },
    });
  });

  it("is shown, of every organisation, to an operator of the one that runs the hub", async () => {
    const operator = signedIn("bình", ["OPERATOR", office]);
    const { data, errors } = await readAs(operator, { organisationId: otherOffice });
    expect(errors).toBeUndefined();
    expect(data._entities).toMatchObject([{ account: "an" }]);
  });

  it.each<[string, () => Caller]>([
    ["is not signed in", () => NOBODY],
    ["may write by what the gateway says, without a right", () => ({ id: "bình", mayWrite: true })],
    ["has no right", () => signedIn("bình")],
    ["administrates another organisation", () => signedIn("bình", ["MEMBER_ADMINISTRATOR", otherOffice])],
    ["is an auditor of another", () => signedIn("bình", ["AUDITOR", otherOffice])],
    ["is an operator of another", () => signedIn("bình", ["OPERATOR", otherOffice])],
  ])("is not told to who %s, with the roles that are missing", async (_, caller) => {
    const { data, errors } = await readAs(caller());
    const kept = { account: null, accountName: null, reason: null, endReason: null };
    expect(data).toEqual({ _entities: [{ role: "REPORTER", ...kept }] });
    expect(errors).toMatchObject(
      Object.keys(kept).map((field) => ({
        path: ["_entities", 0, field],
        message: expect.stringMatching(/OPERATOR.* \/ .*OPERATOR/),
        extensions: { code: "FORBIDDEN" },
      })),
    );
  });
});

describe("the rights in force", () => {
  const IN_FORCE = `query ($unlessVersion: String) { rightsInForce(unlessVersion: $unlessVersion) {
    version rights { account role organisationId unitId } agreements { code partnerId }
  } }`;

  async function read(unlessVersion: string | null = null) {
    const { data, errors } = await member.ask(IN_FORCE, { unlessVersion }, ASKING_FOR_NOBODY);
    expect(errors).toBeUndefined();
    return data.rightsInForce;
  }

  it("are told to the gateway, by UUIDs", async () => {
    await addRight();
    await addRight({ account: "bình", role: "OPERATOR", unitId: null });
    await addRight({ account: "chi", validTo: dayFrom(TODAY, -1) });
    expect(await read()).toEqual({
      version: expect.any(String),
      rights: [
        { account: "an", role: "REPORTER", organisationId: office, unitId: EXAMPLE_UNIT },
        { account: "bình", role: "OPERATOR", organisationId: office, unitId: null },
      ],
      agreements: [],
    });
  });

  it.each<[string, () => Caller]>([
    ["nobody", () => NOBODY],
    ["an operator", () => signedIn("an", ["OPERATOR", office])],
  ])("are not told to %s", async (_, caller) => {
    const { errors } = await member.ask(IN_FORCE, {}, caller());
    expect(errors).toMatchObject([{ path: ["rightsInForce"], extensions: { code: "FORBIDDEN" } }]);
  });

  it("are not told again under the version that is known", async () => {
    const { id } = await addRight();
    const { version } = await read();
    expect(await read(version)).toEqual({ version, rights: null, agreements: null });
    await member.dataSource
      .getRepository(Right)
      .update({ id }, { validTo: TODAY, endedAt: new Date(), version: 2 });
    expect(await read(version)).toMatchObject({ version: expect.not.stringMatching(version), rights: [] });
  });

  it("are others on the next day", async () => {
    await addRight({ account: "an", validTo: "2030-03-31" });
    await addRight({ account: "bình", validFrom: "2030-04-01" });
    const { manager } = member.dataSource;
    const before = await readRightsInForce(manager, null, "2030-03-31");
    expect(before.rights).toMatchObject([{ account: "an" }]);
    const after = await readRightsInForce(manager, before.version, "2030-04-01");
    expect(after.rights).toMatchObject([{ account: "bình" }]);
  });

  it("come with the agreements in force, and are others when one begins, ends or is revoked", async () => {
    const { manager } = member.dataSource;
    const days = { validFrom: "2030-04-01", validTo: "2030-04-30" };
    const { id } = await addExampleAgreement(manager, programme, { code: "TT-01/2030", ...days });
    await addExampleAgreement(manager, programme, { ...days, partnerAgreedAt: null });
    const read = (today: string, unless: string | null = null) => readRightsInForce(manager, unless, today);
    const told = [{ code: "TT-01/2030", partnerId: otherOffice }];
    const before = await read("2030-03-31");
    expect(before.agreements).toEqual([]);
    const first = await read("2030-04-01", before.version);
    expect(first).toMatchObject({ rights: [], agreements: told });
    expect(await read("2030-04-30", first.version)).toMatchObject({
      version: first.version,
      agreements: null,
    });
    expect(await read("2030-05-01", first.version)).toMatchObject({ agreements: [] });
    await manager.update(SharingAgreement, { id }, { revokedAt: new Date(), version: 4 });
    expect(await read("2030-04-30", first.version)).toMatchObject({ agreements: [] });
  });

  it("come with whose links to files are ended, which gateways alone say", async () => {
    const END = 'mutation { endFileLinks(account: "an") }';
    const ENDED =
      "query ($version: String) { rightsInForce(unlessVersion: $version) { version fileLinksEnded { account at } } }";
    const read = async (version: string | null = null) =>
      (await member.ask(ENDED, { version }, ASKING_FOR_NOBODY)).data.rightsInForce;
    const before = await read();
    expect(before.fileLinksEnded).toEqual([]);
    for (const caller of [NOBODY, { ...signedIn("an", ["OPERATOR", office]), mayWrite: true }]) {
      const { errors } = await member.ask(END, {}, caller);
      expect(errors).toMatchObject([
        { extensions: { code: expect.stringMatching(/FORBIDDEN|UNAUTHENTICATED/) } },
      ]);
    }
    expect(await read(before.version)).toMatchObject({ version: before.version, fileLinksEnded: null });
    expect(await member.ask(END, {}, HANDING_OVER)).toEqual({ data: { endFileLinks: "an" } });
    const first = await read(before.version);
    expect(first.fileLinksEnded).toEqual([{ account: "an", at: expect.any(String) }]);
    await member.ask(END, {}, HANDING_OVER);
    const second = await read(first.version);
    expect(Date.parse(second.fileLinksEnded[0].at)).toBeGreaterThanOrEqual(
      Date.parse(first.fileLinksEnded[0].at),
    );
    await member.dataSource.query("UPDATE file_links_ended SET at = now() - interval '25 hours'");
    expect((await read(second.version)).fileLinksEnded).toEqual([]);
  });
});
