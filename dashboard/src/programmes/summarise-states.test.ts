import { describe, expect, it } from "@jest/globals";
import { summariseStates } from "./summarise-states.js";

describe("summariseStates", () => {
  it("counts each state that occurs, furthest along first", () => {
    const states = ["NOT_REPORTED", "DONE", "IN_PROGRESS", "DONE"] as const;
    expect(summariseStates(states.map((state) => ({ state })))).toEqual([
      { state: "DONE", count: 2 },
      { state: "IN_PROGRESS", count: 1 },
      { state: "NOT_REPORTED", count: 1 },
    ]);
  });

  it("has nothing to say about no commitments", () => {
    expect(summariseStates([])).toEqual([]);
  });
});
