/** What the two articles about Sơn La and Quận 11 say about education, word for word, and nothing else. */
import { AdministrativeLevel } from "@hub/education/administrative-level";
import { InstitutionCount, InstitutionKind } from "@hub/education/institutions/institution-count";
import { Observance } from "@hub/education/observances/observance";
import { ObservanceKind } from "@hub/education/observances/observance-register";
import { EducationStandard } from "@hub/education/universal-education/education-standard";
import { checkBlock, checkCrossLevel } from "@hub/education/universal-education/rules";
import { UniversalEducationStatus } from "@hub/education/universal-education/universal-education-status";
import { Activity, ActivityKind } from "@hub/figures/activity";
import { type DataQualityFlag, FlagSeverity } from "@hub/figures/data-quality-flag";
import { Qualifier } from "@hub/figures/qualifier";
import type { FigureReport } from "@hub/figures/report-figure";
import { stableId } from "@hub/schema/stable-id";
import type { DataSource } from "typeorm";
import { ARTICLES } from "./sources.js";
import { UNITS } from "./units.js";
import { insertOnce, reportOnce } from "./write-once.js";

const END_OF_2021 = "2021-12-31";
const DISTRICT_11_CONFERENCE = "2020-10-29";
const COMMUNES = 204;
const DISTRICTS = 12;

/**
 * How many communes each of the twelve districts had in the register of 1 March 2025, the oldest at hand: 200 in
 * all, against 204 at the end of 2021.
 */
const SON_LA_DISTRICT_SIZES = [8, 11, 12, 14, 14, 15, 16, 16, 19, 22, 25, 28];

const PRINTED = {
  centresCombined: "196/204 trung tâm học tập cộng đồng được kết hợp với Nhà văn hóa hoặc điểm Bưu điện xã",
  centresWithBooks:
    "160/204 trung tâm học tập cộng đồng có tủ sách phục vụ cho nhu cầu học tập, đọc sách thường xuyên của người dân",
  preschool: "100% huyện/thành phố duy trì vững chắc phổ cập giáo dục mầm non cho trẻ 5 tuổi",
  primaryAtLeast1: "204/204 xã duy trì phổ cập giáo dục tiểu học từ mức độ 1 trở lên",
  primary1: "01 xã đạt chuẩn mức độ 1",
  primary2: "12 xã đạt chuẩn phổ cập giáo dục tiểu học mức độ 2",
  primary3: "191 xã đạt chuẩn phổ cập giáo dục tiểu học mức độ 3",
  primaryDistricts2: "2/12 huyện/thành phố đạt chuẩn phổ cập giáo dục tiểu học mức độ 2",
  primaryDistricts3: "10/12 huyện/thành phố đạt chuẩn phổ cập giáo dục tiểu học mức độ 2",
  primaryDistricts:
    "2/12 huyện/thành phố đạt chuẩn phổ cập giáo dục tiểu học mức độ 2 và 10/12 huyện/thành phố đạt chuẩn phổ cập giáo dục tiểu học mức độ 2",
  primaryProvince: "Tỉnh Sơn La đạt chuẩn đạt chuẩn phổ cập giáo dục tiểu học mức độ 2",
  lowerSecondaryAtLeast1: "204/204 xã duy trì phổ cập giáo dục trung học cơ sở mức độ 1 trở lên",
  lowerSecondary1: "13 xã đạt chuẩn phổ cập THCS mức độ 1",
  lowerSecondary2: "129 xã đạt chuẩn phổ cập giáo dục THCS mức độ 2",
  lowerSecondary3: "62 xã đạt chuẩn phổ cập giáo dục THCS mức độ 3",
  lowerSecondaryDistricts1: "3/12 huyện/thành phố đạt chuẩn phổ cập giáo dục THCS mức độ 1",
  lowerSecondaryDistricts2: "9/12 huyện/thành phố đạt chuẩn phổ cập giáo dục tiểu học mức độ 2",
  week: "trong hai năm 2020, 2021 đã tổ chức tốt Tuần lễ hưởng ứng học tập suốt đời trên địa bàn toàn tỉnh từ ngày 01/10 đến ngày 07/10",
  weekOpening: ", trong đó Lễ Khai mạc Tuần lễ được tổ chức vào ngày 03/10/2020",
  bookDay: "Tổ chức thành công ngày sách Việt Nam vào ngày 01/4 các năm 2020, 2021 và 2022",
  centresEverywhere: "Hệ thống mạng lưới các trung tâm học tập công đồng phủ kín 100% các phường",
} as const;

