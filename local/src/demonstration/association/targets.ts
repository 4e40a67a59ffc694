import { AdministrativeLevel } from "@hub/association/administrative-units/administrative-level";
import { Comparator, type Target } from "@hub/association/targets/target";
import { stableId } from "@hub/schema/stable-id";
import { PAGES } from "../sources.js";
import { documentId } from "./documents.js";

interface Text {
  readonly vi: string;
  readonly en: string;
}

interface Series {
  readonly indicatorCode: string;
  readonly document: string;
  readonly scope: Text;
  readonly unitLevels: AdministrativeLevel[];
  readonly values: readonly Value[];
}

interface Value {
  readonly year: number;
  readonly value: number;
  readonly disadvantagedValue?: number;
  readonly source: string;
  readonly note?: Text;
  /** The note says why it is in doubt. */
  readonly isInDoubt?: true;
}

const { PROVINCE, DISTRICT, COMMUNE } = AdministrativeLevel;

const FAMILIES = { vi: "Gia đình học tập trên tổng số gia đình", en: "Learning families among all families" };
const CLANS = { vi: "Dòng họ học tập trên tổng số dòng họ", en: "Learning clans among all clans" };
const COMMUNITIES = {
  vi: "Cộng đồng học tập (thôn, bản, tổ dân phố) trên tổng số cộng đồng",
  en: "Learning communities (villages, neighbourhoods) among all",
};
const UNITS_OF_COMMUNES = {
  vi: "Đơn vị học tập trên địa bàn xã trên tổng số đơn vị",
  en: "Learning units on the commune's territory among all units",
};

const FROM_A_PROVINCIAL_PLAN = {
  vi: "Giá trị năm 2030 lấy từ kế hoạch 291/KH-UBND của Hà Nội, chưa đối chiếu với văn bản quyết định.",
  en: "The value for 2030 is from plan 291/KH-UBND of Hà Nội; it was not held against the decision itself.",
};
const TWO_PLANS_DISAGREE = {
  vi: "Hai kế hoạch cấp tỉnh ghi khác nhau cho năm 2030: Bà Rịa – Vũng Tàu 60%, Hà Nội 70%; chưa đối chiếu với quyết định.",
  en: "Two provincial plans differ on 2030: Bà Rịa – Vũng Tàu 60 per cent, Hà Nội 70 per cent; not held against the decision.",
};

