import { useMemo, useSyncExternalStore } from "react";
import { formatClock } from "./format.js";
import { type Locale, useLocale } from "./use-locale.js";

const VIETNAM = "Asia/Ho_Chi_Minh";

/** Also writes times of day. */
export interface LocaleWithClock extends Locale {
  /** The time of day where the reader is. */
  readonly clock: (moment: string | number | Date) => string;
}

/**
 * As `useLocale`, with times of day. What the hub writes is in Vietnam's zone, and so is the page until the browser has
 * taken it over; elsewhere whatever shows times is then rendered once more.
 */
export function useLocaleWithClock(): LocaleWithClock {
  const locale = useLocale();
  const zone = useSyncExternalStore(neverChanges, readersZone, vietnam);
  return useMemo(
    () => ({ ...locale, clock: (moment) => formatClock(new Date(moment), locale.language, zone) }),
    [locale, zone],
  );
}

let zoneOnce: string | undefined;

function readersZone(): string {
  zoneOnce ??= new Intl.DateTimeFormat().resolvedOptions().timeZone.replace("Asia/Saigon", VIETNAM);
  return zoneOnce;
}

const vietnam = () => VIETNAM;
const neverChanges = () => () => undefined;
