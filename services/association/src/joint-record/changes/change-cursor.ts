/** How far a list of changes has been read: a position in the joint record as it has been since it was begun. */

import { isCalendarDay } from "@hub/schema/calendar-day";
import { formatPosition, parsePosition } from "@hub/schema/event";
import { formatCursor } from "@hub/subgraph-kit/cursor";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { readInstant } from "@hub/subgraph-kit/scalars";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";

/** Where reading begins: after a position, or with what was recorded from a moment on. */
export type ChangesSince = { readonly position: number } | { readonly moment: string };

/** The changes that there are. */
export interface KnownChanges {
  readonly epoch: string;
  /** Of the latest; 0 where there is none. */
  readonly lastPosition: number;
}

export function formatChangeCursor(epoch: string, position: number): string {
  return formatPosition({ epoch, seq: position });
}

/** The same cursor as lists page by. @throws {Refusal} for what is no cursor, for one that no change has, and for one of another record */
export function pageCursorOf(
  argument: string,
  cursor: string | null | undefined,
  known: KnownChanges,
): string | null {
  if (cursor == null) return null;
  const position = positionOf(argument, cursor, known);
  if (position === null) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: `“${argument}” là “${cursor}”, không phải là con trỏ của danh sách này; hãy dùng “cursor” của một thay đổi, hoặc “startCursor”, “endCursor” của một trang đã đọc.`,
      en: `"${argument}" is "${cursor}", which is not a cursor of this list; use the "cursor" of a change, or the "startCursor" or "endCursor" of a page that was read.`,
    });
  }
  return formatCursor([position]);
}

/**
 * A day is one of Vietnam's.
 * @throws {Refusal} for what is no day, no moment and no cursor, for a day that has not come, and for a cursor that no
 * change has or that is of another record
 */
export function parseSince(since: string, known: KnownChanges): ChangesSince {
  const position = positionOf("since", since, known);
  if (position !== null) return { position };
  const moment = isCalendarDay(since) ? `${since}T00:00:00+07:00` : readInstant(since);
  if (moment !== undefined) {
    refuseFuture(since, moment);
    return { moment };
  }
  throw new Refusal("BAD_USER_INPUT", {
    vi: `“since” là “${since}”, không phải một ngày như 2026-11-01, một thời điểm như 2026-11-01T08:00:00+07:00 hay con trỏ của một thay đổi; hãy gửi một trong ba.`,
    en: `"since" is "${since}", which is no day such as 2026-11-01, no moment such as 2026-11-01T08:00:00+07:00 and no cursor of a change; send one of these.`,
  });
}

/** By days: a caller's clock may be ahead. */
function refuseFuture(since: string, moment: string): void {
  const today = todayInVietnam();
  if (todayInVietnam(new Date(moment)) <= today) return;
  throw new Refusal("BAD_USER_INPUT", {
    vi: `“since” là “${since}”, chưa đến (hôm nay là ${printDayVi(today)}), nên chưa có thay đổi nào từ đó; hãy gửi hôm nay hoặc một ngày trước đó.`,
    en: `"since" is "${since}", which has not come (today is ${printDayEn(today)}), so nothing has changed since; send today or an earlier day.`,
  }).inField("since");
}

function positionOf(argument: string, cursor: string, known: KnownChanges): number | null {
  const position = parsePosition(cursor);
  if (!position) return null;
  if (position.epoch === known.epoch) return refuseBeyond(argument, position.seq, known);
  throw new Refusal("REFUSED", {
    vi: `“${argument}” là con trỏ của một bản ghi trước: dữ liệu chung đã được lập lại từ đầu. Hãy đọc lại dữ liệu, rồi đi tiếp từ con trỏ của \`changes(last: 1)\`.`,
    en: `"${argument}" is a cursor of an earlier record: the joint record was begun anew. Read the data again, then go on from the cursor of \`changes(last: 1)\`.`,
  });
}

/** After a position that there never was a reader would wait for changes that have long been told. */
function refuseBeyond(argument: string, position: number, { epoch, lastPosition }: KnownChanges): number {
  if (position <= lastPosition) return position;
  const last = formatChangeCursor(epoch, lastPosition);
  throw new Refusal("BAD_USER_INPUT", {
    vi: `“${argument}” là con trỏ “${formatChangeCursor(epoch, position)}”, mà không thay đổi nào có; thay đổi mới nhất có con trỏ “${last}”. Hãy gửi con trỏ của một thay đổi đã đọc.`,
    en: `"${argument}" is the cursor "${formatChangeCursor(epoch, position)}", which no change has; the latest has "${last}". Send the cursor of a change that was read.`,
  }).inField(argument);
}
