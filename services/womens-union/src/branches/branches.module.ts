import { createBranchModule } from "@hub/figure-kit/branch.module";
import { WomensUnionBranch } from "./womens-union-branch.js";

export const branches = createBranchModule(WomensUnionBranch, {
  typeName: "WomensUnionBranch",
  idPrefix: "wubranch",
  prefix: "womensUnion",
});
