const BYTE_ORDER_MARK = "\uFEFF";

/** JSON as it may be read: RFC 8259 §8.1 lets whoever reads it ignore a byte order mark, and some write one. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
