/**
 * Text that is passed through without being decoded.
 *
 * *Byte text* is UTF-8 in a string with one character (U+0000 to U+00FF) per byte. Everything that JSON and GraphQL
 * syntax looks at (quotes, braces, names, digits) is ASCII and the same in both forms, so a member's answer can be
 * parsed, merged and written again as byte text. V8 then keeps Vietnamese text at one byte per character instead of
 * two, and the gateway skips decoding and encoding, which costs bare Node a sixth of its time.
 *
 * Everything between a member's answer and the client's is byte text: the data, representations, the response. Text
 * from elsewhere (variables, events, introspection, the gateway's own errors) is converted where it enters.
 */
import { isUtf8 } from "node:buffer";

export type ByteText = string;

const NOT_ASCII = /[^\0-\x7f]/;

export function toByteText(text: string): ByteText {
  return NOT_ASCII.test(text) ? Buffer.from(text, "utf8").toString("latin1") : text;
}

export function fromByteText(text: ByteText): string {
  return NOT_ASCII.test(text) ? Buffer.from(text, "latin1").toString("utf8") : text;
}

/** Whether the bytes are valid UTF-8. Text from elsewhere may not be. */
export function isUtf8Text(text: ByteText): boolean {
  return !NOT_ASCII.test(text) || isUtf8(Buffer.from(text, "latin1"));
}
