import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt, Doubtful, DoubtKind } from "@hub/subgraph-kit/doubt";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, Float, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum Comparator {
  AT_LEAST = "AT_LEAST",
  AT_MOST = "AT_MOST",
}
registerEnumType(Comparator, {
  name: "Comparator",
  description: describe("Cách so với chỉ tiêu.", "How a figure is held against a target."),
  valuesConfig: {
    AT_LEAST: { description: describe("Ít nhất bằng.", "At least.") },
    AT_MOST: { description: describe("Nhiều nhất bằng.", "At most.") },
  },
});

/** What a document wants an indicator to reach by a year. */
@Entity("target")
@GlobalNode("Target")
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Chỉ tiêu: giá trị một văn bản yêu cầu chỉ số đạt đến vào một năm.",
    "A target: what a document wants an indicator to reach by a year.",
  ),
})
export class Target {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Column("text", { name: "indicator_code" })
  indicatorCode!: string;

  @Field(() => LocalizedText, {
    description: describe("Tính trên đối tượng nào.", "What share of whom it is."),
  })
  @Column("jsonb")
  scope!: LocalizedText;

  @Field(() => [AdministrativeLevel], {
    name: "levels",
    description: describe(
      "Các cấp có đơn vị được so với chính chỉ tiêu; trống nếu chỉ tiêu tính trên cả nước.",
      "Levels of units that can be held against it themselves; none where it is a share of all of the country.",
    ),
  })
  @Column("text", { name: "unit_levels", array: true })
  unitLevels!: AdministrativeLevel[];

  @Field(() => Int, { description: describe("Năm đích.", "By the end of this year.") })
  @Column("integer")
  year!: number;

  @Field(() => Comparator, { description: describe("Cách so sánh.", "How to compare.") })
  @Column("text")
  comparator!: Comparator;

  @Field(() => Float, { description: describe("Giá trị, phần trăm.", "The value, in per cent.") })
  @Column("double precision")
  value!: number;

  @Field(() => Float, {
    nullable: true,
    description: describe(
      "Giá trị cho vùng khó khăn, nếu văn bản quy định riêng.",
      "The value for disadvantaged areas, where the document sets one.",
    ),
  })
  @Column("double precision", { name: "disadvantaged_value", nullable: true })
  disadvantagedValue!: number | null;

  @Column("uuid", { name: "document_id" })
  documentId!: string;

  @Field(() => Boolean, {
    description: describe(
      "Đã đối chiếu với nguồn trích văn bản; nếu chưa, xem ghi chú.",
      "Held against a source that quotes the document; if not, see the note.",
    ),
  })
  @Column("boolean", { name: "is_verified" })
  isVerified!: boolean;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Field(() => LocalizedText, {
    nullable: true,
    description: describe("Ghi chú.", "A note on what is in doubt."),
  })
  @Column("jsonb", { nullable: true })
  note!: LocalizedText | null;

  @Field(() => [Doubt], {
    description: describe("Điều chưa chắc chắn về giá trị.", "What is not certain of the value."),
  })
  get doubts(): Doubt[] {
    return this.isVerified || this.note === null ? [] : [{ kind: DoubtKind.UNVERIFIED, reason: this.note }];
  }
}
