import type { Locale } from "../../language/use-locale.js";
import type { CalendarDay } from "./calendar-days.js";

/** What the day is, in one line, as the .ics feeds say it. */
export function describeDay({ kind, title, number, code }: CalendarDay, { t, text }: Locale): string {
  const name = title === undefined ? "" : text(title);
  switch (kind) {
    case "ceremony":
      return t("calendar.kind.ceremony", { name });
    case "due":
      return t("calendar.kind.due", { code, name });
    case "roundDue":
      return t("calendar.kind.roundDue", { number, code });
    case "roundComputed":
      return t("calendar.kind.roundComputed", { number, code });
    case "roundHeld":
      return t("calendar.kind.roundHeld", { number, code });
    case "observance":
      return t("calendar.kind.observance", { name, year: code });
  }
}
