import { useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import { useLocale } from "../language/use-locale.js";
import { todayInVietnam } from "../language/vietnam-time.js";
import { hubUrl } from "../navigation/hub-addresses.js";
import { useNow } from "../ui/use-now.js";

const MINUTE_MS = 60_000;

/** On paper alone: on which day the page was printed, and where it is. */
export function PrintedFrom() {
  const { t, date } = useLocale();
  const { pathname, search } = useLocation();
  const today = todayInVietnam(useNow(MINUTE_MS));
  const address = useSyncExternalStore(
    neverChanges,
    () => decodeURI(hubUrl(pathname + search)),
    () => pathname,
  );
  return (
    <p className="printed-from">
      {t("page.printedFrom", { date: date(today) })} {address}
    </p>
  );
}

const neverChanges = () => () => undefined;
