/**
 * The same letters and signs for what looks the same. Published texts have the Icelandic Ð (U+00D0) and the African Ɖ
 * (U+0189) for Đ, hyphens of every kind, and spaces that do not break. For comparing only: quotations stay as they are.
 */
export function foldLookAlikes(text: string): string {
  return (
    text
      // Also what has a form of its own for its width or place: the full-width solidus, the hyphen that does not break.
      .normalize("NFKC")
      .replace(/[ÐƉ]/g, "Đ")
      .replace(/[ðɖ]/g, "đ")
      .replace(/[\p{Dash_Punctuation}−]/gu, "-")
      .replace(/[⁄∕]/g, "/")
      // What is not seen at all, such as a soft hyphen or a space without width.
      .replace(/\p{Format}/gu, "")
      .replace(/\s+/g, " ")
  );
}
