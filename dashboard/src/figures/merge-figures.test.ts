import { describe, expect, it } from "@jest/globals";
import { mergeFigures } from "./merge-figures.js";

const figure = (id: string, indicatorCode: string, reportedAt: string, isCurrent = true) => ({
  id,
  indicatorCode,
  reportedAt,
  isCurrent,
});

describe("mergeFigures", () => {
  it("puts a corrected figure in the place of the one it corrects", () => {
    const first = figure("a", "LM01", "2026-01-01T00:00:00Z");
    const corrected = figure("b", "LM01", "2026-01-02T00:00:00Z");
    const other = figure("c", "LM02", "2026-01-01T00:00:00Z");
    expect(mergeFigures([first, other], [corrected])).toEqual([corrected, other]);
  });

  it("is not set back by a notice older than the answer", () => {
    const answered = figure("b", "LM01", "2026-01-02T00:00:00Z");
    const late = figure("a", "LM01", "2026-01-01T00:00:00Z");
    expect(mergeFigures([answered], [late])).toEqual([answered]);
  });

  it("leaves out figures that are no longer in force", () => {
    expect(mergeFigures([figure("a", "LM01", "2026-01-01T00:00:00Z", false)], [])).toEqual([]);
  });
});
