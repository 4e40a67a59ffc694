import { describe, expect, it } from "@jest/globals";
import { mergeFigures } from "./merge-figures.js";

const figure = (id: string, indicatorCode: string, reportedAt: string, isCurrent = true) => ({
  id,
  indicatorCode,
  reportedAt,
  isCurrent,
});

describe("mergeFigures", () => {
  it("replaces a figure by its correction", () => {
    const first = figure("a", "LM01", "2026-01-01T00:00:00Z");
    const corrected = figure("b", "LM01", "2026-01-02T00:00:00Z");
    const other = figure("c", "LM02", "2026-01-01T00:00:00Z");
    expect(mergeFigures([first, other], [corrected])).toEqual([corrected, other]);
  });

  it("ignores a notice older than the response", () => {
    const queried = figure("b", "LM01", "2026-01-02T00:00:00Z");
    const late = figure("a", "LM01", "2026-01-01T00:00:00Z");
    expect(mergeFigures([queried], [late])).toEqual([queried]);
  });

  it("leaves out superseded figures", () => {
    expect(mergeFigures([figure("a", "LM01", "2026-01-01T00:00:00Z", false)], [])).toEqual([]);
  });
});
