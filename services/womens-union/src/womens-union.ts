import { CreateBranches1700000000002 } from "@hub/figures/branch-migration";
import { createReportingMember } from "@hub/figures/reporting-member";
import { branches } from "./branches/branches.module.js";

/** Hội Liên hiệp Phụ nữ: its branches, activities and figures. */
export const womensUnion = createReportingMember({
  name: "womens-union",
  prefix: "womensUnion",
  migrations: [CreateBranches1700000000002],
  modules: [branches],
});
