import { Branch } from "@hub/figures/branch";
import { describe } from "@hub/subgraph-kit/describe";
import { Directive, ObjectType } from "type-graphql";
import { Entity } from "typeorm";

@Entity("branch")
@Directive('@key(fields: "id")')
@ObjectType({
  description: describe("Một cấp Đoàn Thanh niên Cộng sản Hồ Chí Minh.", "A branch of the Youth Union."),
})
export class YouthUnionBranch extends Branch {}
