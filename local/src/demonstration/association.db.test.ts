import { unitId } from "@hub/association/administrative-units/unit-id";
import { association } from "@hub/association/association";
import { stableId } from "@hub/schema/stable-id";
import { startTestMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { readAssociation } from "./association/association.js";
import { countRows } from "./count-rows.js";
import { openDataFolder } from "./data-files/data-folder.js";
import { writeOnce } from "./write-once.js";

const ROWS = readAssociation(openDataFolder());

let member: TestMember;

beforeAll(async () => {
  member = await startTestMember(association);
  await writeOnce(member.dataSource, ROWS);
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

async function ask(query: string, variables = {}) {
  const { data, errors } = await member.ask(query, variables);
  expect(errors).toBeUndefined();
  return data;
}

describe("the demonstration data of the association", () => {
  it("has the Quảng Trị programme with ten commitments of which nothing was reported", async () => {
    const { programme } = await ask(`{
      programme(code: "QT-2021-2025") {
        id period { from to } declaredPartyCount
        ceremony { heldOn host { name { vi } } }
        parties { role organisation { name { vi } } }
        commitments { id code state dueOn owners { id } }
        evaluationRounds { number dueOn status host { id } flags { rule severity } }
        predecessor { code flags { rule severity } }
        flags { rule severity message { vi } }
      }
    }`);
    expect(programme).toMatchObject({
      id: `prog_${stableId("programme", "QT-2021-2025")}`,
      period: { from: "2021-01-01", to: "2025-12-31" },
      declaredPartyCount: 10,
      ceremony: { heldOn: "2022-05-18", host: { name: { vi: "Hội Khuyến học tỉnh Quảng Trị" } } },
      parties: [{ role: "LEAD", organisation: { name: { vi: "Hội Khuyến học tỉnh Quảng Trị" } } }],
      predecessor: { code: "QT-2016-2021" },
    });
    const codes = Array.from({ length: 10 }, (_, index) => `QT-${index + 1}`);
    expect(programme.commitments).toEqual(
      codes.map((code) => ({
        id: `commitment_${stableId("commitment", code)}`,
        code,
        state: "NOT_REPORTED",
        dueOn: null,
        owners: [],
      })),
    );
    const computed = { rule: "COMPUTED", severity: "INFO" };
    const unknownHost = { rule: "NOT_PUBLISHED", severity: "INFO" };
    expect(programme.evaluationRounds).toEqual([
      { number: 1, dueOn: "2024-05-18", status: "NOT_PUBLISHED", host: null, flags: [computed, unknownHost] },
      { number: 2, dueOn: "2026-05-18", status: "CARRIED_OVER", host: null, flags: [computed, unknownHost] },
    ]);
    expect(
      programme.flags.map((flag: { rule: string; severity: string }) => [flag.rule, flag.severity]),
    ).toEqual([
      ["COMPUTED", "INFO"],
      ["V13", "INFO"],
      ["V13", "WARNING"],
      ["INCOMPLETE_PARTIES", "WARNING"],
      ["V13", "INFO"],
    ]);
    expect(programme.predecessor.flags).toContainEqual({ rule: "V13", severity: "WARNING" });
  });

  it("has a history that begins with what was loaded, and on which source", async () => {
    const { programme } = await ask(`{
      programme(code: "QT-2021-2025") { history { ...All } ceremony { history { ...All } } commitments { history { ...All } } }
    }
    fragment All on ChangeConnection { nodes { version source actor { role } changed { field before after } } }`);
    for (const { history } of [programme, programme.ceremony, ...programme.commitments]) {
      expect(history.nodes).toEqual([
        {
          version: 1,
          source: expect.stringContaining("Giáo dục Thủ đô"),
          actor: { role: "DATA_LOADER" },
          changed: expect.arrayContaining([
            { field: "title.vi", before: null, after: expect.stringMatching(/\S/) },
          ]),
        },
      ]);
    }
  });

  it("has the Sơn La programme with two leads, six partners and no dates", async () => {
    const { programme } = await ask(`{
      programme(code: "SL-PHOI-HOP") {
        period { from to } ceremony { heldOn } commitments { id } targets { id }
        parties { role organisation { name { vi } flags { rule } } }
      }
    }`);
    expect(programme).toMatchObject({
      period: { from: null, to: null },
      ceremony: null,
      commitments: [],
      targets: [],
    });
    const roles = programme.parties.map((party: { role: string }) => party.role);
    expect(roles).toEqual(["CO_LEAD", "CO_LEAD", ...Array(6).fill("PARTNER")]);
    expect(programme.parties[2].organisation).toEqual({
      name: { vi: "Ủy ban trung ương Mặt trận Tổ quốc Việt Nam tỉnh Sơn La" },
      flags: [{ rule: "V14" }],
    });
  });

  it("has the figures of Quận 11 as printed, with what the rules say to them", async () => {
    const { administrativeUnit } = await ask(
      `query ($id: ID!) { administrativeUnit(id: $id) {
        associationFigures { indicatorCode numerator denominator percentage amount qualifier asOf flags { rule } }
        registeredCounts { level value asOf }
        targets(year: 2020) { value disadvantagedValue isVerified indicator { code } document { number } }
        tasks { code }
      } }`,
      { id: unitId("DISTRICT", "772", "2025-03-01") },
    );
    const figures = administrativeUnit.associationFigures.map(
      (figure: { flags: { rule: string }[] } & Record<string, unknown>) => ({
        ...figure,
        flags: figure.flags.map(({ rule }) => rule).join(),
      }),
    );
    const row = (fields: object) => ({
      denominator: null,
      percentage: null,
      amount: null,
      qualifier: "EXACT",
      asOf: "2020-10-29",
      flags: "",
      ...fields,
    });
    expect(figures).toEqual([
      row({ indicatorCode: "AW01", numerator: 19 }),
      row({ indicatorCode: "AW02", numerator: 19 }),
      row({
        indicatorCode: "FD03",
        numerator: 8_000_000_000,
        amount: "8000000000",
        qualifier: "MORE_THAN",
        flags: "V10,V16",
      }),
      row({ indicatorCode: "FD04", numerator: 6000, qualifier: "LESS_THAN", flags: "V10,V16" }),
      row({
        indicatorCode: "LM01",
        numerator: 10_800,
        percentage: 72,
        qualifier: "LESS_THAN",
        flags: "V03,V10,V09",
      }),
      row({ indicatorCode: "LM02", numerator: 4, denominator: 8, percentage: 50, flags: "V03" }),
      row({ indicatorCode: "LM03", numerator: 53, denominator: 63, percentage: 84.12, flags: "V02,V03" }),
      row({ indicatorCode: "LM04", numerator: 75, denominator: 78, percentage: 96.15, flags: "V03" }),
    ]);
    expect(administrativeUnit.registeredCounts).toEqual([
      { level: "COMMUNE", value: 16, asOf: "2020-10-29" },
    ]);
    const target = (code: string, value: number, disadvantagedValue: number | null) => ({
      value,
      disadvantagedValue,
      isVerified: true,
      indicator: { code },
      document: { number: "281/QĐ-TTg" },
    });
    expect(administrativeUnit.targets).toEqual([
      target("LM01", 70, 60),
      target("LM02", 50, 40),
      target("LM03", 60, 50),
      target("LM04", 50, null),
    ]);
    expect(administrativeUnit.tasks).toHaveLength(6);
  });

  it("finds a document by its number in any case, with its links and what contradicts it", async () => {
    const { policyDocument, unknown } = await ask(`{
      policyDocument(number: " 89/qđ-ttg ") {
        number issuedOn linkedFrom { relation from { number issuedOn knownBy flags { rule severity } } }
        flags { rule severity message { vi } }
      }
      unknown: policyDocument(number: "25/2014/TT-BGDĐT") { number }
    }`);
    expect(policyDocument).toMatchObject({ number: "89/QĐ-TTg", issuedOn: "2013-01-09" });
    expect(policyDocument.linkedFrom).toContainEqual({
      relation: "IMPLEMENTS",
      from: {
        number: "15-TT/HU",
        issuedOn: null,
        knownBy: "2019-09-17",
        flags: [{ rule: "V11", severity: "INFO" }],
      },
    });
    expect(policyDocument.flags).toHaveLength(1);
    expect(policyDocument.flags[0].message.vi).toContain("2011–2020");
    expect(unknown).toBeNull();
  });

  it("has the two conferences with the flags of their articles", async () => {
    const { conferences } = await ask(`{
      conferences { nodes { heldOn kind mode unit { level } documents { number } flags { rule severity } } }
    }`);
    expect(conferences.nodes).toEqual([
      {
        heldOn: "2020-10-29",
        kind: "FINAL_REVIEW",
        mode: "IN_PERSON",
        unit: { level: "DISTRICT" },
        documents: [{ number: "89/QĐ-TTg" }],
        flags: [{ rule: "V11", severity: "WARNING" }],
      },
      {
        heldOn: "2022-11-01",
        kind: "DISSEMINATION",
        mode: "ONLINE",
        unit: { level: "PROVINCE" },
        documents: [
          { number: "49-KL/TW" },
          { number: "332" },
          { number: "14/CT-TTg" },
          { number: "677/QĐ-TTg" },
        ],
        flags: [{ rule: "V15", severity: "INFO" }],
      },
    ]);
  });

  it("has a note wherever a target is not verified", async () => {
    const { programmes } = await ask(`{
      programmes { nodes { code targets { year isVerified note { vi } indicator { code } } } }
    }`);
    const byCode = new Map(
      programmes.nodes.map((node: { code: string; targets: object[] }) => [node.code, node.targets]),
    );
    expect([...byCode.keys()]).toEqual(["QT-2016-2021", "QT-2021-2025", "SL-PHOI-HOP"]);
    expect(byCode.get("QT-2016-2021")).toHaveLength(4);
    expect(byCode.get("QT-2021-2025")).toHaveLength(14);
    const unverified = await member.dataSource.query(
      "SELECT indicator_code, value FROM target WHERE NOT is_verified AND note IS NOT NULL ORDER BY indicator_code, value",
    );
    expect(unverified.map((row: { indicator_code: string }) => row.indicator_code)).toEqual([
      "CL08",
      "CL08",
      "LM01",
      "LM02",
      "LM03",
      "LM04",
      "LM05",
    ]);
  });

  it("is loaded once, and does not undo what was changed since", async () => {
    const id = stableId("commitment", "QT-6");
    await ask(
      `mutation ($id: ID!) { setCommitmentState(commitmentId: $id, state: IN_PROGRESS) { version } }`,
      {
        id,
      },
    );
    const before = await countRows(member.dataSource);
    await writeOnce(member.dataSource, ROWS);
    expect(await countRows(member.dataSource)).toBe(before);
    const { programme } = await ask(`{ programme(code: "QT-2021-2025") { commitments { code state } } }`);
    expect(programme.commitments[5]).toEqual({ code: "QT-6", state: "IN_PROGRESS" });
  });
});
