import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useRef } from "react";

const FOCUSABLE = "a[href], button, input, select, summary";

/** What a table needs in order to be one stop of the Tab key. */
export interface RovingFocus {
  readonly ref: RefObject<HTMLTableElement | null>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTableElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLTableElement>) => void;
}

/**
 * Makes a table's body one stop of the Tab key, as the pattern of a grid has it: the arrows lead to the next cell or row,
 * Home and End to the ends of a row, with Ctrl to those of the table. In a cell with links the links are the stops.
 */
export function useRovingFocus(): RovingFocus {
  const ref = useRef<HTMLTableElement>(null);
  useEffect(() => {
    // After every rendering: rows come and go.
    if (ref.current !== null) keepOneTabStop(ref.current);
  });
  return {
    ref,
    onKeyDown: (event) => {
      const { target, currentTarget } = event;
      if (!(target instanceof HTMLElement) || isWrittenIn(target)) return;
      const next = findNext(currentTarget, target, event);
      if (next === undefined) return;
      event.preventDefault();
      // Only what is a tab stop, or could be one, takes the focus.
      next.tabIndex = -1;
      next.focus();
    },
    onFocus: ({ target, currentTarget }) => {
      if (target instanceof HTMLElement) keepOneTabStop(currentTarget, target);
    },
  };
}

type Key = Pick<KeyboardEvent, "key" | "ctrlKey" | "altKey" | "metaKey" | "shiftKey">;

function findNext(table: HTMLTableElement, from: HTMLElement, pressed: Key): HTMLElement | undefined {
  const { key, ctrlKey, altKey, metaKey, shiftKey } = pressed;
  const cell = from.closest<HTMLTableCellElement>("tbody :is(td, th)");
  const row = cell?.parentElement;
  if (!cell || !(row instanceof HTMLTableRowElement) || altKey || metaKey || shiftKey) return undefined;
  if (ctrlKey) {
    const all = stopsOf(table);
    return { Home: all.at(0), End: all.at(-1) }[key];
  }
  const stops = stopsOfRow(row);
  const at = stops.indexOf(from);
  switch (key) {
    case "ArrowRight":
      return stops[at + 1];
    case "ArrowLeft":
      return at > 0 ? stops[at - 1] : undefined;
    case "ArrowDown":
      return stopBelow(table.rows[row.rowIndex + 1], cell.cellIndex);
    case "ArrowUp":
      return stopBelow(table.rows[row.rowIndex - 1], cell.cellIndex);
    case "Home":
      return stops.at(0);
    case "End":
      return stops.at(-1);
  }
  return undefined;
}

/** In another row that of the same column; the first of the row where that has none. */
function stopBelow(row: HTMLTableRowElement | undefined, column: number): HTMLElement | undefined {
  if (row === undefined || row.parentElement?.tagName === "THEAD" || !isDrawn(row.parentElement))
    return undefined;
  const cell = row.cells[column];
  return (cell && stopsOfCell(cell)[0]) ?? stopsOfRow(row)[0];
}

/** Its rows are there, and not just their room. */
export function isDrawn(body: Element | null): boolean {
  return body?.ariaHidden !== "true";
}

/** Where the focus can be in a table's body, row by row. */
export function stopsOf(table: HTMLTableElement): HTMLElement[] {
  return [...table.tBodies].filter(isDrawn).flatMap((body) => [...body.rows].flatMap(stopsOfRow));
}

/** Where it can be in a row, from left to right. */
export function stopsOfRow(row: HTMLTableRowElement): HTMLElement[] {
  return [...row.cells].flatMap(stopsOfCell);
}

/** A cell that says nothing is no stop. */
function stopsOfCell(cell: HTMLTableCellElement): HTMLElement[] {
  const inside = [...cell.querySelectorAll<HTMLElement>(FOCUSABLE)];
  if (inside.length > 0) return inside;
  return cell.textContent === "" ? [] : [cell];
}

/** To be called where rows have come or gone without the table being rendered. */
export function keepOneTabStop(table: HTMLTableElement, chosen?: HTMLElement): void {
  const stops = stopsOf(table);
  const known = stops.find((stop) => stop.getAttribute("tabindex") === "0");
  const current = chosen !== undefined && stops.includes(chosen) ? chosen : (known ?? stops[0]);
  for (const stop of stops) {
    const isCell = !stop.matches(FOCUSABLE);
    if (stop === current) stop.tabIndex = 0;
    else if (!isCell || stop.hasAttribute("tabindex")) stop.tabIndex = -1;
  }
}

/** The arrows move in a text and in a list of choices. */
function isWrittenIn(element: HTMLElement): boolean {
  return element.matches("input, select, textarea");
}
