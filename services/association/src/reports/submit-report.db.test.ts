import { randomUUID } from "node:crypto";
import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import type { Caller } from "@hub/schema/signed-request";
import { startLoadedMember, type TestMember } from "@hub/subgraph-kit/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { unitId } from "../administrative-units/unit-id.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { associationAlone } from "../testing/association-alone.js";
import { eventsOfProgramme } from "../testing/events-of-programme.js";
import {
  addExampleProgramme,
  addOrganisation,
  EXAMPLE_UNIT,
  type ExampleProgramme,
} from "../testing/example-programme.js";
import { Report } from "./report.js";

const SUBMIT = `mutation ($id: ID!, $input: SubmitReportInput!) {
  submitReport(programmeId: $id, input: $input) {
    id cadence title { vi } period { from to } issuedOn documentNumber summary { vi } isCurrent supersedesId reason
    submittedAt programme { code } organisation { id } evaluationRound { number }
  }
}`;

let member: TestMember;
let programme: ExampleProgramme;
let programmeCount = 0;

beforeAll(async () => {
  member = await startLoadedMember(associationAlone);
});

beforeEach(async () => {
  programmeCount += 1;
  programme = await addExampleProgramme(member.dataSource.manager, {
    code: `P-${programmeCount}`,
    commitments: 0,
  });
});

afterAll(async () => {
  await member[Symbol.asyncDispose]();
});

/** As who has rights for the organisation that reports. */
function reporterOf(organisationId: string): Caller {
  return { id: "test", mayWrite: true, rights: [{ role: "REPORTER", organisationId, unitId: null }] };
}

function submit(change: object = {}, caller?: Caller) {
  const input = {
    organisationId: programme.organisationIds[0],
    cadence: "PERIODIC",
    title: { vi: "Báo cáo năm 2022", en: "Report on 2022" },
    periodFrom: "2022-01-01",
    periodTo: "2022-12-31",
    issuedOn: "2022-12-20",
    source: { title: "Báo cáo của Hội" },
    ...change,
  };
  return member.ask(SUBMIT, { id: programme.id, input }, caller);
}

const events = () => eventsOfProgramme(member.dataSource, programme.id);

