import { describe, expect, it } from "@jest/globals";
import { todayInVietnam } from "./vietnam-time.js";

describe("todayInVietnam", () => {
  it("begins seven hours before the day of UTC", () => {
    expect(todayInVietnam(Date.parse("2026-11-28T16:59:59Z"))).toBe("2026-11-28");
    expect(todayInVietnam(Date.parse("2026-11-28T17:00:00Z"))).toBe("2026-11-29");
  });
});
