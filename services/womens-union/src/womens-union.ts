import { CreateBranches1795737600005 } from "@hub/figure-kit/migrations/create-branches";
import { createReportingMember } from "@hub/figure-kit/reporting-member";
import { branches } from "./branches/branches.module.js";

/** Hội Liên hiệp Phụ nữ: its branches, activities and figures. */
export const womensUnion = createReportingMember({
  name: "womens-union",
  prefix: "womensUnion",
  migrations: [CreateBranches1795737600005],
  modules: [branches],
});
