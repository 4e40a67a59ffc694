import { describe, expect, it } from "@jest/globals";
import { type RecordedRound, reckonRounds } from "./reckon-rounds.js";

const schedule = { signedOn: "2022-05-18", everyMonths: 24, endsOn: "2025-12-31" };
const first: RecordedRound = {
  number: 1,
  dueOn: "2024-05-18",
  isCarriedOver: false,
  isComputed: true,
  heldOn: null,
};
const second: RecordedRound = { ...first, number: 2, dueOn: "2026-05-18", isCarriedOver: true };

describe("the rounds that follow from a schedule", () => {
  it("are all new for a programme without any", () => {
    expect(reckonRounds([], schedule).map(({ number }) => number)).toEqual([1, 2]);
  });

  it("are none when what is recorded agrees with it", () => {
    expect(reckonRounds([second, first], schedule)).toEqual([]);
  });

  it("move with the day of signing", () => {
    expect(reckonRounds([first, second], { ...schedule, signedOn: "2022-06-01" })).toEqual([
      { number: 1, dueOn: "2024-06-01", isCarriedOver: false },
      { number: 2, dueOn: "2026-06-01", isCarriedOver: true },
    ]);
  });

  it("are more when the programme is prolonged, and those carried over come back to it", () => {
    expect(reckonRounds([first, second], { ...schedule, endsOn: "2026-12-31" })).toEqual([
      { number: 2, dueOn: "2026-05-18", isCarriedOver: false },
      { number: 3, dueOn: "2028-05-18", isCarriedOver: true },
    ]);
  });

  it("are never taken away: beyond the plan they are carried over", () => {
    expect(reckonRounds([first, second], { ...schedule, endsOn: "2023-12-31" })).toEqual([
      { number: 1, dueOn: "2024-05-18", isCarriedOver: true },
    ]);
  });

  it("leave a round alone that was held, or whose day was published", () => {
    const rounds = [
      { ...first, heldOn: "2024-06-03" },
      { ...second, isComputed: false },
    ];
    expect(reckonRounds(rounds, { ...schedule, signedOn: "2022-06-01" })).toEqual([]);
  });
});
