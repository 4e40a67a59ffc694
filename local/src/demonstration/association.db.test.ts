import { unitId } from "@hub/association/administrative-units/unit-id";
import { association } from "@hub/association/association";
import { associationAlone } from "@hub/association/testing/association-alone";
import type { Caller } from "@hub/schema/signed-request";
import { stableId } from "@hub/schema/stable-id";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { DEMONSTRATION_ACCOUNTS } from "../identity/demonstration-accounts.js";
import { organisationId } from "../members.js";
import { readAssociation } from "./association/association.js";
import { countRows } from "./count-rows.js";
import { openDataFolder } from "./file-format/data-folder.js";
import { writeRows } from "./write-rows.js";

const ROWS = readAssociation(openDataFolder());

let member: TestMember;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
  await writeRows(member.dataSource, association, ROWS);
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

/** Of who leads the programmes of Quảng Trị. */
const SECRETARY: Caller = {
  id: "thường trực",
  mayWrite: true,
  rights: [
    { role: "SECRETARY", organisationId: stableId("organisation", "quang-tri-hoi-khuyen-hoc"), unitId: null },
  ],
};

async function ask(query: string, variables = {}) {
  const { data, errors } = await member.ask(query, variables, SECRETARY);
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
    fragment All on ChangeConnection { nodes { version source { publisher } actor { role organisation { name { vi } } } changed { field before after } } }`);
    for (const { history } of [programme, programme.ceremony, ...programme.commitments]) {
      expect(history.nodes).toEqual([
        {
          version: 1,
          source: { publisher: "Giáo dục Thủ đô" },
          actor: { role: "DATA_LOADER", organisation: { name: { vi: "Hội Khuyến học tỉnh Sơn La" } } },
          changed: expect.arrayContaining([
            { field: "title.vi", before: null, after: expect.stringMatching(/\S/) },
          ]),
        },
      ]);
    }
  });

  it("says of a commitment and of each flag where it was published", async () => {
    const { programme, organisations, conferences } = await ask(`{
      programme(code: "QT-2021-2025") {
        source { id } flags { source { id } } evaluationRounds { source { id } flags { source { id } } }
        commitments { code source { publisher title locator } }
      }
      organisations(first: 200) { nodes { source { id } flags { source { id } } } }
      conferences(first: 200) { nodes { source { id } flags { source { id } } } }
    }`);
    expect(programme.commitments.at(-1)).toEqual({
      code: "QT-10",
      source: {
        publisher: "Giáo dục Thủ đô",
        title: "Quảng Trị đẩy mạnh công tác khuyến học, khuyến tài, xây dựng xã hội học tập",
        locator: "đoạn 8",
      },
    });
    interface Flagged {
      readonly source: { readonly id: string };
      readonly flags: readonly { readonly source: { readonly id: string } }[];
    }
    const rounds: Flagged[] = programme.evaluationRounds;
    expect(rounds.map(({ source }) => source)).toEqual(rounds.map(() => programme.source));
    const flagged: Flagged[] = [programme, ...rounds, ...organisations.nodes, ...conferences.nodes];
    expect(flagged.filter(({ flags }) => flags.length > 0).length).toBeGreaterThan(4);
    for (const { source, flags } of flagged) expect(flags).toEqual(flags.map(() => ({ source })));
  });

  it("marks what is not certain: inferred links, two issuers, paraphrased titles, unverified values", async () => {
    const { circular, letter, directive, organisations, programme } = await ask(`{
      circular: policyDocument(number: "15-TT/HU") { ...Marks links { to { number } ...LinkMarks } }
      letter: policyDocument(number: "332") { ...Marks }
      directive: policyDocument(number: "11-CT/TW") { ...Marks }
      organisations(first: 200) { nodes { name { vi } doubts { kind } } }
      programme(code: "QT-2021-2025") { commitments { code doubts { kind reason { vi en } } } targets { isVerified doubts { kind } } }
    }
    fragment Marks on PolicyDocument { doubts { kind reason { vi en } } }
    fragment LinkMarks on DocumentLink { doubts { kind reason { vi } } }`);
    const reasons = ({ doubts }: { doubts: { kind: string; reason: { vi: string } }[] }) =>
      doubts.map(({ kind, reason }) => `${kind}: ${reason.vi}`);
    expect(reasons(circular)).toEqual([
      expect.stringMatching(/^INFERRED: Tên văn bản được diễn đạt lại/),
      expect.stringMatching(/^CONTRADICTED: .*Ban Thường vụ Huyện ủy/s),
    ]);
    expect(reasons(letter)).toContainEqual(expect.stringMatching(/^CONTRADICTED: .*“của Tỉnh ủy”/s));
    expect(reasons(directive)).toEqual([expect.stringMatching(/^INFERRED: Tên văn bản/)]);
    const links = circular.links.map((link: { to: { number: string }; doubts: { kind: string }[] }) => [
      link.to.number,
      link.doubts.map(({ kind }) => kind),
    ]);
    expect(Object.fromEntries(links)).toEqual({ "11-CT/TW": [], "89/QĐ-TTg": ["INFERRED"] });
    const marked = programme.commitments.filter(({ doubts }: { doubts: unknown[] }) => doubts.length > 0);
    expect(marked).toMatchObject([
      {
        code: "QT-10",
        doubts: [{ kind: "UNVERIFIED", reason: { vi: expect.stringContaining("năm tiếp theo") } }],
      },
    ]);
    const twice = organisations.nodes.filter(({ doubts }: { doubts: { kind: string }[] }) =>
      doubts.some(({ kind }) => kind === "UNVERIFIED"),
    );
    expect(twice.map(({ name }: { name: { vi: string } }) => name.vi).sort()).toEqual([
      "Hội Liên hiệp Phụ nữ tỉnh Sơn La",
      "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Sơn La",
    ]);
    for (const { isVerified, doubts } of programme.targets)
      expect(doubts).toEqual(isVerified ? [] : [{ kind: "UNVERIFIED" }]);
  });

  it("gives each account its roles, for its organisation and those it works for as well", async () => {
    for (const { subject, organisation, roles, reach, alsoFor } of DEMONSTRATION_ACCOUNTS) {
      const { data, errors } = await member.ask(
        `{ me { organisations { id unit { id } } roles { role unit { id } validFrom validTo history { nodes { actor { role } } } } } }`,
        {},
        { id: subject, mayWrite: false, rights: [] },
      );
      expect(errors).toBeUndefined();
      const sonLa = { id: `unit_${unitId("PROVINCE", "14", "2025-03-01")}` };
      const quangTri = { id: `unit_${unitId("PROVINCE", "44", "2025-07-01")}` };
      const places = [
        { id: organisationId(organisation), unit: sonLa },
        ...alsoFor.map((key) => ({ id: organisationId(key), unit: quangTri })),
      ];
      expect(data.me.organisations).toHaveLength(places.length);
      expect(data.me.organisations).toEqual(expect.arrayContaining(places));
      const history = { nodes: [{ actor: { role: "DATA_LOADER" } }] };
      const told = { validFrom: "2025-07-01", validTo: null, history };
      const units = [reach === "everywhere" ? null : sonLa, ...alsoFor.map(() => quangTri)];
      const expected = roles.flatMap((role) => units.map((unit) => ({ role, unit, ...told })));
      expect(data.me.roles).toHaveLength(expected.length);
      expect(data.me.roles).toEqual(expect.arrayContaining(expected));
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
      row({ indicatorCode: "LM03", numerator: 53, denominator: 63, percentage: 84.12, flags: "V03" }),
      row({ indicatorCode: "LM04", numerator: 75, denominator: 78, percentage: 96.15, flags: "V03,DERIVED" }),
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
        number issuedOn linkedFrom { relation source { title } from { number issuedOn knownBy flags { rule severity } } }
        flags { rule severity message { vi } } source { publisher document { number } }
        claims { printedText source { title } }
      }
      unknown: policyDocument(number: "25/2014/TT-BGDĐT") { number }
    }`);
    expect(policyDocument).toMatchObject({ number: "89/QĐ-TTg", issuedOn: "2013-01-09" });
    expect(policyDocument.source).toEqual({
      publisher: "hdll.vn, thuvienphapluat.vn",
      document: { number: "89/QĐ-TTg" },
    });
    expect(policyDocument.claims).toEqual([
      {
        printedText: "từ 2011-2020 (theo Quyết định 89/QĐ-TTg)",
        source: { title: expect.stringMatching(/^Quận 11/) },
      },
      {
        printedText: "Đề án “Xây dựng xã hội học tập, giai đoạn 2012 - 2020”",
        source: { title: expect.stringMatching(/^Gia Lâm/) },
      },
    ]);
    expect(policyDocument.linkedFrom).toContainEqual({
      relation: "IMPLEMENTS",
      source: { title: expect.stringMatching(/^Gia Lâm/) },
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

  it("tells wherever an organisation sits on a unit that has ended, and what became of that unit", async () => {
    const { giaLam, quan11 } = await ask(
      `query ($giaLam: ID!, $quan11: ID!) {
        giaLam: organisations(unitId: $giaLam) { ...Ended }
        quan11: organisations(unitId: $quan11) { ...Ended }
      }
      fragment Ended on OrganisationConnection {
        nodes { endedOn unit { endedOn successors { successor { name { vi } endedOn } } } }
      }`,
      { giaLam: unitId("DISTRICT", "018", "2025-03-01"), quan11: unitId("DISTRICT", "772", "2025-03-01") },
    );
    const successors = {
      giaLam: ["Long Biên", "Phúc Lợi", "Bát Tràng", "Gia Lâm", "Phù Đổng", "Thuận An"],
      quan11: ["Bình Thới", "Hòa Bình", "Minh Phụng", "Phú Thọ"],
    };
    for (const [{ nodes }, names] of [
      [giaLam, successors.giaLam],
      [quan11, successors.quan11],
    ]) {
      expect(nodes.length).toBeGreaterThan(0);
      for (const { endedOn, unit } of nodes) {
        expect([endedOn, unit.endedOn]).toEqual(["2025-06-30", "2025-06-30"]);
        expect(unit.successors).toHaveLength(names.length);
        expect(unit.successors).toEqual(
          expect.arrayContaining(
            names.map((name: string) => ({
              successor: {
                name: { vi: expect.stringMatching(new RegExp(`^(Phường|Xã) ${name}$`)) },
                endedOn: null,
              },
            })),
          ),
        );
      }
    }
  });

  it("says that the level of Quận 11's learning units is inferred", async () => {
    const { administrativeUnit } = await ask(
      `query ($id: ID!) { administrativeUnit(id: $id) {
        associationFigures(indicatorCodes: ["LM04"]) { printedText flags { rule message { vi } } doubts { kind reason { vi } } }
      } }`,
      { id: unitId("DISTRICT", "772", "2025-03-01") },
    );
    const [figure] = administrativeUnit.associationFigures;
    const inferred = expect.stringContaining("không nêu cấp nào công nhận");
    expect(figure.flags).toContainEqual({ rule: "DERIVED", message: { vi: inferred } });
    expect(figure.doubts).toContainEqual({ kind: "INFERRED", reason: { vi: inferred } });
  });

  it("tells of organisations whose unit has ended, and of those that succeeded them", async () => {
    const { districts, quangTri } = await ask(
      `query ($giaLam: ID!, $quangTri: ID!) {
        districts: organisations(unitId: $giaLam) { nodes {
          endedOn doubts { kind reason { en } } successors { effectiveOn } successorsNote { en } unit { endedOn }
        } }
        quangTri: organisations(unitId: $quangTri) { nodes {
          name { vi } endedOn successorsNote { vi } doubts { kind } predecessors { predecessor { name { vi } endedOn } doubts { kind } }
          unit { endedOn officialCode }
        } }
      }`,
      { giaLam: unitId("DISTRICT", "018", "2025-03-01"), quangTri: unitId("PROVINCE", "44", "2025-07-01") },
    );
    expect(districts.nodes).toEqual(
      Array(5).fill({
        endedOn: "2025-06-30",
        doubts: [{ kind: "INFERRED", reason: { en: expect.stringContaining("30 June 2025") } }],
        successors: [],
        successorsNote: {
          en: "The organisation ended on 30 June 2025; no source at hand says which organisation succeeded it.",
        },
        unit: { endedOn: "2025-06-30" },
      }),
    );
    const inferred = [{ kind: "INFERRED" }];
    const name = { vi: "Hội Khuyến học tỉnh Quảng Trị" };
    expect(quangTri.nodes).toEqual([
      {
        name,
        endedOn: null,
        successorsNote: null,
        doubts: inferred,
        predecessors: [{ predecessor: { name, endedOn: "2025-06-30" }, doubts: inferred }],
        unit: { endedOn: null, officialCode: "44" },
      },
    ]);
  });

  it("marks figures whose day the hub has put in itself", async () => {
    const { administrativeUnit } = await ask(
      `query ($id: ID!) { administrativeUnit(id: $id) {
        associationFigures { indicatorCode doubts { kind rule reason { vi } } }
      } }`,
      { id: unitId("DISTRICT", "772", "2025-03-01") },
    );
    type Row = { indicatorCode: string; doubts: { rule: string }[] };
    const marked = administrativeUnit.associationFigures.flatMap(({ indicatorCode, doubts }: Row) =>
      doubts.filter(({ rule }) => rule === "V16").map((doubt) => ({ indicatorCode, ...doubt })),
    );
    const doubt = {
      kind: "INFERRED",
      rule: "V16",
      reason: { vi: expect.stringContaining("ngày hội nghị tổng kết") },
    };
    expect(marked).toEqual(["FD03", "FD04"].map((indicatorCode) => ({ indicatorCode, ...doubt })));
  });

  it("lists the documents in force on a day, and says of which that is not known", async () => {
    const { all, known, then } = await ask(`{
      all: policyDocuments(first: 200) { nodes { number validity(asOf: "2021-11-04") { state } } }
      known: policyDocuments(inForceOn: "2021-11-04", first: 200) { nodes { number validity { state } } }
      then: policyDocuments(inForceOn: "2021-11-04", includeNotKnown: true, first: 200) { nodes {
        number validity { state reason { vi en } } later: validity(asOf: "2014-05-14") { state }
      } }
    }`);
    type Row = { number: string; validity: { state: string }; later: { state: string } };
    const expected = all.nodes.filter((row: Row) => row.validity.state !== "NOT_IN_FORCE");
    expect(then.nodes.map(({ number, validity }: Row) => ({ number, state: validity.state }))).toEqual(
      expected.map(({ number, validity }: Row) => ({ number, state: validity.state })),
    );
    const inForce = expected.filter(({ validity }: Row) => validity.state === "IN_FORCE");
    expect(inForce.length).toBeGreaterThan(0);
    expect(known.nodes).toEqual(inForce);
    const states = new Map(then.nodes.map((row: Row) => [row.number, row.validity.state]));
    expect(states.get("20/2014/NĐ-CP")).toBe("IN_FORCE");
    expect(states.get("448/QĐ-KHVN")).toBe("NOT_KNOWN");
    expect(states.get("281/QĐ-TTg")).toBe("NOT_KNOWN");
    expect(states.has("284/QĐ-TTg")).toBe(false);
    expect(states.has("387/QĐ-TTg")).toBe(false);
    const decree = then.nodes.find((row: Row) => row.number === "20/2014/NĐ-CP");
    expect(decree.later.state).toBe("NOT_IN_FORCE");
  });

  it("is loaded once, and does not undo what was changed since", async () => {
    const id = stableId("commitment", "QT-6");
    await ask(
      `mutation ($id: ID!) { setCommitmentState(commitmentId: $id, state: IN_PROGRESS, expectedVersion: 1, source: { title: "Báo cáo" }) { version } }`,
      {
        id,
      },
    );
    const before = await countRows(member.dataSource);
    await writeRows(member.dataSource, association, ROWS);
    expect(await countRows(member.dataSource)).toBe(before);
    const { programme } = await ask(`{ programme(code: "qt-2021-2025") { commitments { code state } } }`);
    expect(programme.commitments[5]).toEqual({ code: "QT-6", state: "IN_PROGRESS" });
  });
});

