import { beforeAll, describe, expect, it } from "@jest/globals";
import i18next from "i18next";
import { formatDate, formatNumber, formatPrintedPercent, formatTime } from "../../language/format.js";
import { translationOptions } from "../../language/set-up-language.js";
import { citeFigure } from "./cite-figure.js";

type Cited = Parameters<typeof citeFigure>[0]["figure"];
type Locale = Parameters<typeof citeFigure>[1];

const FIGURE: Cited = {
  id: "fig_association_1",
  indicatorCode: "LM03",
  indicator: { code: "LM03", unit: "PERCENT", name: { vi: "Tỷ lệ cộng đồng học tập", en: null } },
  numerator: 53,
  denominator: 63,
  printedPercentage: "84,12",
  percentage: 84.12,
  computedPercentage: 84.13,
  amount: null,
  printedText: "53 cộng đồng khu phố học tập",
  qualifier: "EXACT",
  asOf: "2020-10-29",
  period: null,
  knownAt: "2026-11-28T05:00:00.000Z",
  member: "association",
  actor: {
    role: "DATA_LOADER",
    organisation: { id: "org_1", name: { vi: "Hội Khuyến học tỉnh Sơn La", en: null } },
  },
  sensitivity: "PUBLIC",
  state: "REPORTED",
  doubts: [],
  flags: [],
  rivals: [],
  corrects: null,
  unit: { id: "unit_1", level: "DISTRICT", endedOn: "2025-06-30", name: { vi: "Quận 11", en: null } },
  source: {
    publisher: "Báo",
    author: null,
    title: "Quận 11 tổng kết",
    publishedAt: "2020-10-30",
    url: null,
    locator: "đoạn 3",
    document: null,
  },
};

describe("citeFigure", () => {
  let locale: Locale;
  beforeAll(async () => {
    const t = await i18next.init(await translationOptions("vi"));
    locale = {
      t,
      language: "vi",
      text: ({ vi }) => vi,
      number: (value) => formatNumber(value, "vi"),
      percent: (value) => `${formatNumber(value, "vi")}%`,
      printedPercent: (digits) => formatPrintedPercent(digits, "vi"),
      date: formatDate,
      time: formatTime,
      period: () => undefined,
      money: (amount) => amount,
      qualified: (_, value) => value,
      memberName: () => "Hội Khuyến học",
      ageSince: () => "",
    };
  });

  it("says who, what, of where and when, after which source, where and when it was read", () => {
    const citation = citeFigure(
      { figure: FIGURE, address: "https://hub.vn/so-lieu/fig_association_1", readOn: "2026-11-29" },
      locale,
    );
    expect(citation).toBe(
      "Hội Khuyến học tỉnh Sơn La. Tỷ lệ cộng đồng học tập, Quận 11, 29/10/2020: 84,12%. Nguồn: Báo, 30/10/2020: Quận 11 tổng kết · đoạn 3. Khuyến học Hub, ghi nhận ngày 28/11/2026, https://hub.vn/so-lieu/fig_association_1, xem ngày 29/11/2026.",
    );
  });

  it("cites the printed words where there is no number", () => {
    const wordless = { ...FIGURE, numerator: null, printedPercentage: null, computedPercentage: null };
    const citation = citeFigure({ figure: wordless, address: "", readOn: "2026-11-29" }, locale);
    expect(citation).toContain("29/10/2020: “53 cộng đồng khu phố học tập”.");
  });
});
