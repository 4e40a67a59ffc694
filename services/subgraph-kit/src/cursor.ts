/** Cursors of keyset paging: the values of the order columns of a row, opaque to clients. */

import { isCalendarDay } from "@hub/schema/calendar-day";
import { Refusal } from "./refusal.js";
import { isUuid } from "./uuid.js";

const MAX_CURSOR_LENGTH = 500;

export type CursorValues = readonly (string | number)[];

export function formatCursor(values: readonly unknown[]): string {
  return Buffer.from(JSON.stringify(values)).toString("base64url");
}

/**
 * The values that a cursor was made of, each fit for its column.
 * @param argument how a sentence names it: `after` or `before`
 * @throws {Refusal} when it is no cursor of a list with such order columns
 */
export function parseCursor(argument: string, cursor: string, columnTypes: readonly unknown[]): CursorValues {
  try {
    if (cursor.length > MAX_CURSOR_LENGTH) throw new RangeError("cursor too long");
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
    if (
      Array.isArray(values) &&
      values.length === columnTypes.length &&
      values.every((value, index) => isValueOf(columnTypes[index], value))
    ) {
      return values;
    }
  } catch {
    // Falls through to the refusal: any unreadable cursor is the caller's mistake.
  }
  throw new Refusal("BAD_USER_INPUT", {
    vi: `“${argument}” là “${cursor}”, không phải là con trỏ của danh sách này; hãy dùng “startCursor” hoặc “endCursor” của một trang đã đọc.`,
    en: `"${argument}" is "${cursor}", which is not a cursor of this list; use the "startCursor" or "endCursor" of a page that was read.`,
  });
}

/** True for what PostgreSQL takes as a value of the column: anything else would be an error of the database. */
function isValueOf(columnType: unknown, value: unknown): value is string | number {
  switch (columnType) {
    case "uuid":
      return isUuid(value);
    case "date":
      return typeof value === "string" && isCalendarDay(value);
    case "smallint":
      return isWholeNumber(value, 2 ** 15);
    case "integer":
      return isWholeNumber(value, 2 ** 31);
    default:
      return typeof value === "string" ? !value.includes("\0") : Number.isSafeInteger(value);
  }
}

function isWholeNumber(value: unknown, limit: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= -limit && value < limit;
}
