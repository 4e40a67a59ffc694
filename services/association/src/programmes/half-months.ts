const AVERAGE_MONTH_DAYS = 365.25 / 12;

/** How many half months lie between two days (`YYYY-MM-DD`, the later one second), to the nearest. */
export function halfMonthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 0, fromDay = 0] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 0, toDay = 0] = to.split("-").map(Number);
  const months = (toYear - fromYear) * 12 + (toMonth - fromMonth) + (toDay - fromDay) / AVERAGE_MONTH_DAYS;
  return Math.round(2 * months);
}

/** 33 halves as “16½”. */
export function printHalves(halves: number): string {
  const whole = Math.floor(halves / 2);
  if (halves % 2 === 0) return `${whole}`;
  return whole === 0 ? "½" : `${whole}½`;
}
