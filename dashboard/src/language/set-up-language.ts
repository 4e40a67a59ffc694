import i18next, { type InitOptions, type Resource, type ResourceLanguage } from "i18next";
import { initReactI18next } from "react-i18next";
import type { ActivityDictionary } from "./activity-vi.js";
import type { AgreementDictionary } from "./agreement-vi.js";
import type { CalendarDictionary } from "./calendar-vi.js";
import type { DeveloperDictionary } from "./developer-vi.js";
import type { IdentityDictionary } from "./identity-vi.js";
import { LANGUAGE_PARAMETER, type Language, languageOf, searchInLanguage } from "./language.js";
import type { NewProgrammeDictionary } from "./new-programme-vi.js";
import { rememberedLanguage } from "./remembered-language.js";
import type { RightsDictionary } from "./rights-vi.js";
import type { ToolDictionary } from "./tool-vi.js";
import { type Dictionary, vi } from "./vi.js";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "page";
    resources: {
      page: Dictionary &
        ActivityDictionary &
        AgreementDictionary &
        CalendarDictionary &
        DeveloperDictionary &
        IdentityDictionary &
        NewProgrammeDictionary &
        RightsDictionary &
        ToolDictionary;
    };
  }
}

/** What only some parts say; their code brings these words along. */
const PARTS = [
  "activity",
  "agreement",
  "calendar",
  "developer",
  "identity",
  "newProgramme",
  "rights",
  "tool",
] as const;

type PartWords = Readonly<Record<Language, ResourceLanguage[string]>>;

const brought = new Map<string, PartWords>();

/** Adds words to those of the page, before anything says them. */
export function bringWords(part: (typeof PARTS)[number], words: PartWords): void {
  brought.set(part, words);
  if (!i18next.isInitialized) return;
  for (const [language, texts] of Object.entries(words)) i18next.addResourceBundle(language, part, texts);
}

/**
 * Starts in the language of the address. An address without one gets that of the reader's last choice, before anything
 * is shown: from then on the address alone says the language.
 */
export async function setUpLanguage(): Promise<Language> {
  const { pathname, search, hash } = window.location;
  if (!new URLSearchParams(search).has(LANGUAGE_PARAMETER)) {
    const chosen = `${pathname}${searchInLanguage(search, rememberedLanguage())}${hash}`;
    window.history.replaceState(window.history.state, "", chosen);
  }
  const language = languageOf(window.location.search);
  await i18next.use(initReactI18next).init(await translationOptions(language));
  document.documentElement.lang = language;
  return language;
}

/**
 * How i18next finds the page's texts: those of the language, and the Vietnamese ones, which come with the code. A newer hub may have states and roles that the loaded page has no word for; the
 * reader then sees a sentence instead of a key.
 */
export async function translationOptions(language: Language): Promise<InitOptions> {
  const resources: Resource = { vi: { page: vi, ...broughtIn("vi") } };
  if (language !== "vi") resources[language] = { page: await loadWords(language), ...broughtIn(language) };
  return {
    lng: language,
    fallbackLng: "vi",
    defaultNS: "page",
    fallbackNS: PARTS,
    ns: ["page"],
    resources,
    interpolation: { escapeValue: false },
    parseMissingKeyHandler: () => i18next.t("unknown"),
  };
}

function broughtIn(language: Language): ResourceLanguage {
  return Object.fromEntries([...brought].map(([part, words]) => [part, words[language]]));
}

/** Writes the whole page in this language. */
export async function showLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, "page")) {
    i18next.addResourceBundle(language, "page", await loadWords(language));
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}

async function loadWords(language: Language): Promise<Dictionary> {
  return language === "vi" ? vi : (await import("./en.js")).en;
}
