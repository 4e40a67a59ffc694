/**
 * The validation rules a single claim can be held against. They never change a value: an impossible claim is
 * refused on entry, an odd one is stored with flags. Rule codes are those of the data-quality catalogue in
 * docs/glossary.md.
 */
import { DoubtKind } from "@hub/subgraph-kit/doubt";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { type Claim, computePercentage, dayOf } from "./claim.js";
import { type DataQualityFlag, FlagSeverity, infersPart } from "./data-quality-flag.js";
import {
  excessOver,
  isRounded,
  type PrintedPercentage,
  parsePrintedPercentage,
  printEn,
  printVi,
} from "./printed-percentage.js";
import { readPrintedWords } from "./printed-words.js";
import { Qualifier } from "./qualifier.js";

/**
 * Returns what the rules found, in the order of their codes.
 * @param today the day in Việt Nam on which the claim is made
 * @param stated what whoever records the claim says of it
 */
export function checkClaim(
  claim: Claim,
  today: string,
  stated: readonly DataQualityFlag[] = [],
): DataQualityFlag[] {
  return [
    ...checkParts(claim),
    // Parts that follow from the percentage cannot contradict it.
    ...(infersPart(stated) ? [] : checkPrintedPercentage(claim)),
    ...[fitDenominator, keepQualifier, requireDate].flatMap((rule) => rule(claim)),
    ...refuseFuture(claim, today),
    ...refuseEarly(claim),
    ...checkDayOfPeriod(claim),
    ...checkPrintedText(claim),
  ];
}

/** V01: a part is not more than its whole, in counts and in per cent, and there is a whole. */
function checkParts(claim: Claim): DataQualityFlag[] {
  return [...checkNumerator(claim), ...checkShare(claim), ...checkDenominator(claim)];
}

function checkNumerator({ numerator, denominator }: Claim): DataQualityFlag[] {
  if (numerator === null || denominator === null || numerator <= denominator) return [];
  return [
    {
      rule: "V01",
      part: "numerator",
      severity: FlagSeverity.ERROR,
      message: {
        vi: `Tử số ${vi(numerator)} lớn hơn mẫu số ${vi(denominator)}; hãy đối chiếu hai số với bản in.`,
        en: `The numerator ${en(numerator)} exceeds the denominator ${en(denominator)}; compare both with the print.`,
      },
    },
  ];
}

function checkShare(claim: Claim): DataQualityFlag[] {
  const printed = readPercentage(claim);
  if (printed === undefined || printed.value <= 100n * printed.scale) return [];
  return [
    {
      rule: "V01",
      part: "printedPercentage",
      severity: FlagSeverity.ERROR,
      message: {
        vi: `Tỷ lệ ${printVi(printed)}% lớn hơn 100%: phần không thể lớn hơn tổng số; hãy đối chiếu với bản in.`,
        en: `${printEn(printed)}% is more than 100%: a part cannot exceed its whole; compare it with the print.`,
      },
    },
  ];
}

