/**
 * The validation rules that follow from what an indicator is: a level has a highest one, and what counts the units at
 * exactly one level is a part of all units. The association owns the register of indicators; a member needs no more
 * of it than this, and a test compares the two.
 */
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import type { Claim } from "./claim.js";
import { type DataQualityFlag, FlagSeverity } from "./data-quality-flag.js";
import { Qualifier } from "./qualifier.js";

/** The highest level of each indicator that is a level. */
export const HIGHEST_LEVELS: ReadonlyMap<string, number> = new Map([
  ["UE10", 3],
  ["UE11", 3],
  ["UE12", 2],
]);

/** Indicators that count each unit once at most: at exactly one level of the same standard. */
export const PARTITIONS: readonly (readonly string[])[] = [
  ["LM09", "LM10"],
  ["LM11", "LM12"],
  ["UE02", "UE03", "UE04"],
  ["UE05", "UE06", "UE07"],
  ["UE08", "UE09"],
  ["UE13", "UE14", "UE15"],
];

/** An amount divided by a count: who knows two of them knows the third. */
export const MEANS = [{ mean: "FD05", amount: "FD03", count: "FD04" }] as const;

/** The partition that the indicator is a part of. */
export function findPartition(indicatorCode: string): readonly string[] | undefined {
  return PARTITIONS.find((codes) => codes.includes(indicatorCode));
}

/** The indicators by whose figures those of this one could be computed, itself among them. */
export function findFamily(indicatorCode: string): readonly string[] {
  const mean = MEANS.map((codes): string[] => Object.values(codes)).find((codes) =>
    codes.includes(indicatorCode),
  );
  return mean ?? findPartition(indicatorCode) ?? [indicatorCode];
}

export interface IndicatorClaim extends Claim {
  readonly indicatorCode: string;
}

/** V01 for a level: it exists, and is given as a number. */
export function checkLevel({
  indicatorCode,
  numerator,
  printedPercentage,
}: IndicatorClaim): DataQualityFlag[] {
  const highest = HIGHEST_LEVELS.get(indicatorCode);
  if (highest === undefined) return [];
  if (numerator !== null && numerator <= highest && printedPercentage === null) return [];
  const told = numerator === null || printedPercentage !== null ? `${printedPercentage}%` : `${numerator}`;
  return [
    {
      rule: "V01",
      part: printedPercentage === null ? "numerator" : "printedPercentage",
      severity: FlagSeverity.ERROR,
      message: {
        vi: `${indicatorCode} là mức độ từ 0 đến ${highest}, ghi ở tử số; không thể là ${told}.`,
        en: `${indicatorCode} is a level from 0 to ${highest}, given as the numerator; it cannot be ${told}.`,
      },
    },
  ];
}

/**
 * V04 on entry: the parts of a partition are not more than its whole. Parts that are not reported yet may be anything,
 * and so may those that are said to be fewer than a number.
 * @param others the current claims of the partition's other indicators, about the same unit, day and period
 */
export function checkPartition(claim: IndicatorClaim, others: readonly IndicatorClaim[]): DataQualityFlag[] {
  if (others.length === 0) return [];
  const parts = [claim, ...others].sort((one, other) => (one.indicatorCode < other.indicatorCode ? -1 : 1));
  const totals = parts.flatMap(({ denominator }) => denominator ?? []);
  if (totals.length === 0) return [];
  const counted = parts.filter(
    ({ qualifier }) => qualifier === Qualifier.EXACT || qualifier === Qualifier.MORE_THAN,
  );
  const sum = counted.reduce((soFar, { numerator }) => soFar + (numerator ?? 0), 0);
  const total = claim.denominator ?? Math.max(...totals);
  if (sum > total) return [tooMany(counted, sum, total)];
  const other = totals.find((known) => known !== total);
  return other === undefined ? [] : [anotherTotal(total, other)];
}

function tooMany(parts: readonly IndicatorClaim[], sum: number, total: number): DataQualityFlag {
  const added = parts.map(({ indicatorCode, numerator }) => `${numerator} (${indicatorCode})`).join(" + ");
  return {
    rule: "V04",
    severity: FlagSeverity.ERROR,
    message: {
      vi: `${added} = ${sum}, nhiều hơn tổng số ${total}; hãy kiểm tra số này, hoặc đính chính số kia trước.`,
      en: `${added} = ${sum}, which is more than all ${total}; check this figure, or correct the other one first.`,
    },
  };
}

function anotherTotal(total: number, other: number): DataQualityFlag {
  return {
    rule: "V04",
    severity: FlagSeverity.WARNING,
    doubt: DoubtKind.CONTRADICTED,
    message: {
      vi: `Mẫu số là ${total}, nhưng phần khác của cùng tổng số có mẫu số ${other}.`,
      en: `The denominator is ${total}, but another part of the same whole has ${other}.`,
    },
  };
}
