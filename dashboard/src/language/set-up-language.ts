import i18next, { type InitOptions } from "i18next";
import { initReactI18next } from "react-i18next";
import { en } from "./en.js";
import { type Language, parseLanguage } from "./language.js";
import { vi } from "./vi.js";

const STORAGE_KEY = "hub.language";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "page";
    resources: { page: typeof vi };
  }
}

/** Starts in the language of the last visit, or in Vietnamese. */
export async function setUpLanguage(): Promise<void> {
  const language = readStoredLanguage();
  await i18next.use(initReactI18next).init(translationOptions(language));
  document.documentElement.lang = language;
}

/**
 * How i18next finds the page's texts. A newer hub may have states and roles that the loaded page has no word for; the
 * reader then sees a sentence instead of a key.
 */
export function translationOptions(language: Language): InitOptions {
  return {
    lng: language,
    fallbackLng: "vi",
    defaultNS: "page",
    ns: ["page"],
    resources: { vi: { page: vi }, en: { page: en } },
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: () => i18next.t("unknown"),
  };
}

/** Switches the whole page and remembers the choice for the next visit. */
export async function switchLanguage(language: Language): Promise<void> {
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  try {
    localStorage.setItem(STORAGE_KEY, language);
  } catch {
    // Storage may be disabled in the browser; the choice then lasts until the page is closed.
  }
}

function readStoredLanguage(): Language {
  try {
    return parseLanguage(localStorage.getItem(STORAGE_KEY));
  } catch {
    return "vi";
  }
}
