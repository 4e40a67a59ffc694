/** What makes two written numbers the same document's: “ 281/qđ-ttg” and “281/QĐ-TTg” are. */
export function numberKey(number: string): string {
  return number.normalize("NFC").trim().toLocaleLowerCase("vi");
}
