import { spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ANONYMOUS } from "@hub/schema/own-callers";
import type { Caller } from "@hub/schema/signed-request";
import { CallersDatabase } from "@hub/subgraph-kit/rows/request-database";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { takeTodayFrom, todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { insertRight } from "../rights/record-right.js";
import { readRightsInForce } from "../rights/rights-in-force.js";
import { associationAlone } from "../testing/association-alone.js";
import { addExampleAgreement } from "../testing/example-agreement.js";
import { addExampleProgramme, addOrganisation, type ExampleProgramme } from "../testing/example-programme.js";
import { SharingAgreement } from "./sharing-agreement.js";

const NOBODY: Caller = { id: ANONYMOUS, mayWrite: false };
/** As it is built. */
const MAIN = join(import.meta.dirname, "../../dist/main.js");
const TODAY = todayInVietnam();

let member: TestMember;
let programme: ExampleProgramme;
let owner: string;
let partner: string;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  programme = await addExampleProgramme(member.dataSource.manager, { code: "SHARING", commitments: 2 });
  [owner, partner] = programme.organisationIds;
});

beforeEach(() => member.dataSource.query("DELETE FROM sharing_agreement"));

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

function add(agreement: Partial<SharingAgreement> = {}): Promise<SharingAgreement> {
  return addExampleAgreement(member.dataSource.manager, programme, agreement);
}

