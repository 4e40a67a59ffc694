import { describe, expect, it } from "@jest/globals";
import type { ListedProgrammeFragment } from "../api/generated/operations.js";
import { findDeadlines, timelinessOf } from "./deadlines.js";

const TODAY = "2026-11-28";
const text = (vi: string) => ({ vi, en: null });

describe("timelinessOf", () => {
  it("is overdue from the day after the due day", () => {
    expect(timelinessOf("2026-11-27", TODAY)).toBe("OVERDUE");
    expect(timelinessOf("2026-11-28", TODAY)).toBe("SOON");
  });

  it("is soon for sixty days", () => {
    expect(timelinessOf("2027-01-27", TODAY)).toBe("SOON");
    expect(timelinessOf("2027-01-28", TODAY)).toBe("IN_TIME");
  });
});

describe("findDeadlines", () => {
  it("lists what is not done, the earliest first, and how many days it has", () => {
    const programme = programmeWith({
      commitments: [
        commitment("C1", "IN_PROGRESS", "2026-12-03"),
        commitment("C2", "DONE", "2026-11-01"),
        commitment("C3", "NOT_STARTED", null),
        commitment("C4", "DROPPED", "2026-11-01"),
        commitment("C5", "NOT_REPORTED", "2026-11-20"),
      ],
    });
    expect(findDeadlines([programme], TODAY)).toMatchObject([
      { key: "C5", timeliness: "OVERDUE", daysLeft: -8 },
      { key: "C1", timeliness: "SOON", daysLeft: 5 },
    ]);
  });

  it("lists evaluation rounds that were not held, and says of which nothing was published", () => {
    const programme = programmeWith({
      evaluationRounds: [
        { id: "R1", number: 1, dueOn: "2024-05-18", heldOn: null, status: "CARRIED_OVER" },
        { id: "R2", number: 2, dueOn: "2026-05-18", heldOn: null, status: "NOT_PUBLISHED" },
        { id: "R3", number: 3, dueOn: "2026-12-18", heldOn: "2026-11-20", status: "PLANNED" },
        { id: "R4", number: 4, dueOn: "2026-11-18", heldOn: null, status: "PLANNED" },
      ],
    });
    expect(findDeadlines([programme], TODAY)).toMatchObject([
      { key: "R2", timeliness: "UNKNOWN", daysLeft: -194 },
      { key: "R4", subject: { kind: "round", number: 4 }, timeliness: "OVERDUE" },
    ]);
  });
});

function commitment(
  id: string,
  state: ListedProgrammeFragment["commitments"][number]["state"],
  dueOn: string | null,
) {
  return { id, code: id, title: text(id), state, dueOn, version: 1 };
}

function programmeWith(parts: Partial<ListedProgrammeFragment>): ListedProgrammeFragment {
  return {
    id: "p",
    code: "QT",
    title: text("Chương trình"),
    period: { from: null, to: null },
    unit: { id: "u", name: text("Tỉnh Quảng Trị") },
    commitments: [],
    evaluationRounds: [],
    ...parts,
  };
}
