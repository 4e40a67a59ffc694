import { CreateBranches1700000000002 } from "@hub/figures/branch-migration";
import { createReportingMember } from "@hub/figures/reporting-member";
import { branches } from "./branches/branches.module.js";

/** Đoàn TNCS Hồ Chí Minh: its branches, activities and figures. */
export const youthUnion = createReportingMember({
  name: "youth-union",
  prefix: "youthUnion",
  migrations: [CreateBranches1700000000002],
  modules: [branches],
});
