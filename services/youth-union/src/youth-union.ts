import { CreateBranches1795737600005 } from "@hub/figures/migrations/create-branches";
import { createReportingMember } from "@hub/figures/reporting-member";
import { branches } from "./branches/branches.module.js";

/** Đoàn TNCS Hồ Chí Minh: its branches, activities and figures. */
export const youthUnion = createReportingMember({
  name: "youth-union",
  prefix: "youthUnion",
  migrations: [CreateBranches1795737600005],
  modules: [branches],
});
