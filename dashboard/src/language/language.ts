export type Language = "vi" | "en";

/** Where an address says its language. */
export const LANGUAGE_PARAMETER = "ngon-ngu";

/** Where the address of a file says in which language the file is. */
export const FILE_LANGUAGE_PARAMETER = "lang";

/** A text for readers, as the hub delivers it. */
export interface LocalizedText {
  readonly vi: string;
  readonly en: string | null;
}

/** The text in the reader's language, or in Vietnamese if there is no translation. */
export function readText(text: LocalizedText, language: Language): string {
  return text[language] ?? text.vi;
}

export function parseLanguage(value: string | null | undefined): Language {
  return value === "en" ? "en" : "vi";
}

/** The language of an address, which is Vietnamese where it names none; of a file's address that of the file. */
export function languageOf(search: string): Language {
  const said = new URLSearchParams(search);
  return parseLanguage(said.get(LANGUAGE_PARAMETER) ?? said.get(FILE_LANGUAGE_PARAMETER));
}

/** The same place in another language: `?xep=han` and English give `?xep=han&ngon-ngu=en`. */
export function searchInLanguage(search: string, language: Language): string {
  const written = new URLSearchParams(search);
  if (language === "vi") written.delete(LANGUAGE_PARAMETER);
  else written.set(LANGUAGE_PARAMETER, language);
  const changed = written.toString();
  return changed === "" ? "" : `?${changed}`;
}
