/** The types of fields in data files. Each error message names what is expected, in Vietnamese and English. */
import { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { parsePrintedPercentage } from "@hub/figure-kit/printed-percentage";
import { z } from "zod";

const TEXT = "chữ (trong ngoặc kép nếu toàn chữ số) / a text (in quotes if it is all digits)";
const DAY = "một ngày như 2022-05-18 / a day such as 2022-05-18";
const YEAR = "một năm như 2022 / a year such as 2022";
const COUNT = "số nguyên viết liền như 10800 / a whole number without separators such as 10800";
const LEVEL = "mức độ từ 0 đến 3 / a level from 0 to 3";
const MONTHS = "số tháng từ 1 trở lên / a number of months, 1 or more";
const INDICATOR = "mã chỉ số như LM01 / an indicator's code such as LM01";
const PERCENTAGE =
  'tỷ lệ như được in, trong ngoặc kép như "84,12" / a percentage as printed, in quotes such as "84,12"';
const YES_OR_NO = "true hoặc false / true or false";

/** Texts are compared in NFC everywhere; an editor may have saved them otherwise. */
export const text = z.string(TEXT).trim().min(1, TEXT).normalize("NFC");
export const localized = z.strictObject({ vi: text, en: text });
export const day = z.iso.date(DAY);
export const year = z.int(YEAR).min(1900, YEAR).max(2200, YEAR);
export const count = z.int(COUNT).min(0, COUNT);
export const standardLevel = z.int(LEVEL).min(0, LEVEL).max(3, LEVEL);
export const months = z.int(MONTHS).min(1, MONTHS);
/** In quotes, or a trailing zero would be lost. */
export const percentage = z.string(PERCENTAGE).refine(parsePrintedPercentage, PERCENTAGE);
export const number = z.number("một số như 84.12 / a number such as 84.12");
export const indicator = z.string(INDICATOR).regex(/^[A-Z]{2}\d{2}$/, INDICATOR);
export const yesOrNo = z.boolean(YES_OR_NO);
export const level = oneOf(AdministrativeLevel);

export function oneOf<const Names extends Readonly<Record<string, string>>>(names: Names) {
  const list = Object.values(names).join(", ");
  return z.enum(names, `một trong ${list} / one of ${list}`);
}

/** Null if the entry is absent or empty. */
export function orNull<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? null);
}

/** A list in which no two rows share that entry's value; the database would silently drop the second. */
export function listOf<Row extends z.ZodType<object>>(row: Row, key: keyof z.output<Row> & string) {
  return z.array(row).superRefine((rows, context) => {
    const known = new Set<unknown>();
    for (const [index, { [key]: value }] of rows.entries()) {
      if (known.has(value)) {
        context.addIssue({
          code: "custom",
          path: [index, key],
          message: "một giá trị chưa dùng ở các dòng trên / a value that no row above it has",
        });
      }
      known.add(value);
    }
  });
}

/** A key that the named file defines; parsed into its value. */
export function keyOf<Value>(file: string, values: ReadonlyMap<string, Value>) {
  const expected = `một khóa có trong ${file} / a key that ${file} has`;
  return z.string(TEXT).transform((key, context) => {
    const value = values.get(key);
    if (value !== undefined) return value;
    context.addIssue({ code: "custom", message: expected });
    return z.NEVER;
  });
}
