/** The days of the calendar as a list: of a time, and of one programme, one organisation or all programmes. */
import { isCalendarDay } from "@hub/schema/calendar-day";
import { GraphQLID, GraphQLString } from "graphql";
import { type Bilingual, refuse } from "../../errors/request-refusal.js";
import type { Language } from "../../tables/table.js";
import { coded, column } from "../columns.js";
import type { ExportList } from "../export-list.js";
import type { FilterArgument, Filters } from "../filters.js";
import { SOURCE_COLUMNS } from "../lists/source-columns.js";
import type { PageReading } from "../read-pages.js";
import { type CalendarDay, readAllDays, readCalendar } from "./read-calendar.js";

export const CALENDAR: Pick<ExportList, "name" | "title" | "columns"> = {
  name: "calendar",
  title: { vi: "Lịch", en: "Calendar" },
  columns: [
    column("id", "text", { vi: "Mã trong lịch", en: "Id in the calendar" }),
    column("from", "day", { vi: "Từ ngày", en: "From" }),
    column("to", "day", { vi: "Đến ngày", en: "To" }),
    ...coded("kind", "CalendarDayKind", { vi: "Loại", en: "Kind" }),
    column("summary", "text", { vi: "Nội dung", en: "Summary" }),
    column("programmeCode", "text", { vi: "Mã chương trình", en: "Programme code" }),
    ...SOURCE_COLUMNS,
  ],
};

export const CALENDAR_FILTERS: readonly FilterArgument[] = [
  { name: "from", type: GraphQLString, description: "Từ ngày này, YYYY-MM-DD.\nFrom this day on." },
  { name: "to", type: GraphQLString, description: "Đến hết ngày này, YYYY-MM-DD.\nUp to this day." },
  {
    name: "programmeCode",
    type: GraphQLString,
    description:
      "Chỉ của chương trình có mã này; mặc định là mọi chương trình.\nOnly of the programme with this code; of all by default.",
  },
  {
    name: "organisationId",
    type: GraphQLID,
    description: "Chỉ của cơ quan, tổ chức này.\nOnly of this organisation.",
  },
];

/**
 * The days that touch the time asked for.
 * @throws RequestRefusal if a day is none, or there is no such programme or organisation
 */
export async function readDays(
  { variables }: Filters,
  language: Language,
  reading: PageReading,
): Promise<readonly CalendarDay[]> {
  const from = dayAt("from", variables) ?? "";
  const to = dayAt("to", variables) ?? "9999-12-31";
  const days = await daysOfSubject(variables, language, reading);
  return days.filter((each) => each.from <= to && from <= each.to);
}

async function daysOfSubject(
  { programmeCode, organisationId }: Filters["variables"],
  language: Language,
  reading: PageReading,
): Promise<readonly CalendarDay[]> {
  if (programmeCode !== undefined && organisationId !== undefined)
    throw refuse("BAD_USER_INPUT", ONE_OF_BOTH);
  if (programmeCode === undefined && organisationId === undefined) return readAllDays(language, reading);
  const [kind, key, name] =
    programmeCode !== undefined
      ? (["programmes", String(programmeCode), "programmeCode"] as const)
      : (["organisations", String(organisationId), "organisationId"] as const);
  const calendar = await readCalendar(kind, key, language, reading);
  if (calendar) return calendar.days;
  throw refuse(
    "BAD_USER_INPUT",
    `Không có gì ứng với “${name}=${key}”; hãy lấy giá trị từ tệp ${kind} / There is nothing for "${name}=${key}"; take the value from the file ${kind}`,
  );
}

const ONE_OF_BOTH: Bilingual =
  "Chỉ nêu một trong hai: “programmeCode” hoặc “organisationId” / Give one of the two: “programmeCode” or “organisationId”";

function dayAt(name: "from" | "to", variables: Filters["variables"]): string | undefined {
  const day = variables[name];
  if (day === undefined) return undefined;
  const text = String(day);
  if (isCalendarDay(text)) return text;
  throw refuse(
    "BAD_USER_INPUT",
    `“${name}” là một ngày như 2026-12-31, không phải “${text}” / "${name}" is a day such as 2026-12-31, not "${text}"`,
  );
}
