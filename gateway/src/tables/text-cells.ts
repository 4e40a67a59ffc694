import type { Cell, SingleCell } from "./table.js";

/**
 * Text in files that a spreadsheet may open. It takes what begins with one of these characters for a formula, which
 * could send data away or run a program.
 */
const LIKE_A_FORMULA = /^['=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/;

/**
 * The text, behind an apostrophe where a spreadsheet might calculate it, or where it begins with an apostrophe itself.
 * So whoever takes one apostrophe from the beginning of each text has it as it was.
 */
export function neutralised(text: string): string {
  return LIKE_A_FORMULA.test(text) ? `'${text}` : text;
}

/** What stands in a cell that holds one thing. */
export function singleCell(cell: Cell): SingleCell {
  return isList(cell) ? JSON.stringify(cell) : cell;
}

function isList(cell: Cell): cell is readonly object[] {
  return Array.isArray(cell);
}

/** The same; digits too, of which a spreadsheet would make a number and lose zeros. */
export function neutralisedCode(text: string): string {
  return /^\d+$/.test(text) ? `'${text}` : neutralised(text);
}
