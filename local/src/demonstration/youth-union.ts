import { Activity, ActivityKind, type ActivityResult } from "@hub/figures/activity";
import { BranchLevel } from "@hub/figures/branch";
import { Qualifier } from "@hub/figures/qualifier";
import { stableId } from "@hub/schema/stable-id";
import { YouthUnionBranch } from "@hub/youth-union/branches/youth-union-branch";
import type { DataSource } from "typeorm";
import { ARTICLES, PAGES } from "./sources.js";
import { UNITS } from "./units.js";
import { insertOnce } from "./write-once.js";

const BRANCHES = [
  {
    id: stableId("youth-union-branch", "son-la"),
    name: { vi: "Tỉnh đoàn Sơn La", en: "Youth Union of Sơn La province" },
    level: BranchLevel.PROVINCE,
    unitId: UNITS.sonLa,
    source: ARTICLES.sonLa,
  },
  {
    id: stableId("youth-union-branch", "phu-tho"),
    name: { vi: "Tỉnh đoàn Phú Thọ", en: "Youth Union of Phú Thọ province" },
    level: BranchLevel.PROVINCE,
    unitId: UNITS.phuTho,
    source: PAGES.unionsOfPhuTho,
  },
];

const IN_PHU_THO = {
  source: PAGES.unionsOfPhuTho,
  unitId: UNITS.phuTho,
  programmeId: null,
  commitmentId: null,
};

const ACTIVITIES = [
  {
    ...IN_PHU_THO,
    id: stableId("activity", "youth-union/phu-tho-results-2017-2020"),
    title: {
      vi: "Kết quả phối hợp với Hội Khuyến học tỉnh giai đoạn 2017–2020",
      en: "Results of the coordination with the province's association, 2017–2020",
    },
    kind: ActivityKind.SUPPORT,
    period: { from: "2017-01-01", to: "2020-12-31" },
    results: [
      counted(5, Qualifier.EXACT, { vi: "Nhà được trao", en: "Houses given" }),
      counted(400, Qualifier.ABOUT, { vi: "Suất học bổng", en: "Scholarships" }),
      counted(150, Qualifier.MORE_THAN, { vi: "Xe đạp", en: "Bicycles" }),
      counted(18_000, Qualifier.MORE_THAN, { vi: "Suất quà", en: "Gifts" }),
      {
        label: { vi: "Tổng trị giá", en: "Value in all" },
        count: null,
        amount: "2400000000",
        qualifier: Qualifier.MORE_THAN,
        printedText: null,
      },
      counted(270, Qualifier.MORE_THAN, {
        vi: "Được tuyên dương",
        en: "Commended",
      }),
    ],
  },
  {
    ...IN_PHU_THO,
    id: stableId("activity", "youth-union/phu-tho-programme-2021-2025"),
    title: {
      vi: "Chương trình phối hợp với Hội Khuyến học tỉnh giai đoạn 2021–2025, ký ngày 29/3 (nguồn không ghi năm)",
      en: "Coordination programme with the province's association for 2021–2025, signed on 29 March (the source gives no year)",
    },
    kind: ActivityKind.COORDINATION,
    period: { from: "2021-01-01", to: "2025-12-31" },
    results: [],
  },
];

/** The page was read as an excerpt only, so the words as printed are not at hand. */
function counted(count: number, qualifier: Qualifier, label: ActivityResult["label"]): ActivityResult {
  return { label, count, amount: null, qualifier, printedText: null };
}

/**
 * Loads what is not there yet; may be repeated. There are no figures: the published numbers are sums over four
 * years of unlike things, which no shared indicator counts.
 */
export function loadYouthUnion(dataSource: DataSource): Promise<void> {
  return dataSource.transaction(async (manager) => {
    await insertOnce(manager, YouthUnionBranch, BRANCHES);
    await insertOnce(manager, Activity, ACTIVITIES);
  });
}
