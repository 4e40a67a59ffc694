import { foldLookAlikes } from "../fold-look-alikes.js";

/**
 * How names are compared when people search: without case, diacritics and punctuation, so also wherever the tone
 * mark was put (Hòa, Hoà), and whichever letter stands for Đ. Never a key: different units have the same folded name.
 */
export function foldName(text: string): string {
  return foldedWords(text).join(" ");
}

/** The words of {@link foldName}; they hold lower-case Latin letters and digits only. */
export function foldedWords(text: string): string[] {
  const plain = foldLookAlikes(text)
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("đ", "d");
  return plain.match(/[a-z0-9]+/g) ?? [];
}

/** What {@link searchPatterns} are matched against: the folded names between spaces. */
export function searchText(...names: string[]): string {
  return ` ${names.map(foldName).join(" ")} `;
}

/**
 * LIKE patterns that all have to match: a word finds the words that begin with it, a number only itself, so that
 * “phường 1” is not “phường 11”.
 */
export function searchPatterns(search: string): string[] {
  return foldedWords(search).map((word) => (/^\d+$/.test(word) ? `% ${word} %` : `% ${word}%`));
}
