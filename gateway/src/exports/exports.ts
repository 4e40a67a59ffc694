/**
 * Lists as files: `figures.csv?under=…` is what `Query.figures(under: …)` answers, all pages of it. The rows are read
 * through the engine like anybody's, as fast as whoever takes the file takes it.
 */
import { type GraphQLField, getNullableType, isListType } from "graphql";
import { charged } from "../access/quotas.js";
import type { RequestContext } from "../access/request-context.js";
import type { TurnLimit } from "../access/turn-limit.js";
import type { CurrentEngine, Engine } from "../engine.js";
import { type Bilingual, refuse } from "../errors/request-refusal.js";
import type { AccessedOperations } from "../operation/accessed-operations.js";
import { EXCEL_CSV, PLAIN_CSV } from "../tables/csv.js";
import { JSON_FILE } from "../tables/json.js";
import type {
  BilingualText,
  Codebook,
  FileBytes,
  FileFormat,
  Language,
  Remark,
  Row,
} from "../tables/table.js";
import { inVietnam, readableDay, readableMoment } from "../tables/vietnam-time.js";
import { XLSX } from "../tables/xlsx.js";
import { isJsonObject } from "../wire/json.js";
import { CALENDAR, CALENDAR_FILTERS, readDays } from "./calendars/calendar-list.js";
import { writeCalendar } from "./calendars/icalendar.js";
import { haveCalendars, readCalendar } from "./calendars/read-calendar.js";
import { pathsOf, selectionOf, wordsOf } from "./columns.js";
import { describeList } from "./describe-list.js";
import { type ExportFile, textFile } from "./export-file.js";
import type { ExportList } from "./export-list.js";
import { type FilterArgument, type Filters, filterArguments, readFilters } from "./filters.js";
import { EXPORT_LISTS } from "./lists.js";
import {
  canBeAsked,
  type Page,
  type PagedOperation,
  type PageReading,
  readPages,
  readWhole,
  type SilentSince,
} from "./read-pages.js";
import { openSchemaFile, type SchemaFilesOptions } from "./schema-files.js";
import { WatchedReads } from "./watch-reads.js";

export interface ExportsOptions extends SchemaFilesOptions {
  readonly engine: CurrentEngine;
  readonly turns: TurnLimit;
  readonly silentSince: SilentSince;
  /** A file has at most so many rows. */
  readonly maxRows: number;
  /** Under which conditions the data may be used. */
  readonly licence: string;
}

/** What the address asks for. */
export interface ExportRequest {
  /** Whole, as the caller has reached it, with its parameters: to be asked for again. */
  readonly address: string;
  /** Below the folder of exports: `figures.csv`. */
  readonly file: string;
  readonly parameters: URLSearchParams;
}

/** A file that has been begun. */
interface Begun<List = Pick<ExportList, "name" | "title" | "columns">> {
  readonly list: List;
  readonly request: ExportRequest;
  readonly filters: Filters;
  readonly language: Language;
  readonly beganAt: Date;
  readonly reading: PageReading;
}

type Export = Begun<ExportList>;

/** What the remarks of a file say of when its rows are from. */
interface Timeliness {
  /** The day that was asked for. */
  readonly day?: string;
  /** Without one. */
  readonly usualDay?: BilingualText;
  readonly knownAt?: string;
  /** Where they cannot be asked for as they were known, what whoever asks again gets. */
  readonly askedAgain: BilingualText;
  readonly members?: Page["connection"][string];
}

const LISTS_FILE = "lists.json";
const CALENDAR_NAME = /^([a-z]+)\/([^/]+)\.ics$/;
const FILE_NAME = /^([a-z-]+)\.(csv|xlsx|json|ics)$/;
/** Parameters of every file. */
const LANGUAGE = "lang";
const FORM = "form";

const MEMBERS = "members { member confirmedAt isUpToDate takesPart hasLeft }";

export class Exports {
  readonly #options: ExportsOptions;

  constructor(options: ExportsOptions) {
    this.#options = options;
  }

