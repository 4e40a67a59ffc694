import { CreateBranches1700000000002 } from "@hub/figures/branch-migration";
import { createReportingMember } from "@hub/figures/reporting-member";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { YouthUnionBranch, youthUnionBranches } from "./branches/youth-union-branch.js";

const reporting = createReportingMember({ name: "youth-union", prefix: "youthUnion" });

/** Đoàn TNCS Hồ Chí Minh: its branches, activities and figures. */
export const youthUnion: MemberDefinition = {
  ...reporting,
  entities: [...reporting.entities, YouthUnionBranch],
  migrations: [...reporting.migrations, CreateBranches1700000000002],
  resolvers: [...reporting.resolvers, ...youthUnionBranches.resolvers],
  referenceResolvers: { ...reporting.referenceResolvers, YouthUnionBranch: youthUnionBranches.findBranch },
};
