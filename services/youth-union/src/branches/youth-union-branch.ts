import { Branch } from "@hub/figure-kit/branch";
import { describe } from "@hub/subgraph-kit/describe";
import { GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { ObjectType } from "type-graphql";
import { Entity } from "typeorm";

@Entity("branch")
@GlobalNode({ prefix: "yubranch" })
@ObjectType({
  description: describe("Một cấp Đoàn Thanh niên Cộng sản Hồ Chí Minh.", "A branch of the Youth Union."),
})
export class YouthUnionBranch extends Branch {}
