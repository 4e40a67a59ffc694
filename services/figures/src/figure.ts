import { describe } from "@hub/subgraph-kit/describe";
import { CountScalar, DateScalar, DateTimeScalar, VndAmountScalar } from "@hub/subgraph-kit/scalars";
import { Directive, Field, Float, ID, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { type Claim, computePercentage } from "./claim.js";
import { DataQualityFlag } from "./data-quality-flag.js";
import { Qualifier } from "./qualifier.js";

/** bigint columns arrive as text; counts stay below 2^53 (Count checks it on the way in). */
const COUNT_COLUMN = {
  type: "bigint",
  nullable: true,
  transformer: {
    to: (value: number | null) => value,
    from: (value: string | null) => (value === null ? null : Number(value)),
  },
} as const;

/** Indicators whose numerator is an amount of money: DOMAIN catalogue, unit VND. */
const MONEY_INDICATORS = new Set(["FD02", "FD03", "FD05"]);

/**
 * A figure is a claim: somebody reported it, for a unit and a day, in these words. A claim is never edited; a
 * correction is another claim that supersedes it.
 */
@Entity("figure")
@Directive("@shareable")
@ObjectType({
  description: describe(
    "Số liệu: một công bố của một cơ quan về một đơn vị, tại một ngày, kèm nguyên văn.",
    "A figure: what an agency has published about a unit, as of a day, with the words as printed.",
  ),
})
export class Figure implements Claim {
  @Field(() => ID, { description: describe("Mã nội bộ.", "Internal id.") })
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "unit_id" })
  unitId!: string;

  @Field(() => String, { description: describe("Mã chỉ số.", "The indicator's code.") })
  @Column("text", { name: "indicator_code" })
  indicatorCode!: string;

  @Field(() => CountScalar, {
    nullable: true,
    description: describe("Tử số, hoặc số đếm.", "The numerator, or the count itself."),
  })
  @Column(COUNT_COLUMN)
  numerator!: number | null;

  @Field(() => CountScalar, {
    nullable: true,
    description: describe(
      "Mẫu số; trống nếu không được công bố.",
      "The denominator; null when it was not published.",
    ),
  })
  @Column(COUNT_COLUMN)
  denominator!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: describe(
      "Tỷ lệ phần trăm như được in; trống nếu không in.",
      "The percentage as printed; null when none was printed.",
    ),
  })
  @Column("double precision", { nullable: true })
  percentage!: number | null;

  @Field(() => String, {
    description: describe("Nguyên văn trong nguồn.", "The words as printed in the source."),
  })
  @Column("text", { name: "printed_text" })
  printedText!: string;

  @Field(() => Qualifier, { description: describe("Cách hiểu con số.", "How the number is meant.") })
  @Column("text")
  qualifier!: Qualifier;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày của số liệu; trống nếu nguồn không nêu.",
      "The day the figure holds for; null when the source does not say.",
    ),
  })
  @Column("date", { name: "as_of", nullable: true })
  asOf!: string | null;

  @Field(() => DateTimeScalar, {
    description: describe("Lúc được ghi vào hub.", "When it was recorded in the hub."),
  })
  @Column("timestamptz", { name: "reported_at" })
  reportedAt!: Date;

  @Field(() => String, { description: describe("Thành viên báo cáo.", "The member that reported it.") })
  @Column("text")
  reporter!: string;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Field(() => ID, {
    nullable: true,
    description: describe("Số liệu mà số liệu này đính chính.", "The figure that this one corrects."),
  })
  @Column("uuid", { name: "supersedes_id", nullable: true })
  supersedesId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe("Lý do đính chính.", "Why it was corrected."),
  })
  @Column("text", { nullable: true })
  reason!: string | null;

  @Field(() => Boolean, {
    description: describe("Chưa bị đính chính bởi số liệu khác.", "No later figure corrects it."),
  })
  @Column("boolean", { name: "is_current" })
  isCurrent!: boolean;

  @Field(() => [DataQualityFlag], {
    description: describe("Điều các quy tắc kiểm tra phát hiện.", "What the validation rules found."),
  })
  @Column("jsonb")
  flags!: DataQualityFlag[];

  @Field(() => Float, {
    nullable: true,
    description: describe(
      "100 × tử số / mẫu số; trống nếu thiếu một trong hai.",
      "100 × numerator / denominator; null when either is unknown.",
    ),
  })
  get computedPercentage(): number | null {
    return computePercentage(this);
  }

  @Field(() => VndAmountScalar, {
    nullable: true,
    description: describe("Số tiền, với các chỉ số tính bằng đồng.", "The amount, for indicators in đồng."),
  })
  get amount(): string | null {
    return MONEY_INDICATORS.has(this.indicatorCode) && this.numerator !== null
      ? String(this.numerator)
      : null;
  }
}
