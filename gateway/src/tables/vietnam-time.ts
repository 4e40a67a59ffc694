import type { Language } from "./table.js";

/** How far Vietnam's clocks are ahead of UTC, all year. */
export const VIETNAM_AHEAD_MS = 7 * 3_600_000;

/** The moment as it is written in Vietnam, `23:43:29 28/11/2026`, and in English, `2026-11-28 23:43:29`. */
export function readableMoment(moment: Date, language: Language): string {
  const [day = "", time = ""] = inVietnam(moment).split("T");
  const second = time.slice(0, 8);
  return language === "vi" ? `${second} ${readableDay(day, language)}` : `${day} ${second}`;
}

/** A day such as `2026-11-28` as it is written in Vietnam, `28/11/2026`; in English it stays as it is. */
export function readableDay(day: string, language: Language): string {
  return language === "vi" ? day.split("-").reverse().join("/") : day;
}

/** The moment as people in Vietnam read it, in ISO 8601. */
export function inVietnam(moment: Date): string {
  return new Date(moment.getTime() + VIETNAM_AHEAD_MS).toISOString().replace("Z", "+07:00");
}

/** When something was published, as it was printed: `2022-05-18`, or `2022-05-18 15:49` of Vietnam's clocks. */
export function withoutOffset(published: string): string {
  return published.replace(/[+-]\d\d:\d\d$/, "").replace("T", " ");
}
