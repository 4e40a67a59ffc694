/** The numbers in the words of a source, as far as they can be read without guessing. */
import { type PrintedPercentage, parsePrintedPercentage } from "./printed-percentage.js";

export interface PrintedWords {
  /** Such as 196/204, each once; no days, months, school years and numbers of documents. */
  readonly fractions: readonly { readonly numerator: number; readonly denominator: number }[];
  /** Such as 84,12%, each once. */
  readonly percentages: readonly PrintedPercentage[];
  /** The numbers beside these. */
  readonly numbers: readonly number[];
}

const COUNT = String.raw`\d{1,3}(?:[.,]\d{3})+|\d+`;
/** Words after which two numbers with a stroke are a day, a month or a school year. */
const OF_TIME = "ngày|tháng|quý|năm|học|đến|từ|hết|kỳ|khóa";
const FRACTION = new RegExp(
  String.raw`(?<!(?:${OF_TIME})\s+)(?<![\d/.,\-])(${COUNT})\s?/\s?(${COUNT})(?![\d/]|[.,]\d|-?\p{L})`,
  "giu",
);
const PERCENTAGE = /\d{1,6}(?:[.,]\d{1,6})?\s?%/g;
const NUMBER = new RegExp(COUNT, "g");

export function readPrintedWords(text: string): PrintedWords {
  const words = text.normalize("NFKC");
  const fractions = [...words.matchAll(FRACTION)].map(([, numerator = "", denominator = ""]) => ({
    numerator: countOf(numerator),
    denominator: countOf(denominator),
  }));
  const percentages = [...words.matchAll(PERCENTAGE)].flatMap(
    ([percentage]) => parsePrintedPercentage(percentage) ?? [],
  );
  const others = words.replace(FRACTION, " ").replace(PERCENTAGE, " ");
  return {
    fractions: distinct(fractions, ({ numerator, denominator }) => `${numerator}/${denominator}`),
    percentages: distinct(percentages, ({ digits }) => digits),
    numbers: [...others.matchAll(NUMBER)].map(([number]) => countOf(number)),
  };
}

function countOf(printed: string): number {
  return Number(printed.replace(/[.,]/g, ""));
}

function distinct<Value>(values: readonly Value[], keyOf: (value: Value) => string): Value[] {
  return [...new Map(values.map((value) => [keyOf(value), value])).values()];
}
