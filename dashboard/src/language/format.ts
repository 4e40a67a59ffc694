import type { Language } from "./language.js";
import { inVietnam } from "./vietnam-time.js";

export const VIETNAM = "Asia/Ho_Chi_Minh";

const LOCALES: Record<Language, string> = { vi: "vi-VN", en: "en-GB" };
const SIGNS: Record<Language, { readonly thousands: string; readonly decimals: string }> = {
  vi: { thousands: ".", decimals: "," },
  en: { thousands: ",", decimals: "." },
};
const BILLION = 1_000_000_000n;
const MILLION = 1_000_000n;

/** A format takes longer to make than to write a hundred times. */
const clockFormats = new Map<string, Intl.DateTimeFormat>();

/**
 * A number in the language's notation: `10.800` and `84,12` in Vietnamese; at most `digits` decimals, rounded as people
 * do. Written without Intl, whose first number takes a telephone 20 ms.
 */
export function formatNumber(value: number | bigint, language: Language, digits = 2): string {
  const [whole = "", decimals = ""] = writeDecimals(value, digits).split(".");
  const signs = SIGNS[language];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, signs.thousands);
  return decimals === "" ? grouped : `${grouped}${signs.decimals}${decimals}`;
}

/** `84.13` from 84.125: a half goes away from zero, and it is the number's shortest decimals that are rounded. */
function writeDecimals(value: number | bigint, digits: number): string {
  if (typeof value === "bigint" || Number.isInteger(value)) return BigInt(value).toString();
  const [shortest = "", exponent = "0"] = Math.abs(value).toString().split("e");
  const rounded = Math.round(Number(`${shortest}e${Number(exponent) + digits}`));
  return `${value < 0 && rounded > 0 ? "-" : ""}${Number(`${rounded}e${-digits}`)}`;
}

/** `84,12%` in Vietnamese, `84.12%` in English: no space before the sign. */
export function formatPercent(value: number, language: Language): string {
  return `${formatNumber(value, language)}%`;
}

/** `84,10%`, with the digits that were printed. */
export function formatPrintedPercent(digits: string, language: Language): string {
  return `${language === "vi" ? digits.replace(".", ",") : digits.replace(",", ".")}%`;
}

/** `18/05/2022` from `2022-05-18` or from a full date-time, read in Vietnam's time zone. Both languages write days so. */
export function formatDate(date: string): string {
  const isPlainDate = /^\d{4}-\d{2}-\d{2}$/.test(date);
  const [year, month, day] = (isPlainDate ? date : inVietnam(new Date(date)).slice(0, 10)).split("-");
  return `${day}/${month}/${year}`;
}

/** `14:02:05` on the day that {@link formatDate} writes. */
export function formatTime(moment: string | number | Date): string {
  return inVietnam(new Date(moment)).slice(11, 19);
}

/** `14:02:05` in that time zone. */
export function formatClock(moment: Date, language: Language, timeZone: string): string {
  if (timeZone === VIETNAM) return formatTime(moment);
  return clockFormat(language, timeZone).format(moment);
}

function clockFormat(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`;
  const format =
    clockFormats.get(key) ??
    new Intl.DateTimeFormat(LOCALES[language], {
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hour12: false,
      timeZone,
    });
  clockFormats.set(key, format);
  return format;
}

/** Whole years as `2021–2025`, other periods by their days; `undefined` when nothing was published. */
export function formatPeriod(period: {
  readonly from: string | null;
  readonly to: string | null;
}): string | undefined {
  const { from, to } = period;
  if (from === null && to === null) return undefined;
  if (from?.endsWith("-01-01") && to?.endsWith("-12-31")) {
    const [first, last] = [from.slice(0, 4), to.slice(0, 4)];
    return first === last ? first : `${first}–${last}`;
  }
  if (from === to && from !== null) return formatDate(from);
  return `${from === null ? "…" : formatDate(from)} – ${to === null ? "…" : formatDate(to)}`;
}

/** An amount in the largest unit that shows it exactly: 8 billion, 2,4 billion, otherwise whole đồng. */
export function scaleVnd(
  amount: string,
  language: Language,
): { readonly unit: "billion" | "million" | "dong"; readonly value: string } {
  const dong = BigInt(amount);
  for (const [unit, size] of [
    ["billion", BILLION],
    ["million", MILLION],
  ] as const) {
    const isExactWithThreeDecimals = dong % (size / 1000n) === 0n;
    if (dong >= size && isExactWithThreeDecimals) {
      return { unit, value: formatNumber(Number(dong / (size / 1000n)) / 1000, language, 3) };
    }
  }
  return { unit: "dong", value: formatNumber(dong, language) };
}

/** How long ago, in the largest unit that fits. */
export function measureAge(ms: number): {
  readonly unit: "now" | "seconds" | "minutes" | "hours" | "days";
  readonly count: number;
} {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 3) return { unit: "now", count: 0 };
  if (seconds < 60) return { unit: "seconds", count: seconds };
  if (seconds < 3600) return { unit: "minutes", count: Math.floor(seconds / 60) };
  if (seconds < 86_400) return { unit: "hours", count: Math.floor(seconds / 3600) };
  return { unit: "days", count: Math.floor(seconds / 86_400) };
}
