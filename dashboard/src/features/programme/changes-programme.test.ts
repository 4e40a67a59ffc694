import { describe, expect, it } from "@jest/globals";
import { changesProgramme } from "./changes-programme.js";

describe("changesProgramme", () => {
  const programme = { id: "p1", code: "QT" };

  it("is said of what belongs to the programme that is shown", () => {
    expect(changesProgramme({ type: "ceremony.changed", programme }, "p1")).toBe(true);
    expect(changesProgramme({ type: "ceremony.changed", programme }, "p2")).toBe(false);
  });

  it("is said when nobody could tell which programme it was", () => {
    expect(changesProgramme({ type: "programme.changed", programme: null }, "p1")).toBe(true);
  });

  it("is not said of commitments and figures, which have notices of their own", () => {
    expect(changesProgramme({ type: "commitment.changed", programme }, "p1")).toBe(false);
    expect(changesProgramme({ type: "figure.reported", programme: null }, "p1")).toBe(false);
  });
});