  /**
   * Resolves when the first rows have been read, so whatever is wrong with the request is known.
   * @param onRefusal called with what was asked of members for a file that is then refused
   * @throws RequestRefusal
   */
  async open(
    request: ExportRequest,
    context: RequestContext,
    onRefusal: (accessed: AccessedOperations, error: unknown) => void,
  ): Promise<ExportFile> {
    const reads = new WatchedReads(this.#options.engine());
    try {
      const file = await this.#open(request, context, reads.engine);
      return { ...file, reads: reads.found };
    } catch (error) {
      if (reads.found) onRefusal(reads.found.accessed, error);
      throw error;
    }
  }

  async #open(request: ExportRequest, context: RequestContext, engine: Engine): Promise<ExportFile> {
    const { turns, silentSince } = this.#options;
    const reading = { engine, context, turns, silentSince };
    const other =
      (await openSchemaFile(request.file, reading, this.#options)) ??
      openLists(request, engine, context) ??
      (await this.#openCalendar(request, reading));
    if (other) return other;
    const [, name = "", extension = ""] = FILE_NAME.exec(request.file) ?? [];
    if (name === CALENDAR.name && haveCalendars(engine))
      return this.#openDays(extension, request, context, engine);
    const list = EXPORT_LISTS.find((each) => each.name === name);
    const field = list && fieldOf(list, engine);
    if (!list || !field || extension === "ics") throw unknownFile(engine);
    const format = formatOf(extension, request.parameters);
    const begun = this.#begin(list, filterArguments(field), request, context, engine);
    return {
      name: nameOf(begun, extension),
      mediaType: format.mediaType,
      bytes: await this.#write(begun, field, format),
    };
  }

  #begin<List>(
    list: List,
    filters: readonly FilterArgument[],
    request: ExportRequest,
    context: RequestContext,
    engine: Engine,
  ): Begun<List> {
    const { turns, silentSince } = this.#options;
    return {
      list,
      request,
      language: oneOf(["vi", "en"], LANGUAGE, request.parameters),
      filters: readFilters(filters, request.parameters, [LANGUAGE, FORM]),
      beganAt: new Date(),
      reading: { engine, context: { ...context, isPatient: true }, turns, silentSince },
    };
  }

  /** The calendar's days, in each form of a list and for programs that keep a calendar. */
  async #openDays(
    extension: string,
    request: ExportRequest,
    context: RequestContext,
    engine: Engine,
  ): Promise<ExportFile> {
    const begun = this.#begin(CALENDAR, CALENDAR_FILTERS, request, context, engine);
    const { filters, language, beganAt, reading } = begun;
    const { title, columns } = CALENDAR;
    const format = extension === "ics" ? undefined : formatOf(extension, request.parameters);
    const days = await readDays(filters, language, reading);
    const name = nameOf(begun, extension);
    if (!format) {
      const calendar = { name: `${title[language]} · Khuyến học Hub`, days };
      return textFile(name, "text/calendar", writeCalendar(calendar, beganAt));
    }
    const { quota } = reading.context;
    const rows = charged(quota, () =>
      days.map((day) => columns.map((each) => each.cell({ ...day }, language))),
    );
    const table = {
      name: title,
      columns,
      remarks: this.#remarksOf(begun, { askedAgain: NOT_AS_KNOWN }),
      pages: onePage(rows),
    };
    const bytes = format.write(table, { language, charge: (work) => charged(quota, work) });
    return { name, mediaType: format.mediaType, bytes };
  }

  async #openCalendar(
    { file, parameters }: ExportRequest,
    reading: PageReading,
  ): Promise<ExportFile | undefined> {
    const [, kind = "", key = ""] = CALENDAR_NAME.exec(file) ?? [];
    if (key === "") return undefined;
    const language = oneOf(["vi", "en"], LANGUAGE, parameters);
    const calendar = await readCalendar(kind, decoded(key), language, reading);
    // A code may have letters that a header may not.
    const name = `${key.replace(/[^\w.-]+/g, "-")}.ics`;
    return calendar && textFile(name, "text/calendar", writeCalendar(calendar, new Date()));
  }

