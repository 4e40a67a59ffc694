import { describe, expect, it } from "@jest/globals";
import { CursorSeal } from "./cursor.js";

const seal = new CursorSeal("a key that only the gateways of this hub know");
const scope = {
  fieldName: "figureChanged",
  filter: { unitId: "1", indicatorCodes: ["A"] },
  callerId: "anyone",
};
const positions = new Map([
  ["association", { epoch: "e1", seq: 12 }],
  ["education", { epoch: "e1", seq: 7, parts: 499 }],
  ["womens-union", { epoch: "0f3a", seq: 0 }],
]);

describe("a cursor", () => {
  it("brings back the positions it was written with", () => {
    expect(seal.read(seal.write(positions, scope), scope)).toEqual(positions);
  });

  it("is good for the same filter however its arguments are ordered, null or left out", () => {
    const filter = { indicatorCodes: ["A"], asOf: null, unitId: "1" };
    expect(seal.read(seal.write(positions, scope), { ...scope, filter })).toEqual(positions);
  });

  it.each([
    ["another field", { ...scope, fieldName: "commitmentChanged" }],
    ["another filter", { ...scope, filter: { unitId: "2", indicatorCodes: ["A"] } }],
    ["another caller", { ...scope, callerId: "someone" }],
  ])("is refused for %s", (_what, otherScope) => {
    expect(seal.read(seal.write(positions, scope), otherScope)).toBeUndefined();
  });

  it("is refused when any of its characters was changed", () => {
    const cursor = seal.write(positions, scope);
    for (let index = 0; index < cursor.length - 1; index += 1) {
      const changed = cursor[index] === "A" ? "B" : "A";
      expect(seal.read(cursor.slice(0, index) + changed + cursor.slice(index + 1), scope)).toBeUndefined();
    }
  });

  it.each(["", "x", "e1:12", "A".repeat(10_000)])("is refused when it is made up: %#", (text) => {
    expect(seal.read(text, scope)).toBeUndefined();
  });

  it("is refused when another key signed it", () => {
    expect(seal.read(new CursorSeal("another key").write(positions, scope), scope)).toBeUndefined();
  });
});