const SERIES: readonly Series[] = [
  ...modelSeries("LM01", FAMILIES, { 2020: [70, 60], 2025: 70, 2030: 80 }),
  ...modelSeries("LM02", CLANS, { 2020: [50, 40], 2025: 65, 2030: 75 }),
  ...modelSeries("LM03", COMMUNITIES, { 2020: [60, 50], 2025: 65, 2030: 75 }),
  ...modelSeries("LM04", UNITS_OF_COMMUNES, { 2020: [50], 2025: 80, 2030: 90 }),
  {
    indicatorCode: "LM05",
    document: "677/QĐ-TTg",
    scope: {
      vi: "Công dân học tập trong số người lớn, người lao động ở các gia đình, dòng họ, cộng đồng học tập",
      en: "Learning citizens among adults and labourers of learning families, clans and communities",
    },
    unitLevels: [PROVINCE, COMMUNE],
    values: [
      { year: 2025, value: 40, source: PAGES.decision677 },
      {
        year: 2030,
        value: 60,
        source: `${PAGES.decision677}; ${PAGES.planOfBaRia}`,
        isInDoubt: true,
        note: {
          vi: "Hai nguồn tiếng Việt ghi 60%; một bản dịch tiếng Anh (tuvanmienphi.vn) in 70%.",
          en: "Two Vietnamese sources give 60 per cent; an English translation (tuvanmienphi.vn) prints 70 per cent.",
        },
      },
    ],
  },
  {
    indicatorCode: "LM06",
    document: "677/QĐ-TTg",
    scope: {
      vi: "Công dân học tập trong số cán bộ, công chức, viên chức, người lao động của các đơn vị học tập",
      en: "Learning citizens among the staff of learning units",
    },
    unitLevels: [PROVINCE, COMMUNE],
    values: [
      { year: 2025, value: 60, source: PAGES.decision677 },
      { year: 2030, value: 80, source: PAGES.decision677 },
    ],
  },
  {
    indicatorCode: "LM07",
    document: "677/QĐ-TTg",
    scope: {
      vi: "Người đạt danh hiệu công dân học tập có kỹ năng số",
      en: "Title holders with digital skills",
    },
    unitLevels: [PROVINCE],
    values: [
      { year: 2025, value: 70, source: PAGES.decision677 },
      { year: 2030, value: 90, source: PAGES.decision677 },
    ],
  },
  {
    indicatorCode: "LM08",
    document: "677/QĐ-TTg",
    scope: {
      vi: "Người đạt danh hiệu công dân học tập thành thạo kỹ năng số",
      en: "Title holders proficient in digital skills",
    },
    unitLevels: [PROVINCE],
    values: [
      { year: 2025, value: 60, source: PAGES.decision677 },
      { year: 2030, value: 80, source: PAGES.decision677 },
    ],
  },
  {
    indicatorCode: "CL07",
    document: "387/QĐ-TTg",
    scope: {
      vi: "Chủ tịch, Phó Chủ tịch Hội Khuyến học cấp xã tham gia quản lý trung tâm học tập cộng đồng",
      en: "Leaders of commune associations who take part in managing the community learning centre",
    },
    unitLevels: [PROVINCE],
    values: [{ year: 2025, value: 100, source: PAGES.decision387 }],
  },
  {
    indicatorCode: "CL08",
    document: "387/QĐ-TTg",
    scope: {
      vi: "Cán bộ khuyến học cấp xã hoạt động tại trung tâm học tập cộng đồng được tập huấn công nghệ thông tin",
      en: "Commune officers active in community learning centres who are trained in information technology",
    },
    unitLevels: [PROVINCE],
    values: [
      { year: 2025, value: 40, source: PAGES.decision387 },
      { year: 2030, value: 60, source: PAGES.planOfBaRia, isInDoubt: true, note: TWO_PLANS_DISAGREE },
      { year: 2030, value: 70, source: PAGES.planOfHaNoi, isInDoubt: true, note: TWO_PLANS_DISAGREE },
    ],
  },
  {
    indicatorCode: "UE01",
    document: "1373/QĐ-TTg",
    scope: {
      vi: "Tỉnh, thành phố hoàn thành phổ cập giáo dục mầm non, trên cả nước",
      en: "Provinces that have completed universal preschool education, nationwide",
    },
    unitLevels: [],
    values: [
      {
        year: 2025,
        value: 100,
        source: PAGES.decision1373,
        note: {
          vi: "Chỉ tiêu năm 2025 nói về trẻ 4 tuổi; chỉ số UE01 tính trẻ 5 tuổi.",
          en: "The target for 2025 is about four-year-olds; indicator UE01 counts five-year-olds.",
        },
      },
      { year: 2030, value: 100, source: PAGES.decision1373 },
    ],
  },
  {
    indicatorCode: "UE10",
    document: "1373/QĐ-TTg",
    scope: {
      vi: "Tỉnh, thành phố đạt chuẩn phổ cập giáo dục tiểu học mức độ 3, trên cả nước",
      en: "Provinces at level 3 of universal primary education, nationwide",
    },
    unitLevels: [],
    values: [
      { year: 2025, value: 40, source: PAGES.decision1373 },
      { year: 2030, value: 70, source: PAGES.decision1373 },
    ],
  },
  {
    indicatorCode: "UE11",
    document: "1373/QĐ-TTg",
    scope: {
      vi: "Tỉnh, thành phố đạt chuẩn phổ cập giáo dục trung học cơ sở mức độ 3, trên cả nước",
      en: "Provinces at level 3 of universal lower-secondary education, nationwide",
    },
    unitLevels: [],
    values: [{ year: 2025, value: 20, source: PAGES.decision1373 }],
  },
  {
    indicatorCode: "UE12",
    document: "1373/QĐ-TTg",
    scope: {
      vi: "Tỉnh, thành phố đạt chuẩn xóa mù chữ mức độ 2, trên cả nước",
      en: "Provinces at level 2 of illiteracy eradication, nationwide",
    },
    unitLevels: [],
    values: [
      { year: 2025, value: 65, source: PAGES.decision1373 },
      { year: 2030, value: 90, source: PAGES.decision1373 },
    ],
  },
];

export const TARGETS: Target[] = SERIES.flatMap(({ indicatorCode, document, scope, unitLevels, values }) =>
  values.map(({ year, value, disadvantagedValue, source, note, isInDoubt }) => ({
    id: stableId("target", `${document}/${indicatorCode}/${year}/${value}`),
    indicatorCode,
    scope,
    unitLevels,
    year,
    comparator: Comparator.AT_LEAST,
    value,
    disadvantagedValue: disadvantagedValue ?? null,
    documentId: documentId(document),
    isVerified: !isInDoubt,
    source,
    note: note ?? null,
  })),
);

/** The four models have one decision until 2020 and another one after it. */
function modelSeries(
  indicatorCode: string,
  scope: Text,
  values: { 2020: readonly [value: number, disadvantagedValue?: number]; 2025: number; 2030: number },
): Series[] {
  const unitLevels = [PROVINCE, DISTRICT, COMMUNE];
  const [value, disadvantagedValue] = values[2020];
  return [
    {
      indicatorCode,
      document: "281/QĐ-TTg",
      scope,
      unitLevels,
      values: [
        {
          year: 2020,
          value,
          ...(disadvantagedValue !== undefined && { disadvantagedValue }),
          source: PAGES.decision281,
        },
      ],
    },
    {
      indicatorCode,
      document: "387/QĐ-TTg",
      scope,
      unitLevels,
      values: [
        { year: 2025, value: values[2025], source: PAGES.decision387 },
        {
          year: 2030,
          value: values[2030],
          source: PAGES.planOfHaNoi,
          isInDoubt: true,
          note: FROM_A_PROVINCIAL_PLAN,
        },
      ],
    },
  ];
}
