import { createBranchModule } from "@hub/figures/branch.module";
import { WomensUnionBranch } from "./womens-union-branch.js";

export const branches = createBranchModule(WomensUnionBranch, {
  typeName: "WomensUnionBranch",
  prefix: "womensUnion",
});
