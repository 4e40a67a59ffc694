/** Columns that say themselves what they read, so that exactly this is asked for. */
import { en } from "@hub/schema/words/en";
import { vi, type Words } from "@hub/schema/words/vi";
import type { BilingualText, Cell, Column, ColumnType, Language } from "../tables/table.js";
import { ExactNumber } from "../wire/exact-number.js";
import { isJsonObject, type Json, type JsonObject } from "../wire/json.js";

export interface ExportColumn extends Column {
  /** The fields below the list's element, `unit.name.vi`. */
  readonly reads: readonly string[];
  cell(node: JsonObject, language: Language): Cell;
}

/** Several things stand in one cell with this between them. */
export const BETWEEN = "; ";

/** What stands at the path, whatever it is of these types. */
export function column(key: string, type: ColumnType, label: BilingualText, path = key): ExportColumn {
  return { key, type, label, reads: [path], cell: (node) => cellOf(valuesAt(node, path)) };
}

/** A text in two languages, in the reader's, or in Vietnamese where it has no other. */
export function words(key: string, label: BilingualText, path = key): ExportColumn {
  return {
    key,
    type: "text",
    label,
    reads: [`${path}.vi`, `${path}.en`],
    cell: (node, language) => cellOf(valuesAt(node, path).map((text) => inLanguage(text, language))),
  };
}

export const WORDS: Readonly<Record<Language, Words>> = { vi, en };

/** What people call a code of the schema; undefined where it has no words. @param of whose words they are */
export function wordsOf(code: Json, of: keyof Words, language: Language): string | undefined {
  return new Map<Json, string>(Object.entries(WORDS[language][of])).get(code);
}

/** A code of the schema, for programs, and beside it what people call it. @param of whose words they are */
export function coded(
  key: string,
  of: keyof Words,
  { vi, en }: BilingualText,
  path = key,
): readonly ExportColumn[] {
  return [
    column(key, "text", { vi: `${vi} (mã)`, en: `${en} (code)` }, path),
    {
      key: `${key}Name`,
      type: "text",
      label: { vi, en },
      reads: [path],
      cell: (node, language) =>
        cellOf(valuesAt(node, path).map((code) => wordsOf(code, of, language) ?? null)),
    },
  ];
}

/** What is found at the path, in each element of every list on the way. Nulls are left out. */
export function valuesAt(value: Json | undefined, path: string): Json[] {
  let found = elementsOf(value);
  for (const name of path.split("."))
    found = found.flatMap((each) => (isJsonObject(each) ? elementsOf(each[name]) : []));
  return found;
}

/** Of a text in two languages the one to show. */
export function inLanguage(text: Json | undefined, language: Language): Json {
  return isJsonObject(text) ? (text[language] ?? text["vi"] ?? null) : null;
}

export function cellOf(values: readonly Json[]): Cell {
  const cells = values.flatMap((value) => (value === null || isList(value) ? [] : [value]));
  return cells.length > 1 ? cells.map(String).join(BETWEEN) : (cells[0] ?? null);
}

/** What columns read. */
export function pathsOf(columns: readonly ExportColumn[]): string[] {
  return columns.flatMap(({ reads }) => reads);
}

/** The selection with the fields at these paths. */
export function selectionOf(paths: readonly string[]): string {
  const tree: SelectionTree = new Map();
  for (const path of paths) {
    let level = tree;
    for (const name of path.split(".")) {
      const below = level.get(name) ?? new Map();
      level.set(name, below);
      level = below;
    }
  }
  return textOf(tree);
}

type SelectionTree = Map<string, SelectionTree>;

function textOf(tree: SelectionTree): string {
  const fields = [...tree].map(([name, below]) => (below.size > 0 ? `${name} ${textOf(below)}` : name));
  return `{ ${fields.join(" ")} }`;
}

function elementsOf(value: Json | undefined): Json[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isList(value: Exclude<Json, null>): value is Json[] | JsonObject {
  return typeof value === "object" && !(value instanceof ExactNumber);
}
