import { type KeyboardEvent, useEffect, useRef } from "react";
import { type Locale, useLocale } from "../../language/use-locale.js";
import { PageLink } from "../../navigation/page-link.js";
import type { CalendarDay } from "./calendar-days.js";
import { describeDay } from "./describe-day.js";
import { dayAfterKey, monthOf, weeksOf } from "./month.js";

interface MonthGridProps {
  readonly month: string;
  readonly days: readonly CalendarDay[];
  readonly today: string;
  /** Which day the arrows start from. */
  readonly current: string;
  readonly onCurrent: (day: string) => void;
}

/** A month in weeks. Arrows lead from day to day and on into other months, Tab to what stands on a day. */
export function MonthGrid({ month, days, today, current, onCurrent }: MonthGridProps) {
  const locale = useLocale();
  const grid = useRef<HTMLTableElement>(null);
  const hasMoved = useRef(false);
  useEffect(() => {
    if (hasMoved.current) grid.current?.querySelector<HTMLElement>(`[data-date="${current}"]`)?.focus();
    hasMoved.current = false;
  }, [current]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = dayAfterKey(event.key, current);
    if (next === undefined) return;
    event.preventDefault();
    hasMoved.current = true;
    onCurrent(next);
  };
  const weeks = weeksOf(month);
  return (
    <table
      ref={grid}
      className="month"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table that arrows lead through
      role="grid"
      aria-label={nameMonth(month, locale)}
      onKeyDown={onKeyDown}
    >
      <thead>
        <tr>
          {weeks[0]?.map((day) => (
            <th key={day} scope="col">
              <span aria-hidden="true">{weekday(day, "short", locale)}</span>
              <span className="visually-hidden">{weekday(day, "long", locale)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <DayCell
                key={day}
                day={day}
                days={days.filter(({ from, to }) => from <= day && day <= to)}
                isOfMonth={monthOf(day) === month}
                isToday={day === today}
                isCurrent={day === current}
                locale={locale}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface DayCellProps {
  readonly day: string;
  readonly days: readonly CalendarDay[];
  readonly isOfMonth: boolean;
  readonly isToday: boolean;
  readonly isCurrent: boolean;
  readonly locale: Locale;
}

function DayCell({ day, days, isOfMonth, isToday, isCurrent, locale }: DayCellProps) {
  return (
    <td
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: see the grid
      role="gridcell"
      tabIndex={isCurrent ? 0 : -1}
      data-date={day}
      data-of-month={isOfMonth}
      data-empty={days.length === 0}
      aria-current={isToday ? "date" : undefined}
    >
      <time dateTime={day}>
        <span aria-hidden="true">{Number(day.slice(-2))}</span>
        <span className="visually-hidden">{locale.date(day)}</span>
      </time>
      <ul>
        {days.map((each) => (
          <li key={each.id} data-kind={each.kind}>
            <PageLink to={each.address}>{describeDay(each, locale)}</PageLink>
          </li>
        ))}
      </ul>
    </td>
  );
}

export function nameMonth(month: string, { t }: Locale): string {
  const [year = "", number = ""] = month.split("-");
  return t("calendar.month", { month: number, year });
}

function weekday(day: string, width: "short" | "long", { language }: Locale): string {
  const locale = language === "vi" ? "vi-VN" : "en-GB";
  return new Intl.DateTimeFormat(locale, { weekday: width, timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
