/**
 * Which rows tell all about a page: its own, one more in the direction of reading, and one on the other side of each
 * cursor. So one statement knows both what the page holds and whether anything lies before and after it.
 */
import { type CursorValues, parseCursor } from "./cursor.js";
import { Refusal } from "./refusal.js";

const DEFAULT_PAGE_SIZE = 50;
const MAX_PAGE_SIZE = 200;

/** The arguments of a connection, as the GraphQL Cursor Connections Specification names them. */
export interface PageRequest {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly last?: number | null;
  readonly before?: string | null;
}

export type Side = "BEFORE" | "PAGE" | "AFTER";

export interface PageWindow {
  readonly size: number;
  /** The last elements are asked for, not the first. */
  readonly isBackward: boolean;
  readonly cursors: { readonly after: CursorValues | null; readonly before: CursorValues | null };
  readonly parts: readonly WindowPart[];
}

export interface WindowPart {
  readonly side: Side;
  readonly bounds: readonly Bound[];
  readonly direction: "ASC" | "DESC";
  readonly limit: number;
}

interface Bound {
  readonly operator: ">" | "<" | ">=" | "<=";
  readonly cursor: "after" | "before";
}

/**
 * @param columnTypes PostgreSQL's types of the order columns
 * @throws {Refusal} BAD_USER_INPUT for a size or cursor that cannot be
 */
export function windowOf(page: PageRequest, columnTypes: readonly unknown[]): PageWindow {
  const { isBackward, size } = sizeOf(page);
  const after = page.after == null ? null : parseCursor("after", page.after, columnTypes);
  const before = page.before == null ? null : parseCursor("before", page.before, columnTypes);
  const inside: Bound[] = [];
  const outside: WindowPart[] = [];
  if (after) {
    inside.push({ operator: ">", cursor: "after" });
    outside.push(nextRow("BEFORE", { operator: "<=", cursor: "after" }, "DESC"));
  }
  if (before) {
    inside.push({ operator: "<", cursor: "before" });
    outside.push(nextRow("AFTER", { operator: ">=", cursor: "before" }, "ASC"));
  }
  const direction = isBackward ? "DESC" : "ASC";
  return {
    size,
    isBackward,
    cursors: { after, before },
    parts: [{ side: "PAGE", bounds: inside, direction, limit: size + 1 }, ...outside],
  };
}

function nextRow(side: Side, bound: Bound, direction: WindowPart["direction"]): WindowPart {
  return { side, bounds: [bound], direction, limit: 1 };
}

function sizeOf({ first, last }: PageRequest): { isBackward: boolean; size: number } {
  if (first != null && last != null) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: "“first” và “last” không dùng cùng nhau; hãy chỉ gửi một trong hai.",
      en: '"first" and "last" are not used together; send only one of them.',
    });
  }
  if (last == null) return { isBackward: false, size: checkSize("first", first ?? DEFAULT_PAGE_SIZE) };
  return { isBackward: true, size: checkSize("last", last) };
}

function checkSize(argument: "first" | "last", size: number): number {
  if (size >= 0 && size <= MAX_PAGE_SIZE) return size;
  const next = argument === "first" ? "after" : "before";
  throw new Refusal("BAD_USER_INPUT", {
    vi: `“${argument}” phải từ 0 đến ${MAX_PAGE_SIZE}, không phải ${size}; hãy đọc tiếp bằng “${next}”.`,
    en: `"${argument}" must be 0 to ${MAX_PAGE_SIZE}, not ${size}; read on with "${next}".`,
  });
}

/** The SQL conditions of a part. @param parameter how the statement calls a value of a cursor */
export function conditionsOf(
  { bounds }: WindowPart,
  columns: readonly string[],
  parameter: (cursor: Bound["cursor"], index: number) => string,
): string[] {
  return bounds.map(({ operator, cursor }) => {
    const values = columns.map((_, index) => parameter(cursor, index));
    return `(${columns.join(", ")}) ${operator} (${values.join(", ")})`;
  });
}
