import { useMemo, useSyncExternalStore } from "react";
import { formatClock, VIETNAM } from "./format.js";
import { type Locale, useLocale } from "./use-locale.js";

/** As browsers count: minutes that UTC is ahead. */
const VIETNAM_OFFSET = -420;

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
  zoneOnce ??= hasVietnamsTime() ? VIETNAM : new Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zoneOnce;
}

/** So do the zones beside it; naming a zone takes a while. */
function hasVietnamsTime(): boolean {
  return new Date().getTimezoneOffset() === VIETNAM_OFFSET;
}

const vietnam = () => VIETNAM;
const neverChanges = () => () => undefined;