const [, PRIMARY_DISTRICTS_3_LABEL = []] = checkBlock({
  standard: EducationStandard.PRIMARY,
  total: DISTRICTS,
  lines: [
    { count: 2, printedStandard: EducationStandard.PRIMARY, printedLevel: 2 },
    { count: 10, printedStandard: EducationStandard.PRIMARY, printedLevel: 2 },
  ],
});
/** As printed no district has reached level 3: what the thirteen communes below it have to say to that. */
const PRIMARY_DISTRICTS_3_FLAGS = [
  ...PRIMARY_DISTRICTS_3_LABEL,
  ...checkCrossLevel({
    level: 3,
    districts: 0,
    communesBelow: 13,
    districtSizes: SON_LA_DISTRICT_SIZES,
    minSharePercent: 90,
  }),
];
const [, LOWER_SECONDARY_DISTRICTS_2_FLAGS = []] = checkBlock({
  standard: EducationStandard.LOWER_SECONDARY,
  total: DISTRICTS,
  lines: [
    { count: 3, printedStandard: EducationStandard.LOWER_SECONDARY, printedLevel: 1 },
    { count: 9, printedStandard: EducationStandard.PRIMARY, printedLevel: 2 },
  ],
});

const NO_DISTRICT_AT_1 = derived(
  "Nguồn không nêu mức độ 1; 2 + 10 = 12 nên không còn huyện nào ở mức độ 1.",
  "The source does not mention level 1; 2 + 10 = 12 leaves no district at level 1.",
);
const PROVINCE_AT_1 = derived(
  "Nguồn không nêu mức của tỉnh. Tỉnh đạt một mức khi 100% huyện đạt; còn 3 huyện ở mức độ 1 nên tỉnh chỉ có thể ở mức độ 1.",
  "The source does not state the province's level. A province reaches a level when all districts have; three are at level 1, so it can only be level 1.",
);
const TWELVE_DISTRICTS = derived(
  "Bản in chỉ ghi 100%; mẫu số 12 và mốc hết năm 2021 lấy từ các câu tiếp theo.",
  "Only 100% is printed; the denominator 12 and the end of 2021 are taken from the sentences that follow.",
);
const SIXTEEN_WARDS = derived(
  "Bản in chỉ ghi 100%; số 16 phường lấy từ đoạn khác của cùng bài.",
  "Only 100% is printed; the 16 wards are taken from another passage of the same article.",
);
const ALL_CENTRES = derived(
  "Số trung tâm lấy từ mẫu số của “196/204”; bài ghi “hiện nay”, không nêu ngày.",
  "The number of centres is the denominator of “196/204”; the article says “now” and gives no day.",
);

function derived(vi: string, en: string): DataQualityFlag {
  return { rule: "DERIVED", severity: FlagSeverity.INFO, message: { vi, en } };
}

/** Loads what is not there yet; may be repeated. */
export function loadEducation(dataSource: DataSource): Promise<void> {
  return dataSource.transaction(async (manager) => {
    await reportOnce(manager, [...sonLaFigures(), ...districtElevenFigures()]);
    await insertOnce(manager, UniversalEducationStatus, sonLaStatuses());
    await insertOnce(manager, InstitutionCount, institutionCounts());
    await insertOnce(manager, Observance, sonLaObservances());
    await insertOnce(manager, Activity, sonLaActivities());
  });
}

type Figures = (FigureReport & { id: string })[];

function sonLaFigures(): Figures {
  const undated = figuresOf({ key: "son-la", unitId: UNITS.sonLa, source: ARTICLES.sonLa, asOf: null });
  const dated = figuresOf({ key: "son-la", unitId: UNITS.sonLa, source: ARTICLES.sonLa, asOf: END_OF_2021 });
  return [
    // The article says “hiện nay” of the centres, and gives no day.
    undated("CL02", 196, COMMUNES, PRINTED.centresCombined),
    undated("CL03", 160, COMMUNES, PRINTED.centresWithBooks),
    dated("UE02", 1, COMMUNES, PRINTED.primary1),
    dated("UE03", 12, COMMUNES, PRINTED.primary2),
    dated("UE04", 191, COMMUNES, PRINTED.primary3),
    dated("UE05", 13, COMMUNES, PRINTED.lowerSecondary1),
    dated("UE06", 129, COMMUNES, PRINTED.lowerSecondary2),
    dated("UE07", 62, COMMUNES, PRINTED.lowerSecondary3),
    dated("UE10", 2, null, PRINTED.primaryProvince),
    dated("UE11", 1, null, PRINTED.lowerSecondaryDistricts1, [PROVINCE_AT_1]),
    dated("UE13", 0, DISTRICTS, PRINTED.primaryDistricts, [NO_DISTRICT_AT_1]),
    dated("UE14", 2, DISTRICTS, PRINTED.primaryDistricts2),
    dated("UE15", 10, DISTRICTS, PRINTED.primaryDistricts3, PRIMARY_DISTRICTS_3_FLAGS),
  ];
}

