import { createBranchModule } from "@hub/figure-kit/branch.module";
import { YouthUnionBranch } from "./youth-union-branch.js";

export const branches = createBranchModule(YouthUnionBranch, {
  typeName: "YouthUnionBranch",
  idPrefix: "yubranch",
  prefix: "youthUnion",
});
