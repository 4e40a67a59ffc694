/** PostgreSQL has no year 0, and writes no more than four digits as we do. */
const DAY_PATTERN = /^(?!0000)\d{4}-\d{2}-\d{2}$/;

/** True for a day that exists for us and for PostgreSQL, from 0001-01-01 to 9999-12-31: 2023-02-29 does not. */
export function isCalendarDay(text: string): boolean {
  if (!DAY_PATTERN.test(text)) return false;
  // A day that a month does not have is read as one of the next month.
  return new Date(`${text}T00:00:00Z`).getUTCDate() === Number(text.slice("2023-02-".length));
}
