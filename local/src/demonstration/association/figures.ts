import { AdministrativeLevel } from "@hub/association/administrative-units/administrative-level";
import type { RegisteredCount } from "@hub/association/administrative-units/registered-count";
import { type DataQualityFlag, FlagSeverity } from "@hub/figures/data-quality-flag";
import { Qualifier } from "@hub/figures/qualifier";
import type { FigureReport } from "@hub/figures/report-figure";
import { stableId } from "@hub/schema/stable-id";
import { ARTICLES } from "../sources.js";
import { UNITS } from "../units.js";

const REVIEW_DAY = "2020-10-29";

const DENOMINATOR_COMPUTED: DataQualityFlag = {
  rule: "V03",
  severity: FlagSeverity.INFO,
  message: {
    vi: "Mẫu số tính ngược từ tỷ lệ, không được công bố.",
    en: "The denominator is computed back from the percentage; it was not published.",
  },
};

const DENOMINATOR_IMPLAUSIBLE: DataQualityFlag = {
  rule: "V09",
  severity: FlagSeverity.WARNING,
  message: {
    vi: "Gần 10.800 hộ bằng 72% thì tổng số là khoảng 15.000 hộ; với 232.536 người (năm 2010, theo một trang wiki) mỗi hộ có trên 15 người. Cần hỏi lại cơ sở tính số hộ.",
    en: "Just under 10,800 households being 72% makes about 15,000 in all; with 232,536 people (2010, from a wiki page) that is more than 15 a household. The reporter should be asked what was counted.",
  },
};

const PERIOD_NOT_STATED: DataQualityFlag = {
  rule: "V16",
  severity: FlagSeverity.WARNING,
  message: {
    vi: "Nguồn không nêu kỳ của số này; ngày ghi ở đây là ngày hội nghị tổng kết, nên không dùng được để tổng hợp.",
    en: "The source does not say for which period; the day given is that of the review, so it cannot be used in a roll-up.",
  },
};

type Row = Pick<FigureReport, "indicatorCode" | "numerator" | "printedText"> &
  Partial<Pick<FigureReport, "denominator" | "percentage" | "qualifier" | "furtherFlags">>;

const ROWS: readonly Row[] = [
  {
    indicatorCode: "LM01",
    numerator: 10_800,
    percentage: 72,
    qualifier: Qualifier.LESS_THAN,
    printedText: "gần 10.800 hộ gia đình học tập, đạt tỉ lệ 72% trên tổng số hộ dân",
    furtherFlags: [DENOMINATOR_IMPLAUSIBLE],
  },
  {
    indicatorCode: "LM02",
    numerator: 4,
    denominator: 8,
    percentage: 50,
    printedText: "4 dòng họ học tập, chiếm tỷ lệ 50% trong tổng số dòng họ",
    furtherFlags: [DENOMINATOR_COMPUTED],
  },
  {
    indicatorCode: "LM03",
    numerator: 53,
    denominator: 63,
    percentage: 84.12,
    printedText: "53 cộng đồng khu phố học tập, chiếm tỷ lệ 84,12%",
    furtherFlags: [DENOMINATOR_COMPUTED],
  },
  {
    indicatorCode: "LM04",
    numerator: 75,
    denominator: 78,
    percentage: 96.15,
    printedText: "75 đơn vị học tập, chiếm tỷ lệ 96,15%",
    furtherFlags: [DENOMINATOR_COMPUTED],
  },
  {
    indicatorCode: "FD03",
    numerator: 8_000_000_000,
    qualifier: Qualifier.MORE_THAN,
    printedText: "với tổng số tiền trên 8 tỉ đồng",
    furtherFlags: [PERIOD_NOT_STATED],
  },
  {
    indicatorCode: "FD04",
    numerator: 6_000,
    qualifier: Qualifier.LESS_THAN,
    printedText: "đã trao gần 6.000 suất học bổng khuyến học",
    furtherFlags: [PERIOD_NOT_STATED],
  },
  { indicatorCode: "AW01", numerator: 19, printedText: "tuyên dương 19 tập thể và 19 cá nhân điển hình" },
  { indicatorCode: "AW02", numerator: 19, printedText: "tuyên dương 19 tập thể và 19 cá nhân điển hình" },
];

/** What District 11 reported at its review; for the other places no figure of the association was published. */
export const FIGURES: (FigureReport & { id: string })[] = ROWS.map((row) => ({
  denominator: null,
  percentage: null,
  qualifier: Qualifier.EXACT,
  ...row,
  id: stableId("figure", `association/quan-11/${row.indicatorCode}/${REVIEW_DAY}`),
  unitId: UNITS.district11,
  asOf: REVIEW_DAY,
  reporter: "association",
  source: ARTICLES.district11,
}));

/** How many units there were at the time; the registers at hand begin in 2025. */
export const REGISTERED_COUNTS: RegisteredCount[] = [
  {
    id: stableId("registered-count", "quan-11/commune/2020-10-29"),
    unitId: UNITS.district11,
    level: AdministrativeLevel.COMMUNE,
    value: 16,
    asOf: REVIEW_DAY,
    printedText: "Ban Chỉ đạo Xây dựng xã hội học tập Quận và 16 Phường",
    source: ARTICLES.district11,
  },
  {
    id: stableId("registered-count", "son-la/commune/2021-12-31"),
    unitId: UNITS.sonLa,
    level: AdministrativeLevel.COMMUNE,
    value: 204,
    asOf: "2021-12-31",
    printedText: "Đến hết năm 2021 toàn tỉnh có 204/204 xã",
    source: ARTICLES.sonLa,
  },
  {
    id: stableId("registered-count", "son-la/district/2021-12-31"),
    unitId: UNITS.sonLa,
    level: AdministrativeLevel.DISTRICT,
    value: 12,
    asOf: "2021-12-31",
    printedText: "Có 2/12 huyện/thành phố",
    source: ARTICLES.sonLa,
  },
];