describe("one search over everything", () => {
  const RESULT = "kind title { vi } isCurrent successors { title { vi } }";

  async function search(text: string, rest = ""): Promise<{ kind: string; title: { vi: string } }[]> {
    const { search } = await ask(
      `query ($text: String!) { search(text: $text ${rest}) { nodes { ${RESULT} } } }`,
      {
        text,
      },
    );
    return search.nodes;
  }

  it("finds a unit that has ended, with its successors", async () => {
    const [first] = await search("quan 11");
    const successors = ["Phường Bình Thới", "Phường Hòa Bình", "Phường Minh Phụng", "Phường Phú Thọ"];
    expect(first).toEqual({
      kind: "UNIT",
      title: { vi: "Quận 11" },
      isCurrent: false,
      successors: successors.map((vi) => ({ title: { vi } })),
    });
  });

  it("finds the new and the old of one name, the new first, and what bears the name", async () => {
    const found = await search("tinh quang tri");
    expect(found.slice(0, 2)).toMatchObject([
      { kind: "UNIT", isCurrent: true, successors: [] },
      { kind: "UNIT", isCurrent: false, successors: [{ title: { vi: "Tỉnh Quảng Trị" } }] },
    ]);
    expect(found.slice(2)).toContainEqual(
      expect.objectContaining({
        kind: "ORGANISATION",
        title: { vi: "Hội Khuyến học tỉnh Quảng Trị" },
        isCurrent: false,
      }),
    );
    expect(found.map(({ kind }) => kind)).toContain("PROGRAMME");
  });

  it.each([
    ["quyet dinh 281", "DOCUMENT", "học tập suốt đời"],
    ["281/QÐ-TTg", "DOCUMENT", "học tập suốt đời"],
    ["Chi thi 11", "DOCUMENT", "khuyến học"],
    ["QT-2021-2025", "PROGRAMME", "Chương trình"],
    ["lm01", "INDICATOR", "ia đình"],
    ["UBND Q.11", "ORGANISATION", "Ủy ban nhân dân Quận 11"],
    ["uy ban nhan dan huyen gia lam", "ORGANISATION", "UBND huyện Gia Lâm"],
    ["phường 8 quận 11", "UNIT", "Phường 8"],
    ["phường 08", "UNIT", "Phường 8"],
    ["kì anh", "UNIT", "Kỳ Anh"],
    ["TP.HCM", "UNIT", "Thành phố Hồ Chí Minh"],
    ["Đắc Lắc", "UNIT", "Tỉnh Đắk Lắk"],
    ["hkh sơn la", "ORGANISATION", "Hội Khuyến học tỉnh Sơn La"],
    ["sgd", "ORGANISATION", "Sở Giáo dục"],
    ["sở gd đt", "ORGANISATION", "Sở Giáo dục"],
    ["BRVT", "UNIT", "Tỉnh Bà Rịa - Vũng Tàu"],
    ["sonla", "UNIT", "Sơn La"],
    ["hanoi", "UNIT", "Hà Nội"],
    ["tphcm", "UNIT", "Thành phố Hồ Chí Minh"],
    ["Thừa Thiên Huế", "UNIT", "Thành phố Huế"],
    ["TTH", "UNIT", "Thành phố Huế"],
    ["BR-VT", "UNIT", "Tỉnh Bà Rịa - Vũng Tàu"],
    ["Buon Me Thuot", "UNIT", "Buôn Ma Thuột"],
    ["TPHCM quan 11", "UNIT", "Quận 11"],
    ["thành phố hồ chí minh quận 11", "UNIT", "Quận 11"],
    ["tp.hcm q11", "UNIT", "Quận 11"],
    ["quận 11 phường 8", "UNIT", "Phường 8"],
    ["hà nội ba đình", "UNIT", "Ba Đình"],
    ["hà nội gia lâm", "UNIT", "Gia Lâm"],
    ["đồng tháp cao lãnh", "UNIT", "Cao Lãnh"],
    ["đà nẵng hòa vang", "UNIT", "Hòa Vang"],
    ["hải phòng thủy nguyên", "UNIT", "Thủy Nguyên"],
    ["Kết luận 49-KL/TW", "DOCUMENT", "Tiếp tục thực hiện Chỉ thị 11-CT/TW"],
    ["kết luận số 49", "DOCUMENT", "Tiếp tục thực hiện Chỉ thị 11-CT/TW"],
    ["KL 49", "DOCUMENT", "Tiếp tục thực hiện Chỉ thị 11-CT/TW"],
    ["CT 11", "DOCUMENT", "Tăng cường sự lãnh đạo của Đảng"],
    ["HKH", "ORGANISATION", "Hội Khuyến học tỉnh"],
    ["lhpn", "ORGANISATION", "Hội Liên hiệp Phụ nữ"],
    ["HLHPN", "ORGANISATION", "Hội Liên hiệp Phụ nữ"],
    ["hội phụ nữ", "ORGANISATION", "Hội Liên hiệp Phụ nữ"],
    ["tinhdoan", "ORGANISATION", "Đoàn Thanh niên"],
    ["Mường La", "UNIT", "Xã Mường La"],
    ["Cồn Cỏ", "UNIT", "Đặc khu Cồn Cỏ"],
    ["Quảng Bình", "UNIT", "Xã Quảng Bình"],
    ["Long Phú", "UNIT", "Long Phú"],
    ["Đông Thái", "UNIT", "Đông Thái"],
    ["Bắc Cạn", "UNIT", "Bắc Kạn"],
    ["01", "UNIT", "Hà Nội"],
    ["Sở GD và ĐT", "ORGANISATION", "Sở Giáo dục"],
    ["UBMTTQ", "ORGANISATION", "Mặt trận"],
    ["xóa mù chữ của tỉnh", "INDICATOR", "Mức XMC của tỉnh"],
    ["phụ nữ đăng ký gia đình học tập", "INDICATOR", "Hội viên phụ nữ đăng ký GĐHT"],
    ["trung tâm học tập cộng đồng phủ kín", "INDICATOR", "TTHTCĐ phủ kín"],
    ["tthtcđ phủ kín", "INDICATOR", "TTHTCĐ phủ kín"],
  ])("finds “%s” first: %s", async (text, kind, title) => {
    expect((await search(text))[0]).toMatchObject({ kind, title: { vi: expect.stringContaining(title) } });
  });

  it("takes a unit's official code for its name", async () => {
    const [unit] = await search("14", "kinds: [UNIT]");
    expect(unit).toMatchObject({ title: { vi: "Tỉnh Sơn La" } });
  });

  it("puts what goes on before what has ended, and provinces before districts", async () => {
    const found = await search("hoi khuyen hoc", "kinds: [ORGANISATION], first: 200");
    const rows: { isCurrent?: boolean | null; title: { vi: string } }[] = found;
    const isProvince = rows.map(({ title }) => title.vi.includes("tỉnh"));
    const going = rows.filter(({ isCurrent }) => isCurrent !== false).length;
    expect(rows.slice(going).every(({ isCurrent }) => isCurrent === false)).toBe(true);
    for (const part of [isProvince.slice(0, going), isProvince.slice(going)])
      expect(part.lastIndexOf(true)).toBeLessThan(part.includes(false) ? part.indexOf(false) : part.length);
  });

  it("keeps to the kinds that are asked for, and to the day", async () => {
    const kinds = await search("gia lam", "kinds: [ORGANISATION, DOCUMENT]");
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(["ORGANISATION", "DOCUMENT"]));
    const [then] = await search("dong nai", 'kinds: [UNIT], asOf: "2026-04-29"');
    expect(then).toMatchObject({ title: { vi: "Tỉnh Đồng Nai" }, isCurrent: true });
  });

  it("does not say of a day before the first register that something was in force", async () => {
    for (const text of ["quan 11", "quảng trị", "lm01", "hội khuyến học", "quyet dinh 281"]) {
      const found: { kind: string; title: unknown; isCurrent?: boolean | null }[] = await search(
        text,
        'first: 200, asOf: "1900-01-01"',
      );
      expect(found.filter(({ isCurrent }) => isCurrent === true)).toEqual([]);
    }
  });

  it("finds by its initials whatever bears the name", async () => {
    const found = await search("HKH", "first: 200");
    expect(found.map(({ kind }) => kind)).toContain("ORGANISATION");
    for (const { kind, title } of found) if (kind !== "DOCUMENT") expect(title.vi).toMatch(/hội khuyến học/i);
  });

  it("pages on without gap or repetition, in the nodes' own types", async () => {
    const query = `query ($after: String) { search(text: "quảng", first: 40, after: $after) {
      nodes { node {
        __typename
        ... on AdministrativeUnit { id endedOn } ... on Organisation { id } ... on CoordinationProgramme { id }
        ... on PolicyDocument { id } ... on Indicator { code }
      } }
      pageInfo { hasNextPage endCursor }
    } }`;
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const { search } = await ask(query, { after });
      seen.push(...search.nodes.map(({ node }: { node: { __typename: string; id: string } }) => node.id));
      after = search.pageInfo.hasNextPage ? search.pageInfo.endCursor : null;
    } while (after);
    expect(seen.length).toBeGreaterThan(40);
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("finds nothing for a text without a word, and refuses one that is too long", async () => {
    expect(await search(" ~ ")).toEqual([]);
    const { errors } = await member.ask(`{ search(text: "${"a".repeat(101)}") { nodes { kind } } }`);
    expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  });

  it("costs as many SQL statements for many results as for few", async () => {
    const statementsFor = async (first: number) => {
      const before = await statements();
      await search("quảng trị", `first: ${first}`);
      return (await statements()) - before;
    };
    await statementsFor(1);
    const forTwenty = await statementsFor(20);
    expect(await statementsFor(200)).toBe(forTwenty);
  });

  async function statements(): Promise<number> {
    const metrics = await (await fetch(`${member.operatorUrl}/metrics`)).text();
    return Number(/^hub_member_sql_statements_total (\d+)$/m.exec(metrics)?.[1]);
  }

  it("finds a programme by its new title once it has one", async () => {
    const { programme } = await ask(`{ programme(code: "QT-2016-2021") { id } }`);
    await ask(
      `mutation ($id: ID!) {
        updateProgramme(programmeId: $id, expectedVersion: 1, input: { title: { vi: "Chương trình Bến Hải" }, source: { title: "bài kiểm thử" } }) { id }
      }`,
      { id: programme.id },
    );
    expect(await search("ben hai", "kinds: [PROGRAMME]")).toMatchObject([
      { title: { vi: "Chương trình Bến Hải" } },
    ]);
  });
});
