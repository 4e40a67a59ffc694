/** Months and days as texts, `2026-11` and `2026-11-28`, which sort as they follow each other. */
import type { Parameter } from "../../navigation/address-state.js";

const DAY_MS = 86_400_000;
const DAYS_OF_WEEK = 7;

/** A month in an address; one that is none counts as not there. */
export const anyMonth: Parameter<string> = {
  read: (written) => (written !== null && isMonth(written) ? written : ""),
  write: (month) => (isMonth(month) ? month : null),
  isKnown: isMonth,
};

function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text);
}

export function monthOf(day: string): string {
  return day.slice(0, "2026-11".length);
}

function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
}

export function addMonths(month: string, count: number): string {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return new Date(Date.UTC(year, number - 1 + count, 1)).toISOString().slice(0, 7);
}

/** The first and the last day. */
export function daysOf(month: string): { readonly from: string; readonly to: string } {
  return { from: `${month}-01`, to: addDays(`${addMonths(month, 1)}-01`, -1) };
}

/** The same day of another month, or its last if it is shorter. */
export function inMonth(month: string, day: string): string {
  const { to: last } = daysOf(month);
  const same = `${month}-${day.slice(-2)}`;
  return same < last ? same : last;
}

/** The weeks that the month touches, each from Monday to Sunday. */
export function weeksOf(month: string): string[][] {
  const first = `${month}-01`;
  const next = `${addMonths(month, 1)}-01`;
  const weeks: string[][] = [];
  for (let monday = addDays(first, -weekdayOf(first)); monday < next; monday = addDays(monday, DAYS_OF_WEEK))
    weeks.push(Array.from({ length: DAYS_OF_WEEK }, (_, index) => addDays(monday, index)));
  return weeks;
}

/** 0 is Monday. */
function weekdayOf(day: string): number {
  return (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % DAYS_OF_WEEK;
}

/** Where a key leads from a day, as in calendars everywhere; undefined for other keys. */
export function dayAfterKey(key: string, day: string): string | undefined {
  switch (key) {
    case "ArrowLeft":
      return addDays(day, -1);
    case "ArrowRight":
      return addDays(day, 1);
    case "ArrowUp":
      return addDays(day, -DAYS_OF_WEEK);
    case "ArrowDown":
      return addDays(day, DAYS_OF_WEEK);
    case "Home":
      return addDays(day, -weekdayOf(day));
    case "End":
      return addDays(day, DAYS_OF_WEEK - 1 - weekdayOf(day));
    case "PageUp":
      return inMonth(addMonths(monthOf(day), -1), day);
    case "PageDown":
      return inMonth(addMonths(monthOf(day), 1), day);
    default:
      return undefined;
  }
}
