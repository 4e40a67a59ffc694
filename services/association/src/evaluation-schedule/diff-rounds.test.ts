import { describe, expect, it } from "@jest/globals";
import { diffRounds, type RecordedRound } from "./diff-rounds.js";

const schedule = { signedOn: "2022-05-18", everyMonths: 24, endsOn: "2025-12-31" };
const first: RecordedRound = {
  number: 1,
  dueOn: "2024-05-18",
  isCarriedOver: false,
  isComputed: true,
  heldOn: null,
  hostId: null,
  hasReports: false,
};
const NOTHING = { changed: [], obsolete: [] };
const second: RecordedRound = { ...first, number: 2, dueOn: "2026-05-18", isCarriedOver: true };

describe("the rounds that follow from a schedule", () => {
  it("are all new for a programme without any", () => {
    expect(diffRounds([], schedule).changed.map(({ number }) => number)).toEqual([1, 2]);
  });

  it("are none when what is recorded agrees with it", () => {
    expect(diffRounds([second, first], schedule)).toEqual(NOTHING);
  });

  it("move with the day of signing", () => {
    expect(diffRounds([first, second], { ...schedule, signedOn: "2022-06-01" }).changed).toEqual([
      { number: 1, dueOn: "2024-06-01", isCarriedOver: false },
      { number: 2, dueOn: "2026-06-01", isCarriedOver: true },
    ]);
  });

  it("are more when the programme is prolonged, and those carried over come back to it", () => {
    expect(diffRounds([first, second], { ...schedule, endsOn: "2026-12-31" }).changed).toEqual([
      { number: 2, dueOn: "2026-05-18", isCarriedOver: false },
      { number: 3, dueOn: "2028-05-18", isCarriedOver: true },
    ]);
  });

  it("go away with the plan when they are derived from it alone", () => {
    const third = { ...second, number: 3, dueOn: "2028-05-18" };
    const shorter = { ...schedule, endsOn: "2023-12-31" };
    expect(diffRounds([first, second, third], shorter)).toEqual({
      changed: [{ number: 1, dueOn: "2024-05-18", isCarriedOver: true }],
      obsolete: [3, 2],
    });
    expect(diffRounds([first, second], null)).toEqual({ changed: [], obsolete: [2, 1] });
  });

  it.each([{ heldOn: "2026-05-18" }, { hostId: "host" }, { isComputed: false }, { hasReports: true }])(
    "stay, with those before them, when more is known of them: %j",
    (published) => {
      const third = { ...second, number: 3, dueOn: "2028-05-18", ...published };
      const fourth = { ...second, number: 4, dueOn: "2030-05-18" };
      const shorter = { ...schedule, endsOn: "2023-12-31" };
      expect(diffRounds([first, second, third, fourth], shorter).obsolete).toEqual([4]);
    },
  );

  it("are not so many that it must be a slip", () => {
    expect(diffRounds([], { ...schedule, everyMonths: 1 }).changed).toHaveLength(44);
    expect(() => diffRounds([], { ...schedule, endsOn: "2999-12-31" })).toThrow(
      /every 24 months makes more than 60; correct the period/,
    );
  });

  it("leave a round alone that was held, or whose day was published", () => {
    const rounds = [
      { ...first, heldOn: "2024-06-03" },
      { ...second, isComputed: false },
    ];
    expect(diffRounds(rounds, { ...schedule, signedOn: "2022-06-01" })).toEqual(NOTHING);
  });
});
