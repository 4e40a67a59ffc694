import { CreateBranches1700000000002 } from "@hub/figures/branch-migration";
import { createReportingMember } from "@hub/figures/reporting-member";
import type { MemberDefinition } from "@hub/subgraph-kit/member";
import { WomensUnionBranch, womensUnionBranches } from "./branches/womens-union-branch.js";

const reporting = createReportingMember({ name: "womens-union", prefix: "womensUnion" });

/** Hội Liên hiệp Phụ nữ: its branches, activities and figures. */
export const womensUnion: MemberDefinition = {
  ...reporting,
  entities: [...reporting.entities, WomensUnionBranch],
  migrations: [...reporting.migrations, CreateBranches1700000000002],
  resolvers: [...reporting.resolvers, ...womensUnionBranches.resolvers],
  referenceResolvers: { ...reporting.referenceResolvers, WomensUnionBranch: womensUnionBranches.findBranch },
};
