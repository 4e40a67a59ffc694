export type Language = "vi" | "en";

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