function districtElevenFigures(): Figures {
  const figure = figuresOf({
    key: "district-11",
    unitId: UNITS.district11,
    source: ARTICLES.district11,
    asOf: DISTRICT_11_CONFERENCE,
  });
  return [{ ...figure("CL01", 16, 16, PRINTED.centresEverywhere, [SIXTEEN_WARDS]), percentage: 100 }];
}

function figuresOf(claim: { key: string; unitId: string; source: string; asOf: string | null }) {
  const { key, ...report } = claim;
  return (
    indicatorCode: string,
    numerator: number,
    denominator: number | null,
    printedText: string,
    furtherFlags: DataQualityFlag[] = [],
  ) => ({
    ...report,
    id: stableId("figure", `education/${key}/${indicatorCode}/${report.asOf ?? "undated"}`),
    indicatorCode,
    numerator,
    denominator,
    percentage: null,
    qualifier: Qualifier.EXACT,
    printedText,
    reporter: "education",
    furtherFlags,
  });
}

function sonLaStatuses() {
  const { PRESCHOOL_5, PRIMARY, LOWER_SECONDARY } = EducationStandard;
  const { COMMUNE, DISTRICT, PROVINCE } = AdministrativeLevel;
  const status = (
    standard: EducationStandard,
    ofUnitLevel: AdministrativeLevel,
    standardLevel: number | null,
    [count, total]: [number, number],
    printedText: string,
    exception: { isAtLeast?: boolean; isDerived?: boolean; flags?: DataQualityFlag[] } = {},
  ) => {
    const { isAtLeast = false, isDerived = false, flags = [] } = exception;
    const level = `${standardLevel ?? "-"}${isAtLeast ? "+" : ""}`;
    return {
      id: stableId("universal-education-status", `son-la/${standard}/${ofUnitLevel}/${level}/${END_OF_2021}`),
      unitId: UNITS.sonLa,
      standard,
      ofUnitLevel,
      standardLevel,
      isAtLeast,
      count,
      total,
      qualifier: Qualifier.EXACT,
      asOf: END_OF_2021,
      printedText,
      isDerived,
      flags,
      source: ARTICLES.sonLa,
    };
  };
  return [
    status(PRESCHOOL_5, DISTRICT, null, [12, DISTRICTS], PRINTED.preschool, { flags: [TWELVE_DISTRICTS] }),
    status(PRIMARY, COMMUNE, 1, [204, COMMUNES], PRINTED.primaryAtLeast1, { isAtLeast: true }),
    status(PRIMARY, COMMUNE, 1, [1, COMMUNES], PRINTED.primary1),
    status(PRIMARY, COMMUNE, 2, [12, COMMUNES], PRINTED.primary2),
    status(PRIMARY, COMMUNE, 3, [191, COMMUNES], PRINTED.primary3),
    status(PRIMARY, DISTRICT, 2, [2, DISTRICTS], PRINTED.primaryDistricts2),
    status(PRIMARY, DISTRICT, 3, [10, DISTRICTS], PRINTED.primaryDistricts3, {
      flags: PRIMARY_DISTRICTS_3_FLAGS,
    }),
    status(PRIMARY, PROVINCE, 2, [1, 1], PRINTED.primaryProvince),
    status(LOWER_SECONDARY, COMMUNE, 1, [204, COMMUNES], PRINTED.lowerSecondaryAtLeast1, {
      isAtLeast: true,
    }),
    status(LOWER_SECONDARY, COMMUNE, 1, [13, COMMUNES], PRINTED.lowerSecondary1),
    status(LOWER_SECONDARY, COMMUNE, 2, [129, COMMUNES], PRINTED.lowerSecondary2),
    status(LOWER_SECONDARY, COMMUNE, 3, [62, COMMUNES], PRINTED.lowerSecondary3),
    status(LOWER_SECONDARY, DISTRICT, 1, [3, DISTRICTS], PRINTED.lowerSecondaryDistricts1),
    status(LOWER_SECONDARY, DISTRICT, 2, [9, DISTRICTS], PRINTED.lowerSecondaryDistricts2, {
      flags: LOWER_SECONDARY_DISTRICTS_2_FLAGS,
    }),
    status(LOWER_SECONDARY, PROVINCE, 1, [1, 1], PRINTED.lowerSecondaryDistricts1, {
      isDerived: true,
      flags: [PROVINCE_AT_1],
    }),
  ];
}

