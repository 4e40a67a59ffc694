/** Codes of indicators are capitals and digits; people may write them in small letters. */
export function indicatorCode(written: string): string {
  return written.trim().toUpperCase();
}

export function indicatorCodes(written: readonly string[]): string[] {
  return written.map(indicatorCode);
}
