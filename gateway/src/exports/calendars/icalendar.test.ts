import { describe, expect, it } from "@jest/globals";
import { writeCalendar } from "./icalendar.js";

const WRITTEN_AT = new Date("2026-11-28T06:45:01.234Z");

describe("a calendar", () => {
  it("has each day as one that is not busy, up to the day after its last", () => {
    const days = [
      { id: "round_1-due", summary: "Hạn; đánh giá, lần 1\n(1\\2)", from: "2026-12-30", to: "2026-12-31" },
    ];
    expect(writeCalendar({ name: "Sơn La", days }, WRITTEN_AT).split("\r\n")).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Khuyến học Hub//vi",
      "X-WR-CALNAME:Sơn La",
      "REFRESH-INTERVAL;VALUE=DURATION:PT6H",
      "BEGIN:VEVENT",
      "UID:round_1-due@khuyen-hoc-hub",
      "DTSTAMP:20261128T064501Z",
      "DTSTART;VALUE=DATE:20261230",
      "DTEND;VALUE=DATE:20270101",
      "SUMMARY:Hạn\\; đánh giá\\, lần 1\\n(1\\\\2)",
      "TRANSP:TRANSPARENT",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("has no line of more than 75 bytes, and no divided character", () => {
    const name =
      "Chương trình phối hợp đẩy mạnh công tác khuyến học, khuyến tài, xây dựng xã hội học tập ".repeat(3);
    const text = writeCalendar({ name, days: [] }, WRITTEN_AT);
    for (const line of text.split("\r\n")) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll("\r\n ", "")).toContain(`X-WR-CALNAME:${name.replaceAll(",", "\\,")}\r\n`);
  });
});
