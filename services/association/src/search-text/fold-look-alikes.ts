/**
 * Gives characters that look alike one form. Published texts use the Icelandic Ð (U+00D0) and the African Ɖ (U+0189)
 * for Đ, hyphens of every kind, and no-break spaces. For comparison only: quotations stay as printed.
 */
export function foldLookAlikes(text: string): string {
  return (
    text
      // Also folds variants of width and position, such as the full-width solidus and the no-break hyphen.
      .normalize("NFKC")
      .replace(/[ÐƉ]/g, "Đ")
      .replace(/[ðɖ]/g, "đ")
      .replace(/[\p{Dash_Punctuation}−]/gu, "-")
      .replace(/[⁄∕]/g, "/")
      // Invisible characters, such as the soft hyphen and the zero-width space.
      .replace(/\p{Format}/gu, "")
      .replace(/\s+/g, " ")
  );
}
