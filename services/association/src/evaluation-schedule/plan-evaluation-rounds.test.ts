import { describe, expect, it } from "@jest/globals";
import { planEvaluationRounds } from "./plan-evaluation-rounds.js";

describe("the rotating evaluations of a programme", () => {
  it("fall every 24 months after the signing, and the first one after the end is carried over", () => {
    expect(planEvaluationRounds({ signedOn: "2022-05-18", everyMonths: 24, endsOn: "2025-12-31" })).toEqual([
      { number: 1, dueOn: "2024-05-18", isCarriedOver: false },
      { number: 2, dueOn: "2026-05-18", isCarriedOver: true },
    ]);
  });

  it("still belong to the programme on its last day", () => {
    const rounds = planEvaluationRounds({ signedOn: "2021-12-31", everyMonths: 24, endsOn: "2025-12-31" });
    expect(rounds.map((round) => round.isCarriedOver)).toEqual([false, false, true]);
  });

  it("fall on a month's last day where the day of signing does not exist in it", () => {
    const [first] = planEvaluationRounds({ signedOn: "2024-02-29", everyMonths: 12, endsOn: "2025-12-31" });
    expect(first?.dueOn).toBe("2025-02-28");
    const [june] = planEvaluationRounds({ signedOn: "2024-05-31", everyMonths: 1, endsOn: "2024-06-30" });
    expect(june?.dueOn).toBe("2024-06-30");
  });

  it.each([0, -1, 1.5])("cannot be planned every %s months", (everyMonths) => {
    expect(() => planEvaluationRounds({ signedOn: "2022-05-18", everyMonths, endsOn: "2025-12-31" })).toThrow(
      RangeError,
    );
  });
});
