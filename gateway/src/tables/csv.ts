/**
 * CSV in two forms. For Vietnamese Excel: a byte order mark, semicolons, a comma before decimals, Vietnam's time, and
 * words for people. Plain: commas, points, UTC, and the columns' keys.
 *
 * Lines before and after the table begin with `#`. The last one says how many rows there are; a file without it is not
 * complete. A cell with `#` stands in quotes, so programs that take the rest of a line for a comment do not cut it.
 */
import type { Cell, Column, FileBytes, FileFormat, Language, Remark, Row, Table } from "./table.js";
import { neutralised, neutralisedCode, singleCell } from "./text-cells.js";
import { inVietnam, withoutOffset } from "./vietnam-time.js";

interface Dialect {
  readonly beginning: string;
  readonly separator: string;
  readonly decimal: string;
  readonly heading: (column: Column, language: Language) => string;
  readonly remark: (remark: Remark, language: Language) => string;
  readonly flag: (flag: boolean, language: Language) => string;
  /** By the column's type, where it is not any text. */
  readonly texts: Readonly<Partial<Record<Column["type"], (text: string) => string>>>;
}

const FLAGS = { vi: ["có", "không"], en: ["yes", "no"] } as const;

const EXCEL: Dialect = {
  beginning: "\uFEFF",
  separator: ";",
  decimal: ",",
  heading: ({ label }, language) => label[language],
  remark: ({ label, value, readable = value }, language) => `${label[language]}: ${readable}`,
  flag: (flag, language) => FLAGS[language][flag ? 0 : 1],
  texts: {
    code: neutralisedCode,
    moment: (text) => inVietnam(new Date(text)).slice(0, -6).replace("T", " "),
    published: (text) => neutralised(withoutOffset(text)),
  },
};

const PLAIN: Dialect = {
  beginning: "",
  separator: ",",
  decimal: ".",
  heading: ({ key }) => key,
  remark: ({ key, value }) => `${key}: ${value}`,
  flag: String,
  texts: {},
};

const LINE_END = "\r\n";
const NEEDS_QUOTES = /["#;,\r\n]/;

export const EXCEL_CSV: FileFormat = csvIn(EXCEL);
export const PLAIN_CSV: FileFormat = csvIn(PLAIN);

function csvIn(dialect: Dialect): FileFormat {
  return {
    mediaType: "text/csv; charset=utf-8",
    write: (table, { language, charge }) => writeCsv(table, dialect, language, charge),
  };
}

async function* writeCsv(
  { columns, pages, remarks }: Table,
  dialect: Dialect,
  language: Language,
  charge: <Result>(work: () => Result) => Result,
): FileBytes {
  const first = remarks.map((remark) => comment(dialect.remark(remark, language)));
  const headings = columns.map((column) => quoted(dialect.heading(column, language)));
  yield Buffer.from(dialect.beginning + first.join("") + headings.join(dialect.separator) + LINE_END);
  let count = 0;
  for await (const rows of pages) {
    count += rows.length;
    yield charge(() => Buffer.from(rows.map((row) => lineOf(row, columns, dialect, language)).join("")));
  }
  yield Buffer.from(comment(`complete: ${count}`));
}

function comment(text: string): string {
  return `# ${text.replaceAll(/\s+/g, " ")}${LINE_END}`;
}

function lineOf(row: Row, columns: readonly Column[], dialect: Dialect, language: Language): string {
  const cells = columns.map(({ type }, index) => cellOf(row[index] ?? null, type, dialect, language));
  return cells.join(dialect.separator) + LINE_END;
}

function cellOf(
  value: Cell,
  type: Column["type"],
  { decimal, texts, flag }: Dialect,
  language: Language,
): string {
  const cell = singleCell(value);
  if (cell === null) return "";
  if (typeof cell === "string") return quoted((texts[type] ?? neutralised)(cell));
  if (typeof cell === "boolean") return flag(cell, language);
  return quoted(String(cell).replace(".", decimal));
}

function quoted(text: string): string {
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