  async #write(begun: Export, field: GraphQLField<unknown, unknown>, format: FileFormat): Promise<FileBytes> {
    const { list, language, reading } = begun;
    const operation = operationOf(begun, field);
    const pages = isWhole(field) ? readWhole(operation, reading) : readPages(operation, reading);
    const first = await pages.next();
    const seen = new Set<string>();
    const table = {
      name: list.title,
      columns: list.columns,
      remarks: this.#remarksOf(begun, {
        day: textOf(operation.variables["asOf"]),
        usualDay: latestDay(field),
        knownAt: textOf(operation.variables["knownAt"]),
        askedAgain: list.recordedAt ? GROWING : NOT_AS_KNOWN,
        members: first.value?.connection["members"],
      }),
      pages: this.#rowsOf(begun, first, pages, seen),
      codebook: codebookOf(begun, seen),
    };
    const { quota } = reading.context;
    return format.write(table, { language, charge: (work) => charged(quota, work) });
  }

  async *#rowsOf(
    { list, language, beganAt, reading }: Export,
    first: IteratorResult<Page, void>,
    rest: AsyncGenerator<Page, void, undefined>,
    seen: Set<string>,
  ): AsyncGenerator<readonly Row[], void, undefined> {
    const { maxRows } = this.#options;
    let count = 0;
    try {
      for (let page = first; !page.done; page = await rest.next()) {
        const nodes = page.value.nodes.filter((node) => {
          const recordedAt = list.recordedAt?.(node);
          return recordedAt === undefined || new Date(recordedAt) <= beganAt;
        });
        count += nodes.length;
        if (count > maxRows) throw refuse("EXPORT_TOO_LARGE", tooLarge(maxRows), 413);
        for (const node of nodes) for (const name of list.codebook?.names(node) ?? []) seen.add(name);
        yield charged(reading.context.quota, () =>
          nodes.map((node) => list.columns.map((column) => column.cell(node, language))),
        );
        if (nodes.length < page.value.nodes.length) return;
      }
      // Whoever leaves is not told that all has been read.
      reading.context.signal?.throwIfAborted();
    } finally {
      await rest.return();
    }
  }

  #remarksOf(
    { list, request, filters, language, beganAt }: Begun,
    { day = "", usualDay = NO_DAY, knownAt = "", askedAgain, members }: Timeliness,
  ): Remark[] {
    const remark = (key: string, vi: string, en: string, value: string, readable?: string): Remark[] =>
      value === "" ? [] : [{ key, label: { vi, en }, value, readable }];
    const asOf = day === "" ? usualDay[language] : day;
    return [
      ...remark("list", "Danh sách", "List", `${list.title[language]} (Khuyến học Hub)`),
      ...remark("address", "Địa chỉ", "Address", request.address),
      ...remark(
        "exportedAt",
        "Xuất lúc (giờ Việt Nam)",
        "Exported at (Vietnam time)",
        beganAt.toISOString(),
        readableMoment(beganAt, language),
      ),
      ...remark(
        "asOf",
        "Có hiệu lực ngày",
        "In force on",
        asOf,
        day === "" ? undefined : readableDay(day, language),
      ),
      // To be asked for again, so to the thousandth of a second.
      ...remark(
        "knownAt",
        "Như hệ thống đã biết lúc",
        "As known at",
        knownAt,
        knownAt === "" ? undefined : inVietnam(new Date(knownAt)),
      ),
      ...remark("asKnown", "Hỏi lại", "Asked again", knownAt === "" ? askedAgain[language] : ""),
      ...remark("filters", "Bộ lọc", "Filters", filters.text),
      ...remark(
        "members",
        "Dữ liệu của các cơ quan kết nối đến lúc (giờ Việt Nam)",
        "Connected agencies' rows as of (Vietnam time)",
        copiesText(members, language, (code, at) => `${code} ${at}`),
        copiesText(
          members,
          language,
          (code, at) =>
            `${wordsOf(code, "members", language) ?? code} ${readableMoment(new Date(at), language)}`,
        ),
      ),
      ...remark("licence", "Giấy phép", "Licence", partIn(language, this.#options.licence)),
    ];
  }
}

/** Undefined where this supergraph has no such list, or lacks what a column reads. */
function fieldOf(list: ExportList, engine: Engine): GraphQLField<unknown, unknown> | undefined {
  const field = engine.supergraph.publicSchema.getQueryType()?.getFields()[list.field];
  return field && canBeAsked(`{ ${list.field} ${askedOf(list, field)} }`, engine) ? field : undefined;
}

/** What is asked for of each page of a list, or of all elements where the field has no pages. */
function askedOf(list: ExportList, field: GraphQLField<unknown, unknown>, members = ""): string {
  return isWhole(field) ? selectionOf(pathsOf(list.columns)) : `{ ${pageOf(list)} ${members} }`;
}

function pageOf({ columns }: ExportList): string {
  return `nodes ${selectionOf(pathsOf(columns))} pageInfo { hasNextPage endCursor }`;
}

/** It answers all elements at once. */
function isWhole({ type }: GraphQLField<unknown, unknown>): boolean {
  return isListType(getNullableType(type));
}

/** What can change while it is read is read as it was when the export began. */
function operationOf(
  { list, filters, beganAt, reading }: Export,
  field: GraphQLField<unknown, unknown>,
): PagedOperation {
  const fixed: Record<string, unknown> = {};
  if (list.isOfDay) fixed["asOf"] = dayInVietnam(beganAt);
  if (field.args.some(({ name }) => name === "knownAt")) fixed["knownAt"] = beganAt.toISOString();
  const variables = { ...fixed, ...filters.variables };
  const given = filterArguments(field).filter(({ name }) => name in variables);
  const args = [
    ...(isWhole(field) ? [] : PAGE_ARGUMENTS),
    ...given.map(({ name, type }) => ({ name, type: String(type) })),
  ];
  const declared = inBrackets(args.map(({ name, type }) => `$${name}: ${type}`));
  const passed = inBrackets(args.map(({ name }) => `${name}: $${name}`));
  const members = canBeAsked(`{ ${list.field} { ${MEMBERS} } }`, reading.engine) ? MEMBERS : "";
  return {
    field: list.field,
    text: `query Export${declared} { ${list.field}${passed} ${askedOf(list, field, members)} }`,
    variables,
    pageSize: list.pageSize,
  };
}

const PAGE_ARGUMENTS = [
  { name: "first", type: "Int" },
  { name: "after", type: "String" },
];

function inBrackets(parts: readonly string[]): string {
  return parts.length === 0 ? "" : `(${parts.join(", ")})`;
}

function codebookOf({ list, language, reading }: Export, seen: ReadonlySet<string>): Codebook | undefined {
  const { codebook } = list;
  if (!codebook) return undefined;
  const { list: explaining, key } = codebook;
  const { columns, field, pageSize } = explaining;
  const text = `query Export($first: Int, $after: String) { ${field}(first: $first, after: $after) { ${pageOf(explaining)} } }`;
  return {
    columns,
    async readRows() {
      const rows: Row[] = [];
      for await (const { nodes } of readPages({ field, text, variables: {}, pageSize }, reading))
        for (const node of nodes)
          if (seen.has(String(node[key]))) rows.push(columns.map((column) => column.cell(node, language)));
      return rows;
    },
  };
}

/** Which lists there are over this supergraph, and what their files take and have. */
function openLists(
  { file }: ExportRequest,
  engine: Engine,
  { quota }: RequestContext,
): ExportFile | undefined {
  if (file !== LISTS_FILE) return undefined;
  const lists = charged(quota, () => [
    ...EXPORT_LISTS.flatMap((list) => {
      const field = fieldOf(list, engine);
      return field ? [describeList(list, filterArguments(field))] : [];
    }),
    ...(haveCalendars(engine) ? [describeList(CALENDAR, CALENDAR_FILTERS)] : []),
  ]);
  return textFile(file, "application/json", `${JSON.stringify({ lists })}\n`);
}

function nameOf({ list, beganAt }: Begun, extension: string): string {
  return `${list.name}-${dayInVietnam(beganAt)}.${extension}`;
}

async function* onePage(rows: readonly Row[]): AsyncGenerator<readonly Row[], void, undefined> {
  yield rows;
}

/** A text that is not encoded rightly names nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function formatOf(extension: string, parameters: URLSearchParams): FileFormat {
  if (extension === "json") return JSON_FILE;
  if (extension === "xlsx") return XLSX;
  return oneOf(["excel", "plain"], FORM, parameters) === "plain" ? PLAIN_CSV : EXCEL_CSV;
}

/** The first is meant where none is given. */
function oneOf<Value extends string>(
  values: readonly [Value, ...Value[]],
  name: string,
  parameters: URLSearchParams,
): Value {
  const given = parameters.get(name) || values[0];
  const value = values.find((each) => each === given);
  if (value !== undefined) return value;
  const known = values.join(", ");
  throw refuse("BAD_USER_INPUT", `“${name}” là một trong: ${known} / "${name}" is one of: ${known}`);
}

function unknownFile(engine: Engine) {
  const names = [
    ...EXPORT_LISTS.filter((list) => fieldOf(list, engine)),
    ...(haveCalendars(engine) ? [CALENDAR] : []),
  ].map(({ name }) => name);
  const known = names.length > 0 ? `${names.join(", ")}; .csv, .xlsx, .json` : "—";
  return refuse(
    "NOT_FOUND",
    `Không có tệp này; có: ${known} / There is no such file; there are: ${known}`,
    404,
  );
}

function tooLarge(maxRows: number): Bilingual {
  return `Tệp có hơn ${maxRows} dòng; hãy lọc bớt / The file has more than ${maxRows} rows; filter it`;
}

const BEHIND: BilingualText = { vi: " (chưa cập nhật)", en: " (behind)" };
const LEFT: BilingualText = { vi: " (đã rời hệ thống)", en: " (has left the hub)" };
const UP_TO_DATE: BilingualText = { vi: "", en: "" };

/** Until when the rows of each member are there, and which member is behind or has left. @param say names a member and a moment */
function copiesText(
  members: Page["connection"][string],
  language: Language,
  say: (member: string, at: string) => string,
): string {
  const copies = (Array.isArray(members) ? members : []).filter(isJsonObject);
  return copies
    .filter(({ takesPart }) => takesPart !== false)
    .map(({ member, confirmedAt, isUpToDate, hasLeft }) => {
      const name = textOf(member);
      const until = typeof confirmedAt === "string" ? say(name, confirmedAt) : `${name} —`;
      const { [language]: state } = hasLeft === true ? LEFT : isUpToDate === true ? UP_TO_DATE : BEHIND;
      return `${until}${state}`;
    })
    .join(", ");
}

const NO_DAY: BilingualText = { vi: "", en: "" };
const LATEST_DAY: BilingualText = { vi: "ngày gần nhất đã biết", en: "the latest day known" };

/** What a list that asks for a day means without one. */
function latestDay({ args }: GraphQLField<unknown, unknown>): BilingualText {
  return args.some(({ name }) => name === "asOf") ? LATEST_DAY : NO_DAY;
}

const GROWING: BilingualText = {
  vi: "tệp có các thay đổi đến lúc xuất, không thay đổi nào trong đó đổi về sau",
  en: "the file has the changes until it was exported, none of which changes later",
};
const NOT_AS_KNOWN: BilingualText = {
  vi: "danh sách được đọc trong lúc xuất, không hỏi lại được như ở một thời điểm trước",
  en: "the list was read while it was exported, and cannot be asked for as of an earlier moment",
};

/** Of a text in two languages, `Tiếng Việt / English`, the part in this one. */
function partIn(language: Language, text: string): string {
  const [vi = text, en = vi] = text.split(" / ");
  return language === "vi" ? vi : en;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function dayInVietnam(moment: Date): string {
  return inVietnam(moment).slice(0, 10);
}
