import type { DataQualityFlag } from "@hub/figure-kit/data-quality-flag";
import { Qualifier } from "@hub/figure-kit/qualifier";
import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubtful } from "@hub/subgraph-kit/doubt";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { CountScalar, DateScalar } from "@hub/subgraph-kit/scalars";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum InstitutionKind {
  COMMUNITY_LEARNING_CENTRE = "COMMUNITY_LEARNING_CENTRE",
  SCHOOL = "SCHOOL",
}
registerEnumType(InstitutionKind, {
  name: "InstitutionKind",
  description: describe("Loại cơ sở giáo dục.", "Kind of an institution of learning."),
  valuesConfig: {
    COMMUNITY_LEARNING_CENTRE: {
      description: describe("Trung tâm học tập cộng đồng.", "Community learning centre."),
    },
    SCHOOL: { description: describe("Trường học.", "School.") },
  },
});

@Entity("institution_count")
@GlobalNode({ prefix: "institutions" })
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Số cơ sở giáo dục thuộc một loại tại một đơn vị.",
    "How many institutions of a kind there are in a unit.",
  ),
})
export class InstitutionCount {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "unit_id" })
  unitId!: string;

  @Field(() => InstitutionKind, { description: describe("Loại.", "Kind.") })
  @Column("text")
  kind!: InstitutionKind;

  @Field(() => CountScalar, { description: describe("Số lượng.", "How many.") })
  @Column("integer")
  count!: number;

  @Field(() => Qualifier, { description: describe("Cách hiểu con số.", "How the number is meant.") })
  @Column("text")
  qualifier!: Qualifier;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày của số liệu; trống nếu nguồn không nêu.",
      "The day it holds for; null when the source does not say.",
    ),
  })
  @Column("date", { name: "as_of", nullable: true })
  asOf!: string | null;

  @Field(() => String, {
    description: describe("Nguyên văn trong nguồn.", "The words as printed in the source."),
  })
  @Column("text", { name: "printed_text" })
  printedText!: string;

  /** What the rules found when it was recorded. */
  @Column("jsonb", { name: "flags" })
  ownFlags!: DataQualityFlag[];

  @Column("uuid", { name: "source_id" })
  sourceId!: string;
}
