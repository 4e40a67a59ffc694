import { describe, expect, it } from "@jest/globals";
import { FigurePeriodKind, findPeriodMistakes } from "./figure-period.js";

describe("the mistakes of a period", () => {
  it.each([
    [
      "2025-12-31",
      "2025-01-01",
      null,
      "Kỳ kết thúc (01/01/2025) trước khi bắt đầu (31/12/2025)",
      "1 January 2025",
    ],
    ["2025-01-01", "2025-12-31", "2020-01-01", "Số liệu của ngày 01/01/2020", "1 January 2020"],
    [
      "2025-01-01",
      "2025-03-31",
      null,
      "Từ 01/01/2025 đến 31/03/2025 không phải là trọn một kỳ “năm dương lịch”",
      "31 March 2025 is not a whole calendar year",
    ],
  ])("say days as each language writes them: %s to %s", (from, to, asOf, vi, en) => {
    const mistakes = findPeriodMistakes({ from, to, kind: FigurePeriodKind.YEAR }, asOf, "input.period");
    expect(mistakes).toEqual([
      {
        field: "input.period",
        message: { vi: expect.stringContaining(vi), en: expect.stringContaining(en) },
      },
    ]);
    expect(JSON.stringify(mistakes)).not.toMatch(/\d{4}-\d{2}/);
  });
});
