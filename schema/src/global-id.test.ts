import { describe, expect, it } from "@jest/globals";
import { formatGlobalId, parseGlobalId } from "./global-id.js";

const UUID = "0f8fad5b-d9cb-469f-a165-70867728950e";

describe("a global id", () => {
  it("says what it is the id of", () => {
    const id = formatGlobalId("AdministrativeUnit", UUID);
    expect(id).toBe(`unit_${UUID}`);
    expect(parseGlobalId(id)).toEqual({ prefix: "unit", member: undefined, key: UUID });
  });

  it("names the member where several hold such things", () => {
    const id = formatGlobalId("Figure", UUID, "womens-union");
    expect(id).toBe(`fig_womens-union_${UUID}`);
    expect(parseGlobalId(id)).toEqual({ prefix: "fig", member: "womens-union", key: UUID });
  });

  it("is read with its UUID in capitals as well, and with a key that is none", () => {
    expect(parseGlobalId(`unit_${UUID.toUpperCase()}`)?.key).toBe(UUID);
    expect(parseGlobalId("ind_LM01")).toEqual({ prefix: "ind", member: undefined, key: "LM01" });
    expect(parseGlobalId("ind_lm01")).toEqual({ prefix: "ind", member: undefined, key: "LM01" });
  });

  it.each([
    UUID,
    "",
    "unit_",
    `_${UUID}`,
    `unit_a_b_${UUID}`,
    `unit ${UUID}`,
    `unit_${UUID}\n`,
    "constructor",
  ])("is not %j", (text) => {
    expect(parseGlobalId(text)).toBeUndefined();
  });
});
