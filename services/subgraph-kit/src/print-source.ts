import type { Source } from "./source.js";

/** A source in one line, such as `Giáo dục Thủ đô, 18/05/2022, Phạm Quyên: Quảng Trị đẩy mạnh công tác khuyến học`. */
export function printSource({ publisher, publishedAt, author, title, document, locator }: Source): string {
  const day = publishedAt?.slice(0, 10).split("-").reverse().join("/");
  const where = [publisher, day, author].filter((part) => part != null).join(", ");
  return [where, title, document?.number, locator].filter((part) => part != null && part !== "").join(": ");
}
