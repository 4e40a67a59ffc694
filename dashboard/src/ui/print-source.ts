import type { CitedSourceFragment } from "../api/generated/operations.js";

/** A source in one line: `Giáo dục Thủ đô, 15:49 18/05/2022, Phạm Quyên: Quảng Trị đẩy mạnh… · đoạn 3`. */
export function printSource(source: CitedSourceFragment): string {
  const { publisher, author, title, publishedAt, url, document, locator } = source;
  const origin = [publisher, publishedAt === null ? null : printMoment(publishedAt), author]
    .filter((part) => part !== null)
    .join(", ");
  const name = [origin, title].filter((part) => part !== null && part !== "").join(": ");
  return [name, document?.number, locator, url]
    .filter((part) => part !== null && part !== undefined && part !== "")
    .join(" · ");
}

/** The hour as it was printed, in Vietnam's time, wherever the reader is. */
function printMoment(publishedAt: string): string {
  const [day = "", time] = publishedAt.split("T");
  const printedDay = day.split("-").reverse().join("/");
  return time === undefined ? printedDay : `${time.replace("+07:00", "")} ${printedDay}`;
}
