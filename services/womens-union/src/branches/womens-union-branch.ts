import { Branch } from "@hub/figure-kit/branch";
import { describe } from "@hub/subgraph-kit/describe";
import { GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { ObjectType } from "type-graphql";
import { Entity } from "typeorm";

@Entity("branch")
@GlobalNode({ prefix: "wubranch" })
@ObjectType({ description: describe("Một cấp Hội Liên hiệp Phụ nữ.", "A branch of the Women's Union.") })
export class WomensUnionBranch extends Branch {}
