import { describe, expect, it } from "@jest/globals";
import { figuresAddress, unitAddress } from "./thing-addresses.js";

describe("addresses", () => {
  it("bear any id", () => {
    expect(unitAddress("unit_a/b?c")).toBe("/dia-ban/unit_a%2Fb%3Fc");
    expect(unitAddress("unit_1", "2025-06-30")).toBe("/dia-ban/unit_1?ngay=2025-06-30");
  });

  it("name only the filters that are set", () => {
    expect(figuresAddress({})).toBe("/so-lieu");
    expect(figuresAddress({ under: "unit_1", asOf: "2025-06-30" })).toBe(
      "/so-lieu?trong=unit_1&ngay=2025-06-30",
    );
  });
});
