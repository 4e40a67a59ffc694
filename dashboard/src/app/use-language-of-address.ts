import { useEffect } from "react";
import { useLocation } from "react-router";
import { languageOf } from "../language/language.js";
import { showLanguage } from "../language/set-up-language.js";
import { useLocale } from "../language/use-locale.js";

/** The page is in the language that its address names. */
export function useLanguageOfAddress(): void {
  const language = languageOf(useLocation().search);
  const { language: shown } = useLocale();
  useEffect(() => {
    if (language !== shown) void showLanguage(language);
  }, [language, shown]);
}
