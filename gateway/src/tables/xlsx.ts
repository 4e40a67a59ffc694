/**
 * XLSX (ECMA-376): a sheet with the rows, one that tells of them, and one with the codebook. Cells have types: what is
 * text stays text, so nothing in it is calculated, and a code keeps its zeros. Moments are shown in Vietnam's time.
 */
import { ExactNumber } from "../wire/exact-number.js";
import type {
  BilingualText,
  Cell,
  Column,
  FileBytes,
  FileFormat,
  Remark,
  Row,
  Table,
  WriteOptions,
} from "./table.js";
import { singleCell } from "./text-cells.js";
import { VIETNAM_AHEAD_MS } from "./vietnam-time.js";
import { writeZip } from "./zip.js";

export const XLSX: FileFormat = {
  mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  write: (table, options) => writeWorkbook(table, options),
};

/** With the headings. */
const MOST_SHEET_ROWS = 1_048_576;

/** A column is one of these in `styles.xml`, by its position. */
const STYLES = ["general", "heading", "text", "number", "day", "moment"] as const;
type Style = (typeof STYLES)[number];

const STYLE_OF: Readonly<Record<Column["type"], Style>> = {
  text: "text",
  code: "text",
  number: "number",
  flag: "general",
  list: "text",
  day: "day",
  moment: "moment",
  published: "text",
};

const WIDTH_OF: Readonly<Record<Column["type"], number>> = {
  text: 28,
  code: 14,
  number: 14,
  flag: 10,
  list: 28,
  day: 12,
  moment: 20,
  published: 20,
};

const ABOUT: BilingualText = { vi: "Thông tin", en: "About" };
const CODEBOOK: BilingualText = { vi: "Giải thích", en: "Codebook" };
const ROW_COUNT: BilingualText = { vi: "Số dòng", en: "Rows" };

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";

interface Sheet {
  readonly name: string;
  readonly pieces: AsyncIterable<Buffer>;
}

function writeWorkbook(table: Table, { language, charge }: WriteOptions): FileBytes {
  const { columns, pages, remarks, codebook } = table;
  let count = 0;
  async function* counted() {
    for await (const rows of pages) {
      count += rows.length;
      if (count >= MOST_SHEET_ROWS) throw new RangeError(`A sheet has at most ${MOST_SHEET_ROWS} rows`);
      yield rows;
    }
  }
  async function* about() {
    const all: Pick<Remark, "label" | "value" | "readable">[] = [
      ...remarks,
      { label: ROW_COUNT, value: String(count) },
    ];
    yield all.map(({ label, value, readable = value }) => [label[language], readable]);
  }
  const write = (of: readonly Column[], rows: AsyncIterable<readonly Row[]>) =>
    writeSheet(of, rows, { language, charge });
  const sheets: Sheet[] = [
    { name: table.name[language], pieces: write(columns, counted()) },
    { name: ABOUT[language], pieces: write(ABOUT_COLUMNS, about()) },
  ];
  if (codebook) {
    const explained = (async function* () {
      yield await codebook.readRows();
    })();
    sheets.push({ name: CODEBOOK[language], pieces: write(codebook.columns, explained) });
  }
  return writeZip([
    ...Object.entries(frameOf(sheets)).map(([path, xml]) => ({
      path,
      pieces: [Buffer.from(DECLARATION + xml)],
    })),
    ...sheets.map(({ pieces }, index) => ({ path: `xl/worksheets/sheet${index + 1}.xml`, pieces })),
  ]);
}

const ABOUT_COLUMNS: readonly Column[] = [
  { key: "key", label: { vi: "Mục", en: "Item" }, type: "text" },
  { key: "value", label: { vi: "Nội dung", en: "Value" }, type: "text" },
];

/** Everything but the sheets. */
function frameOf(sheets: readonly Sheet[]): Record<string, string> {
  const numbered = sheets.map(({ name }, index) => ({ name, number: index + 1 }));
  const types = numbered.map(
    ({ number }) =>
      `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${SHEET_TYPE}.worksheet+xml"/>`,
  );
  const entries = numbered.map(
    ({ name, number }) => `<sheet name="${escaped(name)}" sheetId="${number}" r:id="rId${number}"/>`,
  );
  const relations = numbered.map(
    ({ number }) =>
      `<Relationship Id="rId${number}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  return {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${SHEET_TYPE}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${SHEET_TYPE}.styles+xml"/>${types.join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${entries.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}<Relationship Id="rIdStyles" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`,
    "xl/styles.xml": STYLE_SHEET,
  };
}

