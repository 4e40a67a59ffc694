import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { describe, expect, it } from "@jest/globals";
import { defaultDayOf, versionOn } from "./unit-days.js";

const FIRST = { name: "first", validFrom: "2025-07-01", validTo: "2026-04-29" };
const SECOND = { name: "second", validFrom: "2026-04-30", validTo: "2026-12-31" };

describe("the version on a day", () => {
  it.each([
    ["2025-07-01", "first"],
    ["2026-04-29", "first"],
    ["2026-04-30", "second"],
    ["2020-01-01", "first"],
    ["2030-01-01", "second"],
  ])("on %s is the %s", (day, name) => {
    expect(versionOn([FIRST, SECOND], day).name).toBe(name);
  });
});

describe("the day that is meant when none is named", () => {
  it("is today in Việt Nam, seven hours ahead of UTC", () => {
    expect(todayInVietnam(new Date("2026-04-29T17:00:00Z"))).toBe("2026-04-30");
  });

  it("is the last day of a unit that has ended", () => {
    expect(defaultDayOf({ endedOn: "2025-06-30" }, "2026-11-22")).toBe("2025-06-30");
    expect(defaultDayOf({ endedOn: null }, "2026-11-22")).toBe("2026-11-22");
  });
});
