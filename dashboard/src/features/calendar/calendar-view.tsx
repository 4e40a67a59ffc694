import { useState } from "react";
import { CalendarSubjectsDocument } from "../../api/generated/operations.js";
import { useLocale } from "../../language/use-locale.js";
import { anyText, useAddressState } from "../../navigation/address-state.js";
import { calendarFile } from "../../navigation/export-files.js";
import { hubUrl } from "../../navigation/hub-addresses.js";
import { PageLink } from "../../navigation/page-link.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { Choice } from "../../ui/choice.js";
import { ExportLinks } from "../../ui/export-links.js";
import { InBrowser } from "../../ui/in-browser.js";
import { Notice } from "../../ui/notice.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { Section } from "../../ui/section.js";
import { useToday } from "../../ui/use-today.js";
import type { CalendarDay } from "./calendar-days.js";
import { describeDay } from "./describe-day.js";
import { addMonths, anyMonth, daysOf, monthOf } from "./month.js";
import { MonthGrid, nameMonth } from "./month-grid.js";
import { useCalendar } from "./use-calendar.js";
import "./calendar.css";

/** `thang` is the month; without it this one. At most one of the others says whose calendar it is. */
const PARAMETERS = { thang: anyMonth, "chuong-trinh": anyText, "co-quan": anyText };

/** What is due, held or observed in a month, and the same as feeds for calendar programs. */
export function CalendarView() {
  const locale = useLocale();
  const { t } = locale;
  const today = useToday();
  const { state, addressWith, change } = useAddressState(PARAMETERS);
  const { "chuong-trinh": programme, "co-quan": organisation } = state;
  const month = state.thang === "" ? monthOf(today) : state.thang;
  const { queries, days, isOfNobody } = useCalendar(programme, organisation);
  const [current, setCurrent] = useState(today);
  const shown = monthOf(current) === month ? current : `${month}-01`;
  const before = days.findLast(({ from }) => monthOf(from) < month);
  const after = days.find(({ from }) => monthOf(from) > month);
  const inMonth = days.filter(({ from, to }) => monthOf(from) <= month && month <= monthOf(to));
  const toMonth = (name: string) => addressWith({ thang: name });
  return (
    <>
      <Subjects programme={programme} organisation={organisation} onChange={change} />
      <nav className="month-links" aria-label={t("calendar.months")}>
        <PageLink to={toMonth(addMonths(month, -1))} preventScrollReset>
          ← {nameMonth(addMonths(month, -1), locale)}
        </PageLink>
        <h2 aria-live="polite">{nameMonth(month, locale)}</h2>
        <PageLink to={toMonth(addMonths(month, 1))} preventScrollReset>
          {nameMonth(addMonths(month, 1), locale)} →
        </PageLink>
      </nav>
      <QueryBoundary queries={queries} rows={12}>
        <MonthGrid
          month={month}
          days={days}
          today={today}
          current={shown}
          onCurrent={(day) => {
            setCurrent(day);
            if (monthOf(day) !== month) change({ thang: monthOf(day) });
          }}
        />
        {isOfNobody && (
          <Notice kind="refused">
            {t("page.unknown", { values: `“${programme === "" ? organisation : programme}”` })}
          </Notice>
        )}
        {!isOfNobody && inMonth.length === 0 && <Notice kind="empty">{t("calendar.empty")}</Notice>}
        <ul className="month-jumps">
          <Jump name={t("calendar.before")} day={before} address={toMonth} />
          <Jump name={t("calendar.after")} day={after} address={toMonth} />
          {month !== monthOf(today) && (
            <li>
              <PageLink to={toMonth(monthOf(today))} preventScrollReset>
                {t("calendar.thisMonth")}
              </PageLink>
            </li>
          )}
        </ul>
        {!isOfNobody && (
          <ExportLinks
            name={nameMonth(month, locale)}
            list="calendar"
            filters={{ ...daysOf(month), programmeCode: programme, organisationId: organisation }}
          />
        )}
      </QueryBoundary>
      <Feeds programme={programme} organisation={organisation} />
    </>
  );
}

