/** iCalendar (RFC 5545): days that calendars of any make subscribe to. */

export interface CalendarDay {
  /** The same whenever the calendar is read again. */
  readonly id: string;
  readonly summary: string;
  /** `YYYY-MM-DD`, as is `to`, which is the last day. */
  readonly from: string;
  readonly to: string;
}

export interface Calendar {
  readonly name: string;
  readonly days: readonly CalendarDay[];
}

/** So often is a calendar that is subscribed to worth reading again. */
const REFRESH = "PT6H";
const LINE_BYTES = 75;
const DAY_MS = 86_400_000;

export function writeCalendar({ name, days }: Calendar, writtenAt: Date): string {
  const stamp = writtenAt.toISOString().replaceAll(/[-:]|\.\d+/g, "");
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Khuyến học Hub//vi",
    `X-WR-CALNAME:${escaped(name)}`,
    `REFRESH-INTERVAL;VALUE=DURATION:${REFRESH}`,
    ...days.flatMap(({ id, summary, from, to }) => [
      "BEGIN:VEVENT",
      `UID:${id}@khuyen-hoc-hub`,
      `DTSTAMP:${stamp}`,
      `DTSTART;VALUE=DATE:${dateOf(from)}`,
      `DTEND;VALUE=DATE:${dateOf(dayAfter(to))}`,
      `SUMMARY:${escaped(summary)}`,
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
    ]),
    "END:VCALENDAR",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

function dateOf(day: string): string {
  return day.replaceAll("-", "");
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, "\\$&").replaceAll(/\r?\n/g, "\\n");
}

/** A line of more bytes goes on after a space on the next one; no character is divided. */
function folded(line: string): string {
  let text = "";
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > LINE_BYTES) {
      text += "\r\n ";
      bytes = 1;
    }
    text += character;
    bytes += size;
  }
  return text;
}
