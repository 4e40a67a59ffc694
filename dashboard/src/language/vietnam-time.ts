/** Viet Nam has no summer time. */
const AHEAD_MS = 7 * 60 * 60 * 1000;

/** The moment as clocks in Viet Nam show it, wherever the reader is: `2026-11-28T14:02:05.000`. */
export function inVietnam(moment: number | Date): string {
  return new Date(Number(moment) + AHEAD_MS).toISOString().slice(0, -1);
}

/** The day of a moment, as the hub writes moments, in Viet Nam. */
export function dayInVietnam(at: string): string {
  return todayInVietnam(Date.parse(at));
}

/** Today in Viet Nam, wherever the reader is: due days are days there. */
export function todayInVietnam(now: number): string {
  return inVietnam(now).slice(0, 10);
}
