/** A percentage as printed, read digit by digit: a binary number would forget the zero at the end of 84,10. */
export interface PrintedPercentage {
  /** The digits as printed, without the sign: `84,10`. */
  readonly digits: string;
  /** The printed number times {@link scale}, which is 1 in the last printed place. */
  readonly value: bigint;
  readonly scale: bigint;
}

interface Parts {
  readonly numerator: number;
  readonly denominator: number;
}

const PRINTED = /^(?<whole>\d{1,6})(?:[.,](?<fraction>\d{1,6}))?\s*%?$/;

/** Reads `84,10 %` and `84.10`; undefined for what is no percentage. */
export function parsePrintedPercentage(text: string): PrintedPercentage | undefined {
  const groups = PRINTED.exec(text.trim())?.groups;
  if (!groups) return undefined;
  const { whole = "", fraction = "" } = groups;
  return {
    digits: text.replace("%", "").trim(),
    value: BigInt(whole + fraction),
    scale: 10n ** BigInt(fraction.length),
  };
}

/** The number that the digits stand for, to compare and to draw with. */
export function numberOf({ value, scale }: PrintedPercentage): number {
  return Number(value) / Number(scale);
}

/**
 * The printed number less the percentage that the parts make, in units of the last printed digit, times the denominator:
 * a whole number, so nothing is lost.
 */
export function excessOver({ value, scale }: PrintedPercentage, { numerator, denominator }: Parts): bigint {
  return value * BigInt(denominator) - 100n * BigInt(numerator) * scale;
}

/** Whether the printed number is the percentage that the parts make, rounded. */
export function isRounded(printed: PrintedPercentage, parts: Parts): boolean {
  const excess = excessOver(printed, parts);
  return 2n * (excess < 0n ? -excess : excess) <= BigInt(parts.denominator);
}

export function printVi({ digits }: PrintedPercentage): string {
  return digits.replace(".", ",");
}

export function printEn({ digits }: PrintedPercentage): string {
  return digits.replace(",", ".");
}
