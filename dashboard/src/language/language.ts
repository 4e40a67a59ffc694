export type Language = "vi" | "en";

/** A text for readers, as the hub delivers it. */
export interface LocalizedText {
  readonly vi: string;
  readonly en: string;
}

/** The text in the reader's language, or in Vietnamese if the translation is empty. */
export function readText(text: LocalizedText, language: Language): string {
  return text[language] === "" ? text.vi : text[language];
}

export function parseLanguage(value: string | null | undefined): Language {
  return value === "en" ? "en" : "vi";
}
