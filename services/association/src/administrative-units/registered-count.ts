import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { describe } from "@hub/subgraph-kit/describe";
import { CountScalar, DateScalar } from "@hub/subgraph-kit/scalars";
import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** How many units of a level a unit had on a day for which no register is at hand, as a source printed it. */
@Entity("registered_count")
@ObjectType({
  description: describe(
    "Số đơn vị trực thuộc được công bố tại một ngày mà hệ thống không có danh mục.",
    "A published number of subordinate units for a day of which the hub has no register.",
  ),
})
export class RegisteredCount {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "unit_id" })
  unitId!: string;

  @Field(() => AdministrativeLevel, {
    description: describe("Cấp của các đơn vị được đếm.", "Level of the units that are counted."),
  })
  @Column("text")
  level!: AdministrativeLevel;

  @Field(() => CountScalar, { description: describe("Số đơn vị.", "How many units.") })
  @Column("integer")
  value!: number;

  @Field(() => DateScalar, { description: describe("Ngày của số đếm.", "The day the count holds for.") })
  @Column("date", { name: "as_of" })
  asOf!: string;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Field(() => String, {
    description: describe("Nguyên văn trong nguồn.", "The words as printed in the source."),
  })
  @Column("text", { name: "printed_text" })
  printedText!: string;
}
