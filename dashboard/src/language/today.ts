/** Viet Nam has no summer time. */
const VIETNAM_AHEAD_MS = 7 * 60 * 60 * 1000;

/** Today in Viet Nam, wherever the reader is: due days are days there. */
export function todayInVietnam(now: number): string {
  return new Date(now + VIETNAM_AHEAD_MS).toISOString().slice(0, 10);
}
