/** In lower-case Latin letters as they are typed without a Vietnamese keyboard. @param text in lower case */
export function withoutDiacritics(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replaceAll("đ", "d");
}
