/** The reader's last choice of a language, for addresses that name none. */
import { type Language, parseLanguage } from "./language.js";

const STORAGE_KEY = "hub.language";

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage may be disabled in the browser; the choice then stays in the address.
  }
}

/** Vietnamese, where nothing has been chosen. */
export function rememberedLanguage(): Language {
  try {
    return parseLanguage(localStorage.getItem(STORAGE_KEY));
  } catch {
    return "vi";
  }
}
