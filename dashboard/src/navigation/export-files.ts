import { FILE_LANGUAGE_PARAMETER, type Language } from "../language/language.js";

/** The lists that the hub gives as files. */
export type ExportList =
  | "figures"
  | "activities"
  | "changes"
  | "findings"
  | "units"
  | "organisations"
  | "programmes"
  | "commitments"
  | "evaluation-rounds"
  | "reports"
  | "policy-documents"
  | "targets"
  | "tasks"
  | "indicators"
  | "members"
  | "access-log"
  | "calendar";

export interface ExportFile {
  /** As people call it. */
  readonly format: string;
  readonly address: string;
}

type Filter = string | number | boolean | null | undefined | readonly (string | number)[];

/** By the ends of their names. */
const FORMATS = { csv: "CSV", xlsx: "XLSX", json: "JSON" };
const ICAL = { ics: "iCal" };
/** A file has all pages of its list. */
const OF_PAGES = ["first", "last", "after", "before"];

/**
 * The files of a list with these filters, which are those of `Query`'s field; what is empty or of pages is left out.
 * @param list an {@link ExportList}, or what another version of the hub says that it has
 */
export function listFiles(
  list: string,
  filters: Readonly<Record<string, Filter>>,
  language: Language,
): ExportFile[] {
  const parameters = Object.entries(filters).flatMap(([name, value]) => {
    const written = value == null || OF_PAGES.includes(name) ? "" : String(value);
    return written === "" ? [] : [[name, written]];
  });
  const search = searchOf(parameters, language);
  // Programs that keep a calendar take it as well.
  const formats = list === "calendar" ? { ...FORMATS, ...ICAL } : FORMATS;
  return Object.entries(formats).map(([extension, format]) => ({
    format,
    address: `/export/${list}.${extension}${search}`,
  }));
}

/** The schema that an organisation's accounts can use, with its sharing agreements; for those accounts. */
export function contractFile(organisationId: string): ExportFile {
  return {
    format: "GraphQL SDL",
    address: `/export/contracts/${encodeURIComponent(organisationId)}.graphql`,
  };
}

/** The days of a programme or an organisation, for programs that keep a calendar. */
export function calendarFile(
  kind: "programmes" | "organisations",
  key: string,
  language: Language,
): ExportFile {
  return {
    format: ICAL.ics,
    address: `/export/${kind}/${encodeURIComponent(key)}.ics${searchOf([], language)}`,
  };
}

/** Files are in Vietnamese unless they are asked for in another language. */
function searchOf(parameters: readonly string[][], language: Language): string {
  const written = new URLSearchParams([
    ...parameters,
    ...(language === "vi" ? [] : [[FILE_LANGUAGE_PARAMETER, language]]),
  ]);
  return written.size === 0 ? "" : `?${written}`;
}