function dayFrom(today: string, days: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

describe("an agreement", () => {
  it("is read by anybody: its parties, what it is founded on, what it covers, its days", async () => {
    const { id } = await add({ code: "TT-01/2026" });
    const { data, errors } = await member.ask(
      `query ($all: [_Any!]!) { _entities(representations: $all) { ... on SharingAgreement {
        id code programme { code } commitment { code } owner { id } partner { id } purpose legalBasis
        indicators { code } unit { id } validFrom validTo smallestCell contact state inForce
        agreedBy { organisation { id } at } revokedAt version
      } } }`,
      { all: [{ __typename: "SharingAgreement", id: `agreement_${id}` }] },
      NOBODY,
    );
    expect(errors).toBeUndefined();
    expect(data._entities).toEqual([
      {
        id: `agreement_${id}`,
        code: "TT-01/2026",
        programme: { code: "SHARING" },
        commitment: { code: "C-1" },
        owner: { id: `org_${owner}` },
        partner: { id: `org_${partner}` },
        purpose: "Phối hợp trao học bổng",
        legalBasis: "Nghị quyết 26/2025/NQ-HĐND",
        indicators: [{ code: "CL02" }, { code: "LM01" }],
        unit: null,
        validFrom: "2026-01-01",
        validTo: "2099-12-31",
        smallestCell: 5,
        contact: "Văn phòng Hội Khuyến học tỉnh",
        state: "AGREED",
        inForce: true,
        agreedBy: [
          { organisation: { id: `org_${owner}` }, at: "2025-12-20T02:00:00.000Z" },
          { organisation: { id: `org_${partner}` }, at: "2025-12-21T02:00:00.000Z" },
        ],
        revokedAt: null,
        version: 3,
      },
    ]);
  });

  it("stands with its programme and its commitment, in as many statements for one as for many", async () => {
    const ask = async () => {
      const { data, errors } = await member.ask(
        `{ programme(code: "SHARING") { agreements { code } commitments { code agreements { code } } } }`,
      );
      expect(errors).toBeUndefined();
      return data.programme;
    };
    await add({ code: "A" });
    await add({ code: "B", commitmentId: programme.commitmentIds[1] ?? "", validFrom: "2026-02-01" });
    expect(await ask()).toEqual({
      agreements: [{ code: "A" }, { code: "B" }],
      commitments: [
        { code: "C-1", agreements: [{ code: "A" }] },
        { code: "C-2", agreements: [{ code: "B" }] },
      ],
    });
  });
});

describe("agreements in force on a day", () => {
  async function codes(args: string): Promise<string[]> {
    const { data, errors } = await member.ask(`{ agreements(${args}) { nodes { code } } }`, {}, NOBODY);
    expect(errors).toBeUndefined();
    return data.agreements.nodes.map(({ code }: { code: string }) => code);
  }

  it("are those that both sides have agreed to, on their days, before they were revoked", async () => {
    await add({ code: "now" });
    await add({ code: "draft", partnerAgreedAt: null });
    await add({ code: "from tomorrow on", validFrom: dayFrom(TODAY, 1) });
    await add({ code: "until yesterday", validTo: dayFrom(TODAY, -1) });
    await add({ code: "revoked", revokedAt: new Date() });
    expect(await codes(`inForceOn: "${TODAY}"`)).toEqual(["now"]);
    expect((await codes(`inForceOn: "${dayFrom(TODAY, -1)}"`)).toSorted()).toEqual([
      "now",
      "revoked",
      "until yesterday",
    ]);
    expect((await codes(`inForceOn: "${dayFrom(TODAY, 1)}"`)).toSorted()).toEqual([
      "from tomorrow on",
      "now",
    ]);
  });

  it("are found by either party, and an unknown one is refused", async () => {
    const stranger = await addOrganisation(member.dataSource.manager);
    await add({ code: "one" });
    expect(await codes(`party: "org_${owner}"`)).toEqual(["one"]);
    expect(await codes(`party: "org_${partner}"`)).toEqual(["one"]);
    expect(await codes(`party: "org_${stranger}"`)).toEqual([]);
    const { errors } = await member.ask(`{ agreements(party: "org_${randomUUID()}") { nodes { id } } }`);
    expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  });

  it("are told to who has a right of a party", async () => {
    await add({ code: "now" });
    await add({ code: "draft", partnerAgreedAt: null });
    for (const [account, organisationId] of [
      ["giver", owner],
      ["taker", partner],
      ["both", owner],
      ["both", partner],
    ] as const)
      await insertRight(member.dataSource.manager, {
        ...{ id: randomUUID(), account, accountName: null, role: "READER", organisationId, unitId: null },
        ...{ validFrom: "2025-07-01", validTo: null, endedAt: null, reason: "Quyết định 12", version: 1 },
      });
    for (const id of ["giver", "taker", "both"]) {
      const { data } = await member.ask(
        "{ me { agreements { code } } }",
        {},
        { id, mayWrite: false, rights: [] },
      );
      expect(data.me.agreements).toEqual([{ code: "now" }]);
    }
    const { data } = await member.ask(
      "{ me { agreements { code } } }",
      {},
      { id: "x", mayWrite: false, rights: [] },
    );
    expect(data.me.agreements).toEqual([]);
  });
});

describe("what agreements open", () => {
  /** As a policy sees it, for somebody with rights of these. */
  async function seenBy(...organisationIds: string[]): Promise<unknown[]> {
    const rights = organisationIds.map((organisationId) => ({
      role: "READER" as const,
      organisationId,
      unitId: null,
    }));
    const database = new CallersDatabase(member.dataSource, { id: "an", mayWrite: false, rights });
    try {
      return await database.reader.query(
        "SELECT code, owner_id, partner_id, indicator_code, unit_id, smallest_cell, fields FROM agreement_in_force ORDER BY code, indicator_code",
      );
    } finally {
      await database.end();
    }
  }

  it("is a row for each indicator, of what both sides have agreed to and neither has revoked", async () => {
    await add({ code: "now" });
    await add({
      code: "later",
      indicatorCodes: ["LM01"],
      validFrom: dayFrom(TODAY, 9),
      smallestCell: 1,
      fields: ["Figure.reason"],
    });
    await add({ code: "draft", ownerAgreedAt: null });
    await add({ code: "revoked", revokedAt: new Date() });
    const row = { owner_id: owner, partner_id: partner, unit_id: null, fields: ["Figure"] };
    const rows = [
      { ...row, code: "later", indicator_code: "LM01", smallest_cell: 1, fields: ["Figure.reason"] },
      { ...row, code: "now", indicator_code: "CL02", smallest_cell: 5 },
      { ...row, code: "now", indicator_code: "LM01", smallest_cell: 5 },
    ];
    expect(await seenBy(owner)).toEqual(rows);
    expect(await seenBy(randomUUID(), partner)).toEqual(rows);
    expect(await seenBy(randomUUID())).toEqual([]);
    expect(await seenBy()).toEqual([]);
  });
});

describe("the hub's clock", () => {
  it("opens and closes agreements at their days, in the member and in its database", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "hub-clock-")), "today");
    await add({ code: "TT-30", validFrom: "2030-04-01", validTo: "2030-04-30" });
    takeTodayFrom(file);
    try {
      const read = async (day: string) => {
        writeFileSync(file, `${day}\n`);
        const text = "{ agreements { nodes { state inForce } } }";
        const { data } = await member.ask(text, {}, NOBODY);
        const { version, agreements } = await readRightsInForce(member.dataSource.manager, null);
        const database = new CallersDatabase(member.dataSource, NOBODY);
        const [{ today }] = await database.reader.query("SELECT hub_today()::text AS today");
        await database.end();
        return { ...data.agreements.nodes[0], told: agreements, version, today };
      };
      const shut = { inForce: false, told: [] };
      const before = await read("2030-03-31");
      expect(before).toMatchObject({ ...shut, state: "AGREED", today: "2030-03-31" });
      const open = await read("2030-04-01");
      expect(open).toMatchObject({ state: "AGREED", inForce: true, today: "2030-04-01" });
      expect(open.told).toEqual([{ code: "TT-30", partnerId: partner }]);
      const after = await read("2030-05-01");
      expect(after).toMatchObject({ ...shut, state: "ENDED", today: "2030-05-01" });
      expect([before.version, after.version]).not.toContain(open.version);
      rmSync(file);
      expect(todayInVietnam()).toBe(TODAY);
    } finally {
      takeTodayFrom(undefined);
    }
  });

  it("is taken by no member that runs on its own", () => {
    const environment = {
      ...{ PATH: process.env["PATH"], PORT: "0", HUB_CLOCK_FILE: "/tmp/today" },
      ...{ DATABASE_URL: member.databaseUrl, REQUESTS_DATABASE_URL: member.requestsDatabaseUrl },
      GATEWAY_KEYS: member.key,
    };
    const { status, stderr } = spawnSync(process.execPath, [MAIN], { env: environment, encoding: "utf8" });
    expect(status).toBe(1);
    expect(stderr).toMatch(/HUB_CLOCK_FILE: .* \/ HUB_CLOCK_FILE: only the hub of one machine/);
  });
});