function institutionCounts() {
  const centres = { kind: InstitutionKind.COMMUNITY_LEARNING_CENTRE, qualifier: Qualifier.EXACT };
  return [
    {
      ...centres,
      id: stableId("institution-count", "son-la/community-learning-centre"),
      unitId: UNITS.sonLa,
      count: 204,
      asOf: null,
      printedText: PRINTED.centresCombined,
      flags: [ALL_CENTRES],
      source: ARTICLES.sonLa,
    },
    {
      ...centres,
      id: stableId("institution-count", "district-11/community-learning-centre"),
      unitId: UNITS.district11,
      count: 16,
      asOf: DISTRICT_11_CONFERENCE,
      printedText: PRINTED.centresEverywhere,
      flags: [SIXTEEN_WARDS],
      source: ARTICLES.district11,
    },
  ];
}

function sonLaObservances() {
  const inSonLa = { unitId: UNITS.sonLa, source: ARTICLES.sonLa };
  const week = (year: number, openedOn: string | null) => ({
    ...inSonLa,
    id: stableId("observance", `son-la/lifelong-learning-week/${year}`),
    kind: ObservanceKind.LIFELONG_LEARNING_WEEK,
    year,
    printedName: "Tuần lễ hưởng ứng học tập suốt đời",
    printedPeriod: { from: `${year}-10-01`, to: `${year}-10-07` },
    openedOn,
    printedText: openedOn === null ? PRINTED.week : PRINTED.week + PRINTED.weekOpening,
  });
  const bookDay = (year: number) => ({
    ...inSonLa,
    id: stableId("observance", `son-la/book-day/${year}`),
    kind: ObservanceKind.BOOK_DAY,
    year,
    printedName: "ngày sách Việt Nam",
    printedPeriod: { from: `${year}-04-01`, to: `${year}-04-01` },
    openedOn: null,
    printedText: PRINTED.bookDay,
  });
  return [week(2020, "2020-10-03"), week(2021, null), bookDay(2020), bookDay(2021), bookDay(2022)];
}

function sonLaActivities() {
  const activity = (key: string, kind: ActivityKind, vi: string, en: string) => ({
    id: stableId("activity", `education/son-la/${key}`),
    title: { vi, en },
    kind,
    period: { from: null, to: null },
    results: [],
    source: ARTICLES.sonLa,
    unitId: UNITS.sonLa,
    programmeId: null,
    commitmentId: null,
  });
  return [
    activity(
      "dissemination",
      ActivityKind.DISSEMINATION,
      "Quán triệt Kế hoạch số 162-KH/TU ngày 04/10/2019 của Ban Thường vụ Tỉnh ủy tới đảng viên, cán bộ quản lý, công chức, viên chức, người lao động trong ngành giáo dục",
      "Plan 162-KH/TU of 4 October 2019 made known to party members, managers, officials and staff of the education sector",
    ),
    activity(
      "curriculum",
      ActivityKind.CURRICULUM_INTEGRATION,
      "Lồng ghép công tác khuyến học, khuyến tài, xây dựng xã hội học tập vào một số bài dạy ở các trường học, trường trung cấp, cao đẳng, trường chính trị tỉnh và trung tâm bồi dưỡng chính trị các huyện, thành phố",
      "Learning promotion and the learning society woven into lessons of schools, vocational schools, colleges, the provincial political school and the districts' political training centres",
    ),
    activity(
      "media",
      ActivityKind.MEDIA,
      "Phối hợp với Đài Phát thanh và Truyền hình tỉnh, Báo Sơn La sản xuất, phát sóng bản tin, phóng sự và xây dựng chương trình giáo dục mở trên phát thanh, truyền hình, Internet",
      "With the provincial radio and television station and the newspaper Báo Sơn La: bulletins, reports and open education programmes on radio, television and the Internet",
    ),
  ];
}
