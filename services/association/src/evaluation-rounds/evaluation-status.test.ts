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

describe("the flags of an evaluation round", () => {
  it("say that its day was computed and its host not published", () => {
    expect(checkRound(round).map((flag) => [flag.rule, flag.severity])).toEqual([
      ["COMPUTED", "INFO"],
      ["NOT_PUBLISHED", "INFO"],
    ]);
  });

  it("are none for a round whose day and host were published", () => {
    expect(checkRound({ ...round, isComputed: false, hostId: "some organisation" })).toEqual([]);
  });
});
