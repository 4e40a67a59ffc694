import { foldLookAlikes } from "../search-text/fold-look-alikes.js";

/** What makes two written numbers the same document's: “ 281 / qđ–ttg” and “281/QĐ-TTg” are. */
export function numberKey(number: string): string {
  return foldLookAlikes(number)
    .replace(/ ?([/-]) ?/g, "$1")
    .trim()
    .toLocaleLowerCase("vi");
}
