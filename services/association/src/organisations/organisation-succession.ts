import { describe } from "@hub/subgraph-kit/describe";
import { Doubt, Doubtful } from "@hub/subgraph-kit/doubt";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** One link from an organisation that ended, or whose place ended, to one that took up its work. */
@Entity("organisation_succession")
@ObjectType({
  implements: [Doubtful],
  description: describe(
    "Một cơ quan, tổ chức kế thừa một cơ quan, tổ chức khác.",
    "One organisation that succeeds another.",
  ),
})
export class OrganisationSuccession {
  @PrimaryColumn("uuid", { name: "predecessor_id" })
  predecessorId!: string;

  @PrimaryColumn("uuid", { name: "successor_id" })
  successorId!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày kế thừa; trống nếu không được công bố.",
      "The day it succeeded; null when none was published.",
    ),
  })
  @Column("date", { name: "effective_on", nullable: true })
  effectiveOn!: string | null;

  @Field(() => [Doubt], {
    description: describe("Điều chưa chắc chắn.", "What is not certain about it."),
  })
  @Column("jsonb")
  doubts!: Doubt[];

  @Column("uuid", { name: "source_id" })
  sourceId!: string;
}
