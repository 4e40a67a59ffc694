import { CalendarView } from "../features/calendar/calendar-view.js";
import { useLocale } from "../language/use-locale.js";
import "../language/calendar-words.js";
import { Boundary } from "../ui/boundary.js";
import { Page } from "../ui/page.js";

/** `/lich`: what is due, held or observed, month by month. */
export default function CalendarPage() {
  const { t } = useLocale();
  return (
    <Page title={t("navigation.calendar")} lead={t("calendar.lead")} parents={[]}>
      <Boundary>
        <CalendarView />
      </Boundary>
    </Page>
  );
}
