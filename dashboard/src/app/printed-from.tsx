import { useSyncExternalStore } from "react";
import { useLocation } from "react-router";
import { useLocale } from "../language/use-locale.js";
import { hubUrl } from "../navigation/hub-addresses.js";
import { useToday } from "../ui/use-today.js";

/** On paper alone: on which day the page was printed, and where it is. */
export function PrintedFrom() {
  const { t, date } = useLocale();
  const { pathname, search } = useLocation();
  const today = useToday();
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
