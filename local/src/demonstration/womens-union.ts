import { Activity, ActivityKind } from "@hub/figures/activity";
import { BranchLevel } from "@hub/figures/branch";
import { stableId } from "@hub/schema/stable-id";
import { WomensUnionBranch } from "@hub/womens-union/branches/womens-union-branch";
import type { DataSource } from "typeorm";
import { ARTICLES, PAGES } from "./sources.js";
import { UNITS } from "./units.js";
import { insertOnce } from "./write-once.js";

const BRANCHES = [
  {
    id: stableId("womens-union-branch", "central"),
    name: { vi: "Hội Liên hiệp Phụ nữ Việt Nam (Trung ương)", en: "Vietnam Women's Union (central)" },
    level: BranchLevel.CENTRAL,
    unitId: null,
    source: PAGES.womensUnion2017,
  },
  {
    id: stableId("womens-union-branch", "son-la"),
    name: { vi: "Hội Liên hiệp Phụ nữ tỉnh Sơn La", en: "Women's Union of Sơn La province" },
    level: BranchLevel.PROVINCE,
    unitId: UNITS.sonLa,
    source: ARTICLES.sonLa,
  },
];

const ACTIVITIES = [
  {
    id: stableId("activity", "womens-union/central-programme-2017-2020"),
    title: {
      vi: "Chương trình phối hợp với Hội Khuyến học Việt Nam giai đoạn 2017–2020, ký ngày 23/6/2017, hướng tới chỉ tiêu của Quyết định 89/QĐ-TTg và 281/QĐ-TTg",
      en: "Coordination programme with the Vietnam Association for Promoting Education for 2017–2020, signed on 23 June 2017, towards the targets of Decisions 89/QĐ-TTg and 281/QĐ-TTg",
    },
    kind: ActivityKind.COORDINATION,
    period: { from: "2017-01-01", to: "2020-12-31" },
    results: [],
    source: PAGES.womensUnion2017,
    unitId: null,
    programmeId: null,
    commitmentId: null,
  },
];

/** Loads what is not there yet; may be repeated. No figures of the union have been published. */
export function loadWomensUnion(dataSource: DataSource): Promise<void> {
  return dataSource.transaction(async (manager) => {
    await insertOnce(manager, WomensUnionBranch, BRANCHES);
    await insertOnce(manager, Activity, ACTIVITIES);
  });
}
