import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt, Doubtful } from "@hub/subgraph-kit/doubt";
import { GlobalId } from "@hub/subgraph-kit/ids/global-node";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, PrimaryColumn } from "typeorm";

export enum BranchLevel {
  CENTRAL = "CENTRAL",
  PROVINCE = "PROVINCE",
  DISTRICT = "DISTRICT",
  COMMUNE = "COMMUNE",
}
registerEnumType(BranchLevel, {
  name: "BranchLevel",
  description: describe(
    "Cấp của một tổ chức đoàn thể.",
    "The level at which an organisation's branch works.",
  ),
  valuesConfig: {
    CENTRAL: { description: describe("Trung ương.", "Central.") },
    PROVINCE: { description: describe("Cấp tỉnh.", "Province.") },
    DISTRICT: { description: describe("Cấp huyện, đến 30/6/2025.", "District, until 30 June 2025.") },
    COMMUNE: { description: describe("Cấp xã.", "Commune.") },
  },
});

/**
 * A branch of a member organisation, as far as it was published. Each member has its own type
 * of it, kept in the table `branch`.
 */
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe("Một cấp của đoàn thể.", "A branch of a member organisation."),
})
export abstract class Branch {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => LocalizedText, { description: describe("Tên.", "Name.") })
  @Column("jsonb")
  name!: LocalizedText;

  @Field(() => BranchLevel, { description: describe("Cấp.", "Level.") })
  @Column("text")
  level!: BranchLevel;

  @Field(() => [Doubt], {
    description: describe("Điều chưa chắc chắn về tổ chức.", "What is not certain of the branch."),
  })
  @Column("jsonb")
  doubts!: Doubt[];

  @Column("uuid", { name: "unit_id", nullable: true })
  unitId!: string | null;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;
}
