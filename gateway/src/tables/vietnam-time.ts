/** How far Vietnam's clocks are ahead of UTC, all year. */
export const VIETNAM_AHEAD_MS = 7 * 3_600_000;

/** The moment as people in Vietnam read it, in ISO 8601. */
export function inVietnam(moment: Date): string {
  return new Date(moment.getTime() + VIETNAM_AHEAD_MS).toISOString().replace("Z", "+07:00");
}
