import { createBranchModule } from "@hub/figures/branch.module";
import { YouthUnionBranch } from "./youth-union-branch.js";

export const branches = createBranchModule(YouthUnionBranch, {
  typeName: "YouthUnionBranch",
  prefix: "youthUnion",
});
