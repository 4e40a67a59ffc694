import type { Parameter } from "./address-state.js";

/** A day, `2025-06-30`; what is none counts as not there. */
export const anyDay: Parameter<string> = {
  read: (written) => (written !== null && isDay(written) ? written : ""),
  write: (day) => (isDay(day) ? day : null),
  isKnown: isDay,
};

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text);
}