/** By position: `STYLES`. The format 49 is text. */
const STYLE_SHEET = [
  `<styleSheet xmlns="${MAIN}">`,
  '<numFmts count="3"><numFmt numFmtId="164" formatCode="#,##0.##########"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy"/><numFmt numFmtId="166" formatCode="dd/mm/yyyy\\ hh:mm:ss"/></numFmts>',
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>',
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>',
  `<cellXfs count="${STYLES.length}">`,
  ...[0, 0, 49, 164, 165, 166].map(
    (format, index) =>
      `<xf numFmtId="${format}" fontId="${STYLES[index] === "heading" ? 1 : 0}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>`,
  ),
  "</cellXfs></styleSheet>",
].join("");

async function* writeSheet(
  columns: readonly Column[],
  pages: AsyncIterable<readonly Row[]>,
  { language, charge }: WriteOptions,
): FileBytes {
  const widths = columns.map(
    ({ type }, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${WIDTH_OF[type]}" style="${styleIndex(STYLE_OF[type])}" customWidth="1"/>`,
  );
  const headings = columns.map(({ label }) => textCell(label[language], "heading")).join("");
  yield Buffer.from(
    `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData><row>${headings}</row>`,
  );
  for await (const rows of pages) {
    if (rows.length > 0) yield charge(() => Buffer.from(rows.map((row) => rowXml(row, columns)).join("")));
  }
  yield Buffer.from("</sheetData></worksheet>");
}

function rowXml(row: Row, columns: readonly Column[]): string {
  return `<row>${columns.map(({ type }, index) => cellXml(row[index] ?? null, type)).join("")}</row>`;
}

function cellXml(value: Cell, type: Column["type"]): string {
  const cell = singleCell(value);
  if (cell === null) return "<c/>";
  if (typeof cell === "boolean") return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "number") return numberCell(String(cell), "number");
  // A cell holds a number as a double, which would change this one.
  if (cell instanceof ExactNumber) return textCell(cell.text, "text");
  const held = type === "published" ? (cell.includes("T") ? "moment" : "day") : type;
  const serial = serialOf(cell, held);
  return serial === undefined ? textCell(cell, "text") : numberCell(String(serial), STYLE_OF[held]);
}

function numberCell(value: string, style: Style): string {
  return `<c s="${styleIndex(style)}"><v>${value}</v></c>`;
}

function textCell(text: string, style: Style): string {
  return `<c s="${styleIndex(style)}" t="inlineStr"><is><t xml:space="preserve">${escaped(cut(text))}</t></is></c>`;
}

function styleIndex(style: Style): number {
  return STYLES.indexOf(style);
}

const DAY_MS = 86_400_000;
const DAY_ZERO_MS = Date.UTC(1899, 11, 30);
/** Excel takes 1900 for a leap year; before its March a number would be another day. */
const FIRST_CERTAIN_DAY_MS = Date.UTC(1900, 2, 1);

/** A day or a moment as spreadsheets count them; undefined for anything else, and for what they cannot count. */
function serialOf(text: string, type: Column["type"]): number | undefined {
  if (type !== "day" && type !== "moment") return undefined;
  const ms = type === "day" ? Date.parse(`${text}T00:00:00Z`) : Date.parse(text) + VIETNAM_AHEAD_MS;
  return ms >= FIRST_CERTAIN_DAY_MS ? (ms - DAY_ZERO_MS) / DAY_MS : undefined;
}

const MOST_CHARACTERS = 32_767;
const CUT = "… [cắt/cut]";

/** A longer text would make the file unreadable. */
function cut(text: string): string {
  return text.length <= MOST_CHARACTERS ? text : text.slice(0, MOST_CHARACTERS - CUT.length) + CUT;
}

const ENTITIES: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** XML has no way to write some control characters; spreadsheets read them as `_xHHHH_`. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? "")
    .replaceAll(
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      /[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/g,
      (character) => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`,
    );
}
