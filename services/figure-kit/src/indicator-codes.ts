/** Codes of indicators are capitals and digits; people may ask for them in small letters. */
export function indicatorCodes(asked: readonly string[]): string[] {
  return asked.map((code) => code.trim().toUpperCase());
}