/** A numerator that exceeds it is told of instead. */
function checkDenominator({ numerator, denominator }: Claim): DataQualityFlag[] {
  if (denominator !== 0 || (numerator !== null && numerator > 0)) return [];
  return [
    {
      rule: "V01",
      part: "denominator",
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
  const { numerator, denominator } = claim;
  const computed = computePercentage(claim);
  const printed = readPercentage(claim);
  if (numerator === null || denominator === null || computed === null || printed === undefined) return [];
  if (isRounded(printed, { numerator, denominator })) return [];
  const excess = excessOver(printed, { numerator, denominator });
  if (isOnOpenSide(claim, excess)) return [];
  const isTruncated = excess <= 0n && -excess < BigInt(denominator);
  const parts = `${numerator}/${denominator}`;
  return [
    {
      rule: "V02",
      severity: FlagSeverity.WARNING,
      doubt: DoubtKind.CONTRADICTED,
      message: isTruncated
        ? {
            vi: `${parts} = ${vi(computed, 3)}%; bản in ${printVi(printed)}% là cắt bớt, không phải làm tròn.`,
            en: `${parts} = ${en(computed, 3)}%; the printed ${printEn(printed)}% is truncated, not rounded.`,
          }
        : {
            vi: `${parts} = ${vi(computed, 3)}%, khác với ${printVi(printed)}% được in.`,
            en: `${parts} = ${en(computed, 3)}%, not the printed ${printEn(printed)}%.`,
          },
    },
  ];
}

function readPercentage({ printedPercentage }: Claim): PrintedPercentage | undefined {
  return printedPercentage === null ? undefined : parsePrintedPercentage(printedPercentage);
}

/** Fewer than the numerator make a smaller percentage, more than it a larger one. */
function isOnOpenSide({ qualifier }: Claim, excess: bigint): boolean {
  if (qualifier === Qualifier.LESS_THAN) return excess < 0n;
  if (qualifier === Qualifier.MORE_THAN) return excess > 0n;
  return qualifier === Qualifier.ABOUT;
}

/** V03: with only a count and a percentage, name the whole numbers the denominator can be. */
function fitDenominator(claim: Claim): DataQualityFlag[] {
  const { denominator, qualifier } = claim;
  const printed = readPercentage(claim);
  if (claim.numerator === null || denominator !== null || printed === undefined || printed.value === 0n) {
    return [];
  }
  const numerator = BigInt(claim.numerator);
  if (qualifier !== Qualifier.EXACT) {
    const end = endThatFits(numerator, printed, qualifier);
    return end ? [denominatorNotPublished(printed, end)] : [];
  }
  const fitting = denominatorsThatFit(numerator, printed);
  if (fitting) return [denominatorNotPublished(printed, rangeOf(fitting))];
  return [
    {
      rule: "V03",
      severity: FlagSeverity.ERROR,
      message: {
        vi: `Không có mẫu số nguyên nào để ${vi(numerator)} bằng ${printVi(printed)}%.`,
        en: `No whole denominator makes ${en(numerator)} equal ${printEn(printed)}%.`,
      },
    },
  ];
}

interface Printed {
  readonly vi: string;
  readonly en: string;
}

/** A bound gives one end of the denominator, whether its percentage was rounded or truncated; “khoảng” gives none. */
function endThatFits(
  numerator: bigint,
  { value, scale }: PrintedPercentage,
  qualifier: Qualifier,
): Printed | undefined {
  if (qualifier === Qualifier.LESS_THAN && numerator > 0n) {
    const most = (200n * (numerator - 1n) * scale) / (2n * value - 1n);
    return { vi: `nhiều nhất ${vi(most)}`, en: `${en(most)} at most` };
  }
  if (qualifier === Qualifier.MORE_THAN) {
    const least = divideUp(100n * (numerator + 1n) * scale, value + 1n);
    return { vi: `ít nhất ${vi(least)}`, en: `${en(least)} at least` };
  }
  return undefined;
}

function rangeOf([least, most]: readonly [least: bigint, most: bigint]): Printed {
  const range = (print: (value: bigint) => string) =>
    least === most ? print(least) : `${print(least)}–${print(most)}`;
  return { vi: range(vi), en: range(en) };
}

/** Tries the percentage as rounded, then as truncated. */
function denominatorsThatFit(
  numerator: bigint,
  { value, scale }: PrintedPercentage,
): [least: bigint, most: bigint] | undefined {
  const hundred = 100n * numerator * scale;
  const rounded: [bigint, bigint] = [
    divideUp(2n * hundred, 2n * value + 1n),
    (2n * hundred) / (2n * value - 1n),
  ];
  const truncated: [bigint, bigint] = [hundred / (value + 1n) + 1n, hundred / value];
  return [rounded, truncated].find(([least, most]) => least >= 1n && least <= most);
}

function divideUp(dividend: bigint, divisor: bigint): bigint {
  return (dividend + divisor - 1n) / divisor;
}

function denominatorNotPublished(printed: PrintedPercentage, fitting: Printed): DataQualityFlag {
  return {
    rule: "V03",
    severity: FlagSeverity.INFO,
    message: {
      vi: `Mẫu số không được công bố; ${printVi(printed)}% ứng với ${fitting.vi}.`,
      en: `The denominator was not published; ${printEn(printed)}% fits ${fitting.en}.`,
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

/** V16: a figure without a day or period cannot be used in a roll-up. */
function requireDate(claim: Claim): DataQualityFlag[] {
  if (dayOf(claim) !== null) return [];
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

/** FUTURE_DAY: a claim tells of what has been. What is meant to be is a target. */
function refuseFuture(claim: Claim, today: string): DataQualityFlag[] {
  const future = [dayOf(claim), claim.period?.from ?? null].find((day) => day !== null && day > today);
  if (future === null || future === undefined) return [];
  return [
    {
      rule: "FUTURE_DAY",
      severity: FlagSeverity.ERROR,
      message: {
        vi: `Ngày ${printDayVi(future)} chưa đến (hôm nay là ${printDayVi(today)}). Với kỳ chưa kết thúc, hãy ghi ngày mà số liệu đúng (“asOf”).`,
        en: `${printDayEn(future)} has not come yet (today is ${printDayEn(today)}). For a period that has not ended, give the day that the figure is true of ("asOf").`,
      },
    },
  ];
}

/** Nobody who reports here was there before. */
const FIRST_DAY = "1945-01-01";

/** EARLY_DAY: a year such as 0001 or 1024 is a slip of the pen. */
function refuseEarly({ asOf, period }: Claim): DataQualityFlag[] {
  const early = [asOf, period?.from ?? null].find((day) => day !== null && day < FIRST_DAY);
  if (early === null || early === undefined) return [];
  return [
    {
      rule: "EARLY_DAY",
      severity: FlagSeverity.ERROR,
      message: {
        vi: `Ngày ${printDayVi(early)} là trước năm 1945, khi chưa có bên nào báo cáo ở đây; hãy kiểm tra năm.`,
        en: `${printDayEn(early)} is before 1945, when none of those who report here existed; check the year.`,
      },
    },
  ];
}

/** DAY_AFTER_PERIOD: a figure that covers a period is true at its end, or before it while the period runs. */
function checkDayOfPeriod({ asOf, period }: Claim): DataQualityFlag[] {
  if (asOf === null || period === null || asOf <= period.to) return [];
  return [
    {
      rule: "DAY_AFTER_PERIOD",
      severity: FlagSeverity.WARNING,
      message: {
        vi: `Ngày của số liệu (${printDayVi(asOf)}) sau khi kỳ kết thúc (${printDayVi(period.to)}); “asOf” là ngày mà số liệu đúng, không phải ngày báo cáo.`,
        en: `The figure's day (${printDayEn(asOf)}) is after the end of its period (${printDayEn(period.to)}); "asOf" is the day that the figure is true of, not that of the report.`,
      },
    },
  ];
}

/** PRINTED_TEXT: the words say the same numbers. Where they say several, nobody can tell which are meant. */
function checkPrintedText(claim: Claim): DataQualityFlag[] {
  const { numerator, denominator } = claim;
  const words = readPrintedWords(claim.printedText);
  const [fraction, ...otherFractions] = words.fractions;
  const [share, ...otherShares] = words.percentages;
  const printed = readPercentage(claim);
  const isOtherFraction =
    fraction !== undefined &&
    otherFractions.length === 0 &&
    numerator !== null &&
    denominator !== null &&
    (fraction.numerator !== numerator || fraction.denominator !== denominator) &&
    !words.numbers.includes(numerator);
  const isOtherShare =
    share !== undefined &&
    otherShares.length === 0 &&
    printed !== undefined &&
    share.value * printed.scale !== printed.value * share.scale;
  return [
    ...(isOtherFraction
      ? [
          saysOtherwise(
            { vi: printParts(fraction, vi), en: printParts(fraction, en) },
            {
              vi: printParts({ numerator, denominator }, vi),
              en: printParts({ numerator, denominator }, en),
            },
          ),
        ]
      : []),
    ...(isOtherShare
      ? [
          saysOtherwise(
            { vi: `${printVi(share)}%`, en: `${printEn(share)}%` },
            { vi: `${printVi(printed)}%`, en: `${printEn(printed)}%` },
          ),
        ]
      : []),
  ];
}

function printParts(
  { numerator, denominator }: { readonly numerator: number; readonly denominator: number },
  print: (value: number) => string,
): string {
  return `${print(numerator)}/${print(denominator)}`;
}

function saysOtherwise(words: Printed, figure: Printed): DataQualityFlag {
  return {
    rule: "PRINTED_TEXT",
    severity: FlagSeverity.WARNING,
    doubt: DoubtKind.CONTRADICTED,
    message: {
      vi: `Nguyên văn ghi ${words.vi}, còn số liệu là ${figure.vi}; hãy đối chiếu với nguồn.`,
      en: `The printed words say ${words.en}, and the figure is ${figure.en}; compare it with the source.`,
    },
  };
}

function vi(value: number | bigint, decimals = 20): string {
  return new Intl.NumberFormat("vi-VN", { maximumFractionDigits: decimals }).format(value);
}

function en(value: number | bigint, decimals = 20): string {
  return new Intl.NumberFormat("en-GB", { maximumFractionDigits: decimals }).format(value);
}
