const BYTE_ORDER_MARK = "\uFEFF";

/** The text without a byte order mark. Some programs write one, and RFC 8259 §8.1 lets a reader ignore it. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}