describe("submitting a report", () => {
  it("needs no translation: what is missing is stored as missing, and said to be", async () => {
    const { data, errors } = await member.ask(
      `mutation ($id: ID!, $input: SubmitReportInput!) {
        submitReport(programmeId: $id, input: $input) { title { vi en } summary { vi en } }
      }`,
      {
        id: programme.id,
        input: {
          organisationId: programme.organisationIds[0],
          cadence: "PERIODIC",
          title: { vi: "Báo cáo năm 2022" },
          summary: { vi: "Đã tổ chức hai lớp.", en: " " },
          periodFrom: "2022-01-01",
          periodTo: "2022-12-31",
          issuedOn: "2022-12-20",
          source: { title: "Báo cáo của Hội" },
        },
      },
    );
    expect(errors).toBeUndefined();
    expect(data.submitReport).toEqual({
      title: { vi: "Báo cáo năm 2022", en: null },
      summary: { vi: "Đã tổ chức hai lớp.", en: null },
    });
  });

  it("keeps it as it was submitted and sends one event", async () => {
    const { data, errors } = await submit({
      documentNumber: "12/BC-PN",
      summary: { vi: "3 lớp, 120 lượt người học", en: "3 classes, 120 attendances" },
      roundNumber: 1,
    });
    expect(errors).toBeUndefined();
    const report = data.submitReport;
    expect(report).toMatchObject({
      cadence: "PERIODIC",
      period: { from: "2022-01-01", to: "2022-12-31" },
      documentNumber: "12/BC-PN",
      isCurrent: true,
      supersedesId: null,
      programme: { code: programme.code },
      organisation: { id: `org_${programme.organisationIds[0]}` },
      evaluationRound: { number: 1 },
    });
    expect(await events()).toEqual([
      {
        type: "report.submitted",
        aggregateId: report.id,
        version: 1,
        payload: {
          programmeId: `prog_${programme.id}`,
          unitId: `unit_${EXAMPLE_UNIT}`,
          reportId: report.id,
          organisationId: `org_${programme.organisationIds[0]}`,
          supersedesId: null,
        },
      },
    ]);
    const read = await member.ask(
      `query ($of: [_Any!]!, $code: String!) {
        _entities(representations: $of) { ... on Report { title { en } } }
        programme(code: $code) { reports { id } }
      }`,
      { of: [{ __typename: "Report", id: report.id }], code: programme.code },
    );
    expect(read.data).toEqual({
      _entities: [{ title: { en: "Report on 2022" } }],
      programme: { reports: [{ id: report.id }] },
    });
  });

  it("issued before its period has ended is flagged until another supersedes it", async () => {
    const flagsOf = async (code: string) => {
      const { data } = await member.ask(
        "query ($code: String!) { programme(code: $code) { reports { issuedOn flags { rule severity message { vi } } doubts { kind rule } } } }",
        { code },
      );
      return data.programme.reports;
    };
    const first = (await submit({ issuedOn: "2022-12-30" })).data.submitReport;
    expect(await flagsOf(programme.code)).toEqual([
      {
        issuedOn: "2022-12-30",
        flags: [
          {
            rule: "EARLY_REPORT",
            severity: "WARNING",
            message: {
              vi: "Báo cáo ghi ngày 30/12/2022, trước khi kỳ báo cáo kết thúc ngày 31/12/2022; hãy kiểm tra hai ngày này.",
            },
          },
        ],
        doubts: [{ kind: "UNVERIFIED", rule: "EARLY_REPORT" }],
      },
    ]);
    await submit({ issuedOn: "2022-12-31", supersedesId: first.id, reason: "Ghi sai ngày" });
    for (const { flags } of await flagsOf(programme.code)) expect(flags).toEqual([]);
  });

  it("that supersedes another retires that one and says why", async () => {
    const first = (await submit()).data.submitReport;
    const { data } = await submit({ supersedesId: first.id, reason: "Bổ sung số liệu" });
    expect(data.submitReport).toMatchObject({ supersedesId: first.id, reason: "Bổ sung số liệu" });
    const reports = await member.dataSource.getRepository(Report).findBy({ programmeId: programme.id });
    expect(reports.filter(({ isCurrent }) => isCurrent).map(({ id }) => `report_${id}`)).toEqual([
      data.submitReport.id,
    ]);
    expect((await events()).map(({ version }) => version)).toEqual([1, 1]);
  });

  it.each([
    ["periodic", { documentNumber: "12/BC-PN", summary: { vi: "3 lớp" }, roundNumber: 1 }],
    ["ad hoc, with a number", { cadence: "AD_HOC", documentNumber: "77/BC-HKH" }],
    ["ad hoc, without one", { cadence: "AD_HOC" }],
  ])("sent again word for word is given back: %s", async (_, change) => {
    const first = await submit(change);
    expect(await submit(change)).toEqual(first);
    const supersedes = { ...change, supersedesId: first.data.submitReport.id, reason: "Bổ sung số liệu" };
    const second = await submit(supersedes);
    expect(second.data.submitReport.id).not.toBe(first.data.submitReport.id);
    expect(await submit(supersedes)).toEqual(second);
    expect(await events()).toHaveLength(2);
  });

  it.each([
    ["another number", { documentNumber: "78/BC-HKH" }],
    ["another source", { source: { title: "Báo cáo khác" } }],
    ["other words", { title: { vi: "Báo cáo năm 2022 (bản 2)" } }],
  ])("with %s is another one", async (_, change) => {
    const first = await submit({ cadence: "AD_HOC" });
    const second = await submit({ cadence: "AD_HOC", ...change });
    expect(second.data.submitReport.id).not.toBe(first.data.submitReport.id);
  });

  it("twice for one period is a conflict that names the first", async () => {
    const first = (await submit()).data.submitReport;
    const { data, errors } = await submit({ issuedOn: "2022-12-21" });
    expect(data).toEqual({ submitReport: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "CONFLICT", reportId: first.id });
    expect(await events()).toHaveLength(1);
  });

  it("that supersedes one which is not current is a conflict that names the current one", async () => {
    const first = (await submit()).data.submitReport;
    const reason = "Bổ sung số liệu";
    const second = (await submit({ supersedesId: first.id, reason })).data.submitReport;
    const third = (await submit({ supersedesId: second.id, reason })).data.submitReport;
    const { data, errors } = await submit({ supersedesId: first.id, reason: "in sai" });
    expect(data).toEqual({ submitReport: null });
    expect(errors?.[0]?.extensions).toMatchObject({ code: "CONFLICT", reportId: third.id });
    expect(errors?.[0]?.message).toContain(third.id);
  });

  it("by five at once is taken once", async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, index) => submit({ documentNumber: `${index}/BC-HKH` })),
    );
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(await events()).toHaveLength(1);
  });

  it.each([
    ["NOT_FOUND", { organisationId: randomUUID() }],
    ["NOT_FOUND", { roundNumber: 9 }],
    ["CONFLICT", { supersedesId: randomUUID(), reason: "in sai" }],
    ["CONFLICT", { supersedesId: "báo cáo trước", reason: "in sai" }],
    ["BAD_USER_INPUT", { supersedesId: randomUUID() }],
    ["BAD_USER_INPUT", { periodTo: "2021-12-31" }],
    ["BAD_USER_INPUT", { title: { vi: " ", en: "Report" } }],
    ["REFUSED", { issuedOn: "2999-01-01" }],
    ["REFUSED", { periodFrom: "2026-01-01", periodTo: "2026-06-30" }],
  ])("is refused with %s for %j, and tells nobody", async (code, change) => {
    const { data, errors } = await submit(change);
    expect([data, errors?.[0]?.extensions?.["code"]]).toEqual([{ submitReport: null }, code]);
    expect(await events()).toEqual([]);
    expect(await member.dataSource.getRepository(Report).countBy({ programmeId: programme.id })).toBe(0);
  });

  it("is refused in a sentence that names the report to supersede as it was written", async () => {
    for (const supersedesId of [randomUUID(), randomUUID().toUpperCase(), `report_${randomUUID()}`]) {
      const { errors } = await submit({ supersedesId, reason: "in sai" });
      expect(errors?.[0]?.message).toContain(`Report ${supersedesId} is not one of this organisation`);
    }
  });

  it("is refused with all that is wrong in the form at once", async () => {
    const wrong = { organisationId: randomUUID(), issuedOn: "2999-01-01", roundNumber: 9 };
    const { errors } = await submit(wrong);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: "NOT_FOUND",
      mistakes: [
        { field: "input.organisationId" },
        { field: "input.issuedOn" },
        { field: "input.roundNumber" },
      ],
    });
    expect(await events()).toEqual([]);
  });

  it("by an organisation of another province is refused while parties are unnamed", async () => {
    const sonLa = unitId(AdministrativeLevel.PROVINCE, "14", "2025-03-01");
    const organisationId = await addOrganisation(member.dataSource.manager, sonLa);
    const { errors } = await submit({ organisationId }, reporterOf(organisationId));
    expect(errors?.[0]?.extensions?.["code"]).toBe("REFUSED");
    expect(errors?.[0]?.message).toContain("works elsewhere");
    expect(await events()).toEqual([]);
  });

  it("by an organisation that is no party is refused once all parties are named", async () => {
    const organisationId = await addOrganisation(member.dataSource.manager);
    const programmes = member.dataSource.getRepository(CoordinationProgramme);
    await programmes.update({ id: programme.id }, { declaredPartyCount: 1 });
    expect(
      (await submit({ organisationId }, reporterOf(organisationId))).errors?.[0]?.extensions?.["code"],
    ).toBe("REFUSED");
    expect(await events()).toEqual([]);
  });
});
