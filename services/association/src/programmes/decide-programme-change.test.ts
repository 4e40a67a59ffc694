import { Refusal } from "@hub/subgraph-kit/refusal";
import { describe, expect, it } from "@jest/globals";
import { decideProgrammeChange, type ProgrammeRecord } from "./decide-programme-change.js";

const programme = {
  code: "QT-2021-2025",
  version: 3,
  title: { vi: "Chương trình", en: "Programme" },
  startsOn: "2021-01-01",
  endsOn: "2025-12-31",
  printedPeriod: "giai đoạn 2021-2025",
  declaredPartyCount: 10,
  evaluationEveryMonths: 24,
};

function decide(change: Partial<ProgrammeRecord>, expectedVersion = programme.version) {
  return decideProgrammeChange(programme, change, { expectedVersion, today: "2022-05-20" });
}

function codeOf(decision: unknown): unknown {
  return decision instanceof Refusal ? decision.extensions["code"] : undefined;
}

describe("what is recorded of a programme", () => {
  it("changes where it is told to and stays where it is not", () => {
    const decision = decide({ declaredPartyCount: 11 }, 3);
    const { code: _, version: __, ...record } = programme;
    expect(decision).toEqual({ record: { ...record, declaredPartyCount: 11 }, version: 4 });
  });

  it("stays as it is when it is told what it says already", () => {
    expect(decide({ title: { vi: "Chương trình", en: "Programme" }, endsOn: "2025-12-31" })).toBe(
      "unchanged",
    );
  });

  it("is not changed by who says nothing", () => {
    expect(decide({})).toMatchObject({
      extensions: { code: "BAD_USER_INPUT", mistakes: [{ field: "input" }] },
      sentence: { en: expect.stringContaining('fill in one of these at least: "title", "period"') },
    });
  });

  it.each([2, 4, 0])("is not changed by a caller who has seen version %s", (expectedVersion) => {
    const refusal = decide({ declaredPartyCount: 11 }, expectedVersion);
    expect(refusal).toMatchObject({ extensions: { code: "CONFLICT", currentVersion: 3 } });
  });

  it("cannot end before it begins", () => {
    expect(codeOf(decide({ endsOn: "2020-12-31" }))).toBe("REFUSED");
    expect(codeOf(decide({ startsOn: "2025-12-31" }))).toBeUndefined();
  });

  it("is refused with all that cannot be, each by its field", () => {
    const wrong = {
      startsOn: "1900-01-01",
      endsOn: "2999-12-31",
      declaredPartyCount: 0,
      evaluationEveryMonths: 0,
    };
    expect(decide(wrong, 2)).toMatchObject({
      extensions: {
        code: "CONFLICT",
        currentVersion: 3,
        mistakes: [
          { field: "expectedVersion" },
          { field: "input.period.from" },
          { field: "input.period.to" },
          { field: "input.declaredPartyCount" },
          { field: "input.evaluationEveryMonths" },
        ],
      },
    });
  });

  it.each([
    { declaredPartyCount: 0 },
    { declaredPartyCount: 1_001 },
    { evaluationEveryMonths: 0 },
    { evaluationEveryMonths: 121 },
  ])("cannot be %j", (change) => {
    expect(codeOf(decide(change))).toBe("BAD_USER_INPUT");
  });
});
