import { OPENED_FIELDS } from "@hub/schema/opened-fields";
import { Actor, type ActorRole } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { type Doubt, Doubtful } from "@hub/subgraph-kit/doubt";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { CountScalar, DateScalar, DateTimeScalar, VndAmountScalar } from "@hub/subgraph-kit/scalars";
import { Directive, Field, Float, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { type Claim, computePercentage } from "./claim.js";
import { type DataQualityFlag, infersPart } from "./data-quality-flag.js";
import { FigurePeriod, type FigurePeriodKind } from "./figure-period.js";
import { numberOf, parsePrintedPercentage } from "./printed-percentage.js";
import { Qualifier } from "./qualifier.js";
import { Sensitivity } from "./sensitivity.js";
import { asShown, LEFT_OUT, type Withheld } from "./withheld-fields.js";

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

export enum FigureState {
  REPORTED = "REPORTED",
  CORRECTED = "CORRECTED",
}
registerEnumType(FigureState, {
  name: "FigureState",
  description: describe("Tình trạng của một số liệu.", "Where a figure stands."),
  valuesConfig: {
    REPORTED: { description: describe("Đã báo cáo, chưa bị đính chính.", "Reported, and not corrected.") },
    CORRECTED: {
      description: describe(
        "Đã được số liệu khác đính chính; vẫn đọc được.",
        "Corrected by another; it stays readable.",
      ),
    },
  },
});

/**
 * A figure is a claim: a member reported it, about a series (member × indicator × unit) and a day or period, in these
 * words. A claim is never edited; a correction is another claim, and both stay readable.
 */
@Entity("figure")
@GlobalNode("Figure")
@Directive("@shareable")
@ObjectType({
  implements: [Doubtful],
  description: describe(
    "Số liệu: một công bố của một thành viên về một chỉ số tại một đơn vị, kèm nguyên văn. Công bố không bị sửa: đính chính là một công bố khác.",
    "A figure: what a member has claimed about an indicator in a unit, with the words as printed. A claim is never edited: a correction is another claim.",
  ),
})
export class Figure implements Claim {
  @GlobalId()
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

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Tỷ lệ phần trăm, đúng các chữ số như được in, ví dụ “84,10”; trống nếu không in.",
      'The percentage, with the digits as printed, such as "84,10"; null when none was printed.',
    ),
  })
  @Column("text", { name: "printed_percentage", nullable: true })
  printedPercentage!: string | null;

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
      "Ngày mà số liệu đúng; trống nếu nguồn không nêu.",
      "The day that the figure is true of; null when the source does not say.",
    ),
  })
  @Column("date", { name: "as_of", nullable: true })
  asOf!: string | null;

  @Column("date", { name: "period_from", nullable: true })
  periodFrom!: string | null;

  @Column("date", { name: "period_to", nullable: true })
  periodTo!: string | null;

  @Column("text", { name: "period_kind", nullable: true })
  periodKind!: FigurePeriodKind | null;

  @Field(() => DateTimeScalar, {
    description: describe("Lúc hệ thống biết số liệu này.", "When the hub learned it."),
  })
  @Column("timestamptz", { name: "known_at" })
  knownAt!: Date;

  @Field(() => Sensitivity, { description: describe("Dành cho ai.", "Whom it is for.") })
  @Column("text")
  sensitivity!: Sensitivity;

  @Field(() => String, { description: describe("Thành viên báo cáo.", "The member that reported it.") })
  @Column("text")
  member!: string;

  /** The organisation in whose name it was reported, where the member's settings name one. */
  @Column("uuid", { name: "organisation_id", nullable: true })
  organisationId!: string | null;

  /** Null of a figure from before this was kept. */
  @Column("text", { nullable: true })
  role!: ActorRole | null;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Column("uuid", { name: "corrects_id", nullable: true })
  correctsId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe("Lý do đính chính.", "Why it corrects another."),
  })
  @Column("text", { nullable: true })
  reason!: string | null;

  @Column("uuid", { name: "corrected_by_id", nullable: true })
  correctedById!: string | null;

  /** When the correction became known. */
  @Column("timestamptz", { name: "corrected_at", nullable: true })
  correctedAt!: Date | null;

  /** What the rules found in the claim by itself, and beside what was known when it was reported. */
  @Column("jsonb", { name: "own_flags" })
  ownFlags!: DataQualityFlag[];

  /** What was said when it was reported; the field of this name has also what the rules found. */
  @Column("jsonb")
  doubts!: Doubt[];

  /** The moment as of which the figure is shown; null for now. */
  shownAt: Date | null = null;

  /** What the caller is not shown of it; null where that is nothing. */
  withheld: Withheld | null = null;

  @Field(() => FigurePeriod, {
    nullable: true,
    description: describe(
      "Kỳ mà số liệu tính gộp; trống nếu là số liệu tại một ngày.",
      "The period that the figure covers; null for a figure of a day.",
    ),
  })
  get period(): FigurePeriod | null {
    const { periodFrom: from, periodTo: to, periodKind: kind } = this;
    return from !== null && to !== null && kind !== null ? { from, to, kind } : null;
  }

  @Field(() => Actor, {
    nullable: true,
    description: describe(
      "Bên báo cáo: tổ chức và vai trò; trống nếu được báo cáo trước khi hệ thống ghi điều này.",
      "Who reported it: an organisation in a role; null where it was reported before this was kept.",
    ),
  })
  get actor(): Actor | null {
    const { organisationId, role } = this;
    return role === null ? null : { organisationId, role };
  }

  @Field(() => FigureState, { description: describe("Tình trạng.", "Where it stands.") })
  get state(): FigureState {
    return this.correctedById === null ? FigureState.REPORTED : FigureState.CORRECTED;
  }

  @Field(() => Float, {
    nullable: true,
    description: describe(
      "Tỷ lệ được in, dưới dạng số; để giữ các chữ số, hãy đọc `printedPercentage`.",
      "The printed percentage as a number; for its digits read `printedPercentage`.",
    ),
  })
  get percentage(): number | null {
    const printed = this.printedPercentage === null ? null : parsePrintedPercentage(this.printedPercentage);
    return printed ? numberOf(printed) : null;
  }

  @Field(() => Float, {
    nullable: true,
    description: describe(
      "100 × tử số / mẫu số; trống nếu thiếu một trong hai, hoặc tỷ lệ được in còn một trong hai được suy ra.",
      "100 × numerator / denominator; null when either is unknown, or inferred where the percentage is printed.",
    ),
  })
  get computedPercentage(): number | null {
    const isCircle = this.printedPercentage !== null && infersPart(this.ownFlags);
    return isCircle ? null : computePercentage(this);
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

  /** Without what its agreements do not open, which is refused to who reads it, nor the words, findings and doubts in which that could be read. */
  shownWithout(withheld: Withheld): Figure {
    const shown: Figure = Object.create(this);
    const fields = OPENED_FIELDS.map((field) => [field, asShown(field, this[field], withheld)]);
    Object.defineProperties(shown, Object.fromEntries(fields));
    return Object.assign(shown, { withheld, printedText: LEFT_OUT, ownFlags: [], doubts: [] });
  }

  /** The claim as it was known at that moment: a correction that came later is not told. */
  shownAsOf(moment: Date): Figure {
    const isCorrectedLater = this.correctedAt !== null && this.correctedAt > moment;
    const shown: Figure = Object.create(this);
    return Object.assign(shown, {
      shownAt: moment,
      ...(isCorrectedLater && { correctedById: null, correctedAt: null }),
    });
  }
}
