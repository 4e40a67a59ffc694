/**
 * The validation rules a single claim can be held against. They never change a value: an impossible claim is
 * refused on entry, an odd one is stored with flags. Rule codes are those of the data-quality catalogue in
 * docs/glossary.md.
 */
import { type Claim, computePercentage } from "./claim.js";
import { type DataQualityFlag, FlagSeverity } from "./data-quality-flag.js";
import { Qualifier } from "./qualifier.js";

/** Returns what the rules found, in the order of their codes. */
export function checkClaim(claim: Claim): DataQualityFlag[] {
  return [checkParts, checkPrintedPercentage, fitDenominator, keepQualifier, requireDate].flatMap((rule) =>
    rule(claim),
  );
}

/** V01: counts are whole, not negative, and a part is not more than its whole, in counts or in per cent. */
function checkParts({ numerator, denominator, percentage }: Claim): DataQualityFlag[] {
  if (numerator !== null && denominator !== null && numerator > denominator) {
    return [
      {
        rule: "V01",
        severity: FlagSeverity.ERROR,
        message: {
          vi: `Tử số ${vi(numerator)} lớn hơn mẫu số ${vi(denominator)}.`,
          en: `The numerator ${en(numerator)} exceeds the denominator ${en(denominator)}.`,
        },
      },
    ];
  }
  if (percentage !== null && percentage > 100) {
    return [
      {
        rule: "V01",
        severity: FlagSeverity.ERROR,
        message: {
          vi: `Tỷ lệ ${percentage < 1e6 ? vi(percentage) : percentage}% lớn hơn 100%: phần không thể lớn hơn tổng số.`,
          en: `${percentage < 1e6 ? en(percentage) : percentage}% is more than 100%: a part cannot exceed its whole.`,
        },
      },
    ];
  }
  if (denominator !== 0) return [];
  return [
    {
      rule: "V01",
      severity: FlagSeverity.WARNING,
      message: {
        vi: "Mẫu số là 0: không có gì để tính tỷ lệ.",
        en: "The denominator is 0: there is nothing to have a share of.",
      },
    },
  ];
}

/** V02: the printed percentage is the parts' percentage, rounded; a truncated one is reported as truncated. */
function checkPrintedPercentage(claim: Claim): DataQualityFlag[] {
  const computed = computePercentage(claim);
  if (computed === null || claim.percentage === null) return [];
  const unit = 10 ** -decimalsOf(claim.percentage);
  const distance = Math.abs(claim.percentage - computed);
  // Half a unit of the last printed digit; the tiny addition absorbs binary fractions.
  if (distance <= unit / 2 + 1e-9 || isOnOpenSide(claim, claim.percentage - computed)) return [];
  const isTruncated = claim.percentage <= computed && distance < unit;
  const parts = `${claim.numerator}/${claim.denominator}`;
  return [
    {
      rule: "V02",
      severity: FlagSeverity.WARNING,
      message: isTruncated
        ? {
            vi: `${parts} = ${vi(computed, 3)}%; bản in ${vi(claim.percentage)}% là cắt bớt, không phải làm tròn.`,
            en: `${parts} = ${en(computed, 3)}%; the printed ${en(claim.percentage)}% is truncated, not rounded.`,
          }
        : {
            vi: `${parts} = ${vi(computed, 3)}%, khác với ${vi(claim.percentage)}% được in.`,
            en: `${parts} = ${en(computed, 3)}%, not the printed ${en(claim.percentage)}%.`,
          },
    },
  ];
}

/** Fewer than the numerator make a smaller percentage, more than it a larger one. */
function isOnOpenSide({ qualifier }: Claim, difference: number): boolean {
  if (qualifier === Qualifier.LESS_THAN) return difference < 0;
  if (qualifier === Qualifier.MORE_THAN) return difference > 0;
  return qualifier === Qualifier.ABOUT;
}

/** V03: with only a count and a percentage, name the whole numbers the denominator can be. */
function fitDenominator({ numerator, denominator, percentage, qualifier }: Claim): DataQualityFlag[] {
  if (numerator === null || denominator !== null || percentage === null || percentage <= 0) return [];
  if (qualifier !== Qualifier.EXACT) {
    const end = endThatFits(numerator, percentage, qualifier);
    return end ? [denominatorNotPublished(percentage, end)] : [];
  }
  const fitting = denominatorsThatFit(numerator, percentage);
  if (fitting) return [denominatorNotPublished(percentage, rangeOf(fitting))];
  return [
    {
      rule: "V03",
      severity: FlagSeverity.ERROR,
      message: {
        vi: `Không có mẫu số nguyên nào để ${vi(numerator)} bằng ${vi(percentage)}%.`,
        en: `No whole denominator makes ${en(numerator)} equal ${en(percentage)}%.`,
      },
    },
  ];
}

