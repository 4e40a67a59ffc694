import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import type { DataQualityFlag } from "@hub/figure-kit/data-quality-flag";
import { Qualifier } from "@hub/figure-kit/qualifier";
import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubtful } from "@hub/subgraph-kit/doubt";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { CountScalar, DateScalar } from "@hub/subgraph-kit/scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { EducationStandard } from "./education-standard.js";

/** One published line: in this unit, so many of its units of one level stand at this level of the standard. */
@Entity("universal_education_status")
@GlobalNode({ prefix: "edulevel" })
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Tình trạng phổ cập giáo dục, xóa mù chữ: bao nhiêu đơn vị của một cấp đạt một mức độ.",
    "Universal-education status: how many units of a level have reached a level of the standard.",
  ),
})
export class UniversalEducationStatus {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "unit_id" })
  unitId!: string;

  @Field(() => EducationStandard, { description: describe("Chuẩn.", "The standard.") })
  @Column("text")
  standard!: EducationStandard;

  @Field(() => AdministrativeLevel, {
    description: describe("Cấp của các đơn vị được đếm.", "The level of the units that are counted."),
  })
  @Column("text", { name: "of_unit_level" })
  ofUnitLevel!: AdministrativeLevel;

  @Field(() => Int, {
    nullable: true,
    description: describe(
      "Mức độ 0–3; trống với chuẩn không chia mức độ.",
      "Level 0–3 of the standard; null for a standard without levels.",
    ),
  })
  @Column("smallint", { name: "standard_level", nullable: true })
  standardLevel!: number | null;

  @Field(() => Boolean, {
    description: describe(
      "Đúng: đếm cả mức độ cao hơn (“từ mức độ … trở lên”).",
      "True: units of a higher level are counted too (“from level … up”).",
    ),
  })
  @Column("boolean", { name: "is_at_least" })
  isAtLeast!: boolean;

  @Field(() => CountScalar, { description: describe("Số đơn vị đạt.", "Units that have reached it.") })
  @Column("integer")
  count!: number;

  @Field(() => CountScalar, { description: describe("Tổng số đơn vị.", "All units.") })
  @Column("integer")
  total!: number;

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

  @Field(() => Boolean, {
    description: describe(
      "Suy ra từ các dòng khác; nguồn không nêu.",
      "Derived from other lines; the source does not state it.",
    ),
  })
  @Column("boolean", { name: "is_derived" })
  isDerived!: boolean;

  /** What the rules found when it was recorded. */
  @Column("jsonb", { name: "flags" })
  ownFlags!: DataQualityFlag[];

  @Column("uuid", { name: "source_id" })
  sourceId!: string;
}
