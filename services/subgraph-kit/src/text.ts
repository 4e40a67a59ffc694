/** One rule for every text that comes from outside, so that the same words are always the same characters. */
import { Refusal } from "./refusal.js";

/** Long enough for a report's summary; names and reasons are far shorter. */
export const MAX_TEXT_LENGTH = 10_000;

/** Invisible, and changes what is read: control characters, and those that turn the writing direction. */
const HIDDEN = /[[\p{Cc}\p{Bidi_C}]--[\t\n\r]]/v;

/** White space and invisible characters, such as a zero-width space. */
const NOTHING_SEEN = /^[\s\p{Default_Ignorable_Code_Point}]*$/v;

/**
 * The text in the one form in which it is compared and stored: NFC, lines ended by `\n`, no space around it. A text
 * without a visible character is empty.
 * @param argument how a sentence names it, such as `input.title.vi`
 * @throws {Refusal} BAD_USER_INPUT that names the argument, when it is too long or has a forbidden character
 */
export function readText(argument: string, text: string, maxLength = MAX_TEXT_LENGTH): string {
  if (text.length > maxLength) {
    throw new Refusal("BAD_USER_INPUT", {
      vi: `“${argument}” dài ${text.length} ký tự; hãy dùng tối đa ${maxLength}.`,
      en: `"${argument}" has ${text.length} characters; use at most ${maxLength}.`,
    });
  }
  refuseUnstorable(argument, text);
  const hidden = HIDDEN.exec(text)?.[0];
  if (hidden !== undefined) throw holds(argument, codePoint(hidden));
  return NOTHING_SEEN.test(text) ? "" : text.normalize("NFC").replace(/\r\n?/g, "\n").trim();
}

/**
 * Accepts what PostgreSQL can store.
 * @throws {Refusal} BAD_USER_INPUT that names the argument, for U+0000 and half a surrogate pair
 */
export function refuseUnstorable(argument: string, text: string): void {
  if (text.includes("\0")) throw holds(argument, codePoint("\0"));
  if (text.isWellFormed()) return;
  const half = /\p{Surrogate}/u.exec(text)?.[0] ?? "";
  throw holds(argument, codePoint(half));
}

/** @throws {Refusal} BAD_USER_INPUT that names the argument, when nothing is left of the text */
export function refuseBlank(argument: string, text: string): void {
  if (text !== "") return;
  throw new Refusal("BAD_USER_INPUT", {
    vi: `“${argument}” để trống; hãy ghi nội dung.`,
    en: `"${argument}" is blank; write something.`,
  });
}

function holds(argument: string, character: string): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: `“${argument}” có ký tự không dùng được trong văn bản (${character}); hãy bỏ ký tự đó.`,
    en: `"${argument}" holds a character that no text may have (${character}); take it out.`,
  });
}

function codePoint(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}