interface Printed {
  readonly vi: string;
  readonly en: string;
}

/** A bound gives one end of the denominator, whether its percentage was rounded or truncated; “khoảng” gives none. */
function endThatFits(numerator: number, percentage: number, qualifier: Qualifier): Printed | undefined {
  const unit = 10 ** -decimalsOf(percentage);
  if (qualifier === Qualifier.LESS_THAN && numerator > 0) {
    const most = Math.floor((100 * (numerator - 1)) / (percentage - unit / 2));
    return { vi: `nhiều nhất ${vi(most)}`, en: `${en(most)} at most` };
  }
  if (qualifier === Qualifier.MORE_THAN) {
    const least = Math.ceil((100 * (numerator + 1)) / (percentage + unit));
    return { vi: `ít nhất ${vi(least)}`, en: `${en(least)} at least` };
  }
  return undefined;
}

function rangeOf([least, most]: readonly [least: number, most: number]): Printed {
  const range = (print: (value: number) => string) =>
    least === most ? print(least) : `${print(least)}–${print(most)}`;
  return { vi: range(vi), en: range(en) };
}

/** Tries the percentage as rounded, then as truncated. */
function denominatorsThatFit(
  numerator: number,
  percentage: number,
): [least: number, most: number] | undefined {
  const unit = 10 ** -decimalsOf(percentage);
  const rounded: [number, number] = [
    Math.ceil((100 * numerator) / (percentage + unit / 2)),
    Math.floor((100 * numerator) / (percentage - unit / 2)),
  ];
  const truncated: [number, number] = [
    Math.floor((100 * numerator) / (percentage + unit)) + 1,
    Math.floor((100 * numerator) / percentage),
  ];
  return [rounded, truncated].find(([least, most]) => least >= 1 && least <= most);
}

function denominatorNotPublished(percentage: number, fitting: Printed): DataQualityFlag {
  return {
    rule: "V03",
    severity: FlagSeverity.INFO,
    message: {
      vi: `Mẫu số không được công bố; ${vi(percentage)}% ứng với ${fitting.vi}.`,
      en: `The denominator was not published; ${en(percentage)}% fits ${fitting.en}.`,
    },
  };
}

/** V10: “gần”, “trên”, “khoảng” make the number a bound, and whatever is computed from it. */
function keepQualifier({ qualifier, printedText }: Claim): DataQualityFlag[] {
  if (qualifier === Qualifier.EXACT) return [];
  return [
    {
      rule: "V10",
      severity: FlagSeverity.INFO,
      message: {
        vi: `“${printedText}”: con số chỉ là ${QUALIFIER_TEXT[qualifier].vi}; mọi phép tính từ nó cũng vậy.`,
        en: `“${printedText}”: the number is only ${QUALIFIER_TEXT[qualifier].en}, and so is whatever is computed from it.`,
      },
    },
  ];
}

const QUALIFIER_TEXT: Record<Exclude<Qualifier, Qualifier.EXACT>, { vi: string; en: string }> = {
  [Qualifier.LESS_THAN]: { vi: "cận trên", en: "an upper bound" },
  [Qualifier.MORE_THAN]: { vi: "cận dưới", en: "a lower bound" },
  [Qualifier.ABOUT]: { vi: "xấp xỉ", en: "approximate" },
};

/** V16: a figure without a day cannot be used in a roll-up. */
function requireDate({ asOf }: Claim): DataQualityFlag[] {
  if (asOf !== null) return [];
  return [
    {
      rule: "V16",
      severity: FlagSeverity.WARNING,
      message: {
        vi: "Nguồn không nêu ngày hoặc kỳ của số liệu, nên không dùng được để tổng hợp.",
        en: "The source gives no day or period for the figure, so it cannot be used in a roll-up.",
      },
    },
  ];
}

function decimalsOf(value: number): number {
  return String(value).split(".")[1]?.length ?? 0;
}

function vi(value: number, decimals = 20): string {
  return value.toLocaleString("vi-VN", { maximumFractionDigits: decimals });
}

function en(value: number, decimals = 20): string {
  return value.toLocaleString("en-GB", { maximumFractionDigits: decimals });
}
