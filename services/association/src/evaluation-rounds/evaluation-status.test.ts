import "reflect-metadata";
import { describe, expect, it } from "@jest/globals";
import { checkRound, type RoundFacts, statusOfRound } from "./evaluation-status.js";

const round: RoundFacts = {
  dueOn: "2024-05-18",
  isComputed: true,
  isCarriedOver: false,
  heldOn: null,
  hostId: null,
};

describe("the status of an evaluation round", () => {
  it("is planned up to its day, then unknown until something is published", () => {
    expect(statusOfRound(round, "2024-05-18")).toBe("PLANNED");
    expect(statusOfRound(round, "2024-05-19")).toBe("NOT_PUBLISHED");
  });

  it("is carried over when it falls after the programme's end, on any day", () => {
    expect(statusOfRound({ ...round, isCarriedOver: true }, "2023-01-01")).toBe("CARRIED_OVER");
    expect(statusOfRound({ ...round, isCarriedOver: true }, "2030-01-01")).toBe("CARRIED_OVER");
  });

  it("is held once a day is known", () => {
    expect(statusOfRound({ ...round, heldOn: "2024-06-01" }, "2024-06-02")).toBe("HELD");
  });
});

/** An only round of a programme of which no first day is known. */
const NOTHING_BEFORE = { startsOn: null, formerDueOn: null };

describe("the flags of an evaluation round", () => {
  it("say that its day was computed and its host not published", () => {
    expect(checkRound(round, NOTHING_BEFORE).map((flag) => [flag.rule, flag.severity])).toEqual([
      ["COMPUTED", "INFO"],
      ["NOT_PUBLISHED", "INFO"],
    ]);
  });

  it("are none for a round whose day and host were published", () => {
    const before = { startsOn: "2022-05-18", formerDueOn: "2023-05-18" };
    expect(checkRound({ ...round, isComputed: false, hostId: "some organisation" }, before)).toEqual([]);
  });

  it.each([
    [{ startsOn: "2024-05-19", formerDueOn: null }, "before the programme begins on 19 May 2024"],
    [{ startsOn: null, formerDueOn: "2024-05-18" }, "no later than the one before it, on 18 May 2024"],
    [{ startsOn: null, formerDueOn: "2026-12-01" }, "no later than the one before it, on 1 December 2026"],
  ])("say that its day is earlier than can be: %j", (before, words) => {
    const published = { ...round, isComputed: false, hostId: "some organisation" };
    expect(checkRound(published, before)).toMatchObject([
      {
        rule: "EARLY_DUE_DAY",
        severity: "WARNING",
        message: { en: expect.stringContaining(`due on 18 May 2024, ${words};`) },
      },
    ]);
  });
});
