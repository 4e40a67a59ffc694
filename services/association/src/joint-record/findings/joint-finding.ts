import { FlagSeverity } from "@hub/figure-kit/data-quality-flag";
import type { BilingualText } from "@hub/subgraph-kit/bilingual-text";
import { describe } from "@hub/subgraph-kit/describe";
import { DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** What a rule has found in a figure, or between figures that contradict each other: each once. */
@Entity("joint_finding")
@ObjectType({
  description: describe(
    "Một phát hiện của các quy tắc kiểm tra trong số liệu của một thành viên; mâu thuẫn giữa nhiều số liệu là một phát hiện.",
    "What a validation rule has found in a member's figures; a contradiction between several is one finding.",
  ),
})
export class Finding {
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => String, {
    name: "owner",
    description: describe(
      "Thành viên phải trả lời: bên đã báo cáo số liệu; `members { name organisation }` cho biết là cơ quan nào.",
      "The member that must answer, which reported the figures; `members { name organisation }` tells whose it is.",
    ),
  })
  @Column("text")
  member!: string;

  @Field(() => String, { description: describe("Mã quy tắc, ví dụ V02.", "The rule's code, such as V02.") })
  @Column("text")
  rule!: string;

  @Field(() => FlagSeverity, { description: describe("Mức độ.", "Severity.") })
  @Column("text")
  severity!: FlagSeverity;

  @Field(() => LocalizedText, { description: describe("Điều phát hiện được.", "What was found.") })
  @Column("jsonb")
  message!: BilingualText;

  /** Global; the latest first. */
  @Column("text", { name: "figure_ids", array: true })
  figureIds!: string[];

  @Column("uuid", { name: "unit_id" })
  unitId!: string;

  @Column("text", { name: "indicator_code" })
  indicatorCode!: string;

  /** The day and period that rivals are about; null for what a rule finds in one figure. */
  @Column("text", { name: "rivals_at", nullable: true })
  rivalsAt!: string | null;

  @Field(() => DateTimeScalar, {
    description: describe("Phát hiện từ lúc nào.", "Since when it has been found."),
  })
  @Column("timestamptz")
  since!: Date;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: describe(
      "Lúc đính chính đã giải quyết; trống nếu còn mở.",
      "When a correction settled it; null while it is open.",
    ),
  })
  @Column("timestamptz", { name: "settled_at", nullable: true })
  settledAt!: Date | null;

  @Field(() => Boolean, {
    description: describe("Còn phải trả lời.", "It still has to be answered."),
  })
  get isOpen(): boolean {
    return this.settledAt === null;
  }

  /** Where the unit lay on the day of the figure, as joint figures have it. */
  @Column("text", { name: "unit_order" })
  unitOrder!: string;

  @Column("uuid", { name: "district_id", nullable: true })
  districtId!: string | null;

  @Column("uuid", { name: "province_id", nullable: true })
  provinceId!: string | null;
}