interface JumpProps {
  readonly name: string;
  readonly day: CalendarDay | undefined;
  readonly address: (month: string) => string;
}

/** Most months have nothing: the nearest that has something is a link away. */
function Jump({ name, day, address }: JumpProps) {
  const locale = useLocale();
  if (day === undefined) return null;
  return (
    <li>
      {name}{" "}
      <PageLink to={address(monthOf(day.from))} preventScrollReset>
        {locale.date(day.from)}: {describeDay(day, locale)}
      </PageLink>
    </li>
  );
}

interface SubjectsProps {
  readonly programme: string;
  readonly organisation: string;
  readonly onChange: (changes: { readonly "chuong-trinh": string; readonly "co-quan": string }) => void;
}

/** Whose calendar: of a programme, of an organisation, or of all programmes. */
function Subjects({ programme, organisation, onChange }: SubjectsProps) {
  const { t, text, date, language } = useLocale();
  const { data } = useHubQuery(CalendarSubjectsDocument, {});
  const programmes = data?.programmes?.nodes ?? [];
  const organisations = data?.organisations?.nodes ?? [];
  return (
    <form className="choices" aria-label={t("page.filter")} onSubmit={(event) => event.preventDefault()}>
      <Choice
        label={t("calendar.ofProgramme")}
        value={programme}
        options={withChosen(
          programme,
          programmes.map(({ code, title }) => [code, text(title)] as const),
          t("page.all"),
        )}
        onChange={(code) => onChange({ "chuong-trinh": code, "co-quan": "" })}
      />
      <Choice
        label={t("calendar.ofOrganisation")}
        value={organisation}
        options={withChosen(
          organisation,
          organisations
            .map(({ id, name, endedOn }) => {
              const until = endedOn === null ? "" : ` (${t("unit.until", { day: date(endedOn) })})`;
              return [id, text(name) + until] as const;
            })
            .toSorted(([, one], [, other]) => one.localeCompare(other, language)),
          t("calendar.everyOrganisation"),
        )}
        onChange={(id) => onChange({ "chuong-trinh": "", "co-quan": id })}
      />
    </form>
  );
}

/** While the names are on their way, what the address says stays chosen. */
function withChosen(
  chosen: string,
  options: readonly (readonly [string, string])[],
  all: string,
): readonly (readonly [string, string])[] {
  const isKnown = chosen === "" || options.some(([value]) => value === chosen);
  return [["", all], ...options, ...(isKnown ? [] : [[chosen, chosen] as const])];
}

interface FeedsProps {
  readonly programme: string;
  readonly organisation: string;
}

/** The same days for calendar programs: of what is chosen, or of each programme. */
function Feeds({ programme, organisation }: FeedsProps) {
  const { t, text, language } = useLocale();
  const { data } = useHubQuery(CalendarSubjectsDocument, {});
  const feeds = [
    ...(data?.programmes?.nodes ?? [])
      .filter(({ code }) => organisation === "" && (programme === "" || programme === code))
      .map(({ code, title }) => ({ name: text(title), ...calendarFile("programmes", code, language) })),
    ...(data?.organisations?.nodes ?? [])
      .filter(({ id }) => id === organisation)
      .map(({ id, name }) => ({ name: text(name), ...calendarFile("organisations", id, language) })),
  ];
  return (
    <Section id="feeds" title={t("calendar.feeds")} lead={t("calendar.feedsLead")}>
      <ul className="month-feeds">
        {feeds.map(({ name, address }) => (
          <li key={address}>
            <a href={address}>{name}</a>
            <InBrowser rows={1}>
              <FeedAddress address={address} />
            </InBrowser>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** As calendar programs subscribe to it. */
function FeedAddress({ address }: { readonly address: string }) {
  return <code>{hubUrl(address)}</code>;
}
