/** Codes and numbers as people write them: in any case, with any dash, with spaces, and without their diacritics. */
import { foldLookAlikes } from "./fold-look-alikes.js";
import { withoutDiacritics } from "./without-diacritics.js";

/** What makes two written codes or numbers the same: “ 281 / qđ–ttg” and “281/QĐ-TTg” are. */
export function codeKey(written: string): string {
  return foldLookAlikes(written)
    .replace(/ ?([/-]) ?/g, "$1")
    .trim()
    .toLocaleLowerCase("vi");
}

/** The code that somebody asks for, also typed without diacritics: “281/qd-ttg”. To be compared with `askedCodeInSql`. */
export function askedCode(written: string): string {
  return withoutDiacritics(codeKey(written));
}

/** A column of codes, to be compared with `askedCode`. Without diacritics first: the collation "C" knows no others' cases. */
export function askedCodeInSql(column: string): string {
  const plain = `regexp_replace(normalize(${column}, NFD), '[\\u0300-\\u036F]', '', 'g')`;
  return `lower(translate(${plain}, 'Đđ', 'Dd'))`;
}
