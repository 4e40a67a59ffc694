import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { checkReport, type KnownReport, type ReportDraft } from "./check-report.js";
import { ReportCadence } from "./report.js";

const TODAY = "2023-01-15";
const draft: ReportDraft = {
  organisationId: "union",
  cadence: ReportCadence.PERIODIC,
  periodFrom: "2022-01-01",
  periodTo: "2022-12-31",
  issuedOn: "2022-12-20",
  supersedesId: null,
  reason: null,
};
const ASKED = { today: TODAY, asTyped: (id: string) => id };
const known: KnownReport = { ...draft, id: "first", isCurrent: true };

function codeOf(change: Partial<ReportDraft>, reports: readonly KnownReport[] = []): unknown {
  const programme = { code: "QT", startsOn: "2021-01-01", endsOn: "2025-12-31", reports };
  return checkReport(programme, { ...draft, ...change }, ASKED)?.extensions["code"];
}

describe("a report", () => {
  it("is taken when nothing speaks against it", () => {
    expect(codeOf({})).toBeUndefined();
    expect(codeOf({ issuedOn: TODAY })).toBeUndefined();
    expect(
      codeOf({ periodFrom: "2020-07-01", periodTo: "2021-01-01", issuedOn: "2021-02-01" }),
    ).toBeUndefined();
  });

  it.each([
    ["ends before it begins", { periodTo: "2021-12-31" }, "BAD_USER_INPUT"],
    ["lies before the programme", { periodFrom: "2020-01-01", periodTo: "2020-12-31" }, "REFUSED"],
    ["lies after the programme", { periodFrom: "2026-01-01", periodTo: "2026-12-31" }, "REFUSED"],
    ["bears a day to come", { issuedOn: "2023-01-16" }, "REFUSED"],
    ["is older than what it reports on", { issuedOn: "2021-12-31" }, "REFUSED"],
    ["supersedes without a reason", { supersedesId: "first" }, "BAD_USER_INPUT"],
    ["has a reason and supersedes nothing", { reason: "in sai" }, "BAD_USER_INPUT"],
  ])("is not when it %s", (_, change, code) => {
    expect(codeOf(change)).toBe(code);
  });

  it("is told all that speaks against it, each by its field", () => {
    const programme = { code: "QT", startsOn: "2021-01-01", endsOn: "2025-12-31", reports: [known] };
    const wrong = {
      periodFrom: "1900-01-01",
      periodTo: "2999-12-31",
      issuedOn: "2023-01-16",
      reason: "in sai",
    };
    const refusal = checkReport(programme, { ...draft, ...wrong }, ASKED);
    expect(refusal?.extensions).toMatchObject({
      code: "BAD_USER_INPUT",
      mistakes: [
        { field: "input.periodFrom" },
        { field: "input.periodTo" },
        { field: "input.issuedOn", message: { vi: expect.stringContaining("16/01/2023") } },
        { field: "input.supersedesId" },
      ],
    });
    expect(refusal?.message).toMatch(/1945.+chưa đến.+ \/ .+1945.+has not come/s);
    const repeated = checkReport(programme, { ...draft, issuedOn: "2023-01-16" }, ASKED);
    expect(repeated?.message).toContain('"supersedesId": report_first');
    expect(repeated?.extensions).toMatchObject({
      code: "REFUSED",
      reportId: expect.stringContaining("first"),
      mistakes: [{ field: "input.issuedOn" }, { field: "input.supersedesId" }],
    });
  });

  it("on a programme without a known period may be on any", () => {
    const programme = { code: "SL", startsOn: null, endsOn: null, reports: [] };
    expect(checkReport(programme, { ...draft, periodFrom: "1999-01-01" }, ASKED)).toBeNull();
  });

  it("is not when the organisation has a periodic one on the period already", () => {
    expect(codeOf({}, [known])).toBe("CONFLICT");
    expect(codeOf({ organisationId: "department" }, [known])).toBeUndefined();
    expect(codeOf({ periodFrom: "2022-07-01" }, [known])).toBeUndefined();
    expect(codeOf({ cadence: ReportCadence.AD_HOC }, [known])).toBeUndefined();
    expect(codeOf({}, [{ ...known, isCurrent: false }])).toBeUndefined();
  });

  it("supersedes a current one of the same organisation, and no other", () => {
    const correction = { supersedesId: "first", reason: "in sai" };
    expect(codeOf(correction, [known])).toBeUndefined();
    expect(codeOf(correction, [])).toBe("CONFLICT");
    expect(codeOf(correction, [{ ...known, isCurrent: false }])).toBe("CONFLICT");
    expect(codeOf({ ...correction, organisationId: "department" }, [known])).toBe("CONFLICT");
  });
});
