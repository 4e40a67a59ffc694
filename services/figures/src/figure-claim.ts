import { formatGlobalId } from "@hub/schema/global-id";
import { describe } from "@hub/subgraph-kit/describe";
import { IdOf } from "@hub/subgraph-kit/id-of";
import { CountScalar, DateScalar, DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { Directive, Field, ID, ObjectType } from "type-graphql";
import type { Figure } from "./figure.js";
import { FigurePeriod } from "./figure-period.js";
import { Qualifier } from "./qualifier.js";

/** What another claim of the same series says. */
@Directive("@shareable")
@ObjectType({
  description: describe(
    "Một công bố khác của cùng chuỗi số liệu: được đính chính, đính chính, hoặc khác về cùng một ngày và kỳ.",
    "Another claim of the same series: corrected, correcting, or about the same day and period.",
  ),
})
export class FigureClaim {
  @IdOf("Figure")
  @Field(() => ID, { description: describe("Mã của số liệu.", "The figure's id.") })
  id!: string;

  @Field(() => CountScalar, {
    nullable: true,
    description: describe("Tử số, hoặc số đếm.", "The numerator, or the count itself."),
  })
  numerator!: number | null;

  @Field(() => CountScalar, { nullable: true, description: describe("Mẫu số.", "The denominator.") })
  denominator!: number | null;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Tỷ lệ, đúng các chữ số như được in.",
      "The percentage, with the digits as printed.",
    ),
  })
  printedPercentage!: string | null;

  @Field(() => String, {
    description: describe("Nguyên văn trong nguồn.", "The words as printed in the source."),
  })
  printedText!: string;

  @Field(() => Qualifier, { description: describe("Cách hiểu con số.", "How the number is meant.") })
  qualifier!: Qualifier;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe("Ngày mà số liệu đúng.", "The day that the figure is true of."),
  })
  asOf!: string | null;

  @Field(() => FigurePeriod, {
    nullable: true,
    description: describe("Kỳ mà số liệu tính gộp.", "The period that the figure covers."),
  })
  period!: FigurePeriod | null;

  @Field(() => DateTimeScalar, {
    description: describe("Lúc hub biết số liệu này.", "When the hub learned it."),
  })
  knownAt!: Date;

  @Field(() => String, {
    nullable: true,
    description: describe("Lý do đính chính.", "Why it corrects another."),
  })
  reason!: string | null;
}

/** The claim as an event carries it. */
export interface ToldClaim extends Omit<FigureClaim, "knownAt"> {
  /** ISO 8601, UTC. */
  readonly knownAt: string;
}

export function tellClaim(figure: Figure): ToldClaim {
  const { numerator, denominator, printedPercentage, printedText, qualifier, asOf, period, reason } = figure;
  return {
    id: formatGlobalId("Figure", figure.id, figure.member),
    numerator,
    denominator,
    printedPercentage,
    printedText,
    qualifier,
    asOf,
    period,
    knownAt: figure.knownAt.toISOString(),
    reason,
  };
}
