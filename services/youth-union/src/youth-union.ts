import { CreateBranches1795737600005 } from "@hub/figure-kit/migrations/create-branches";
import { createReportingMember } from "@hub/figure-kit/reporting-member";
import { branches } from "./branches/branches.module.js";

/** Đoàn TNCS Hồ Chí Minh: its branches, activities and figures. */
export const youthUnion = createReportingMember({
  name: "youth-union",
  prefix: "youthUnion",
  migrations: [CreateBranches1795737600005],
  modules: [branches],
});
