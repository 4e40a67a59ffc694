import { Link, useLocation } from "react-router";
import { type Language, searchInLanguage } from "../language/language.js";
import { rememberLanguage } from "../language/remembered-language.js";
import { useLocale } from "../language/use-locale.js";

const LANGUAGES: readonly { readonly language: Language; readonly name: string }[] = [
  { language: "vi", name: "Tiếng Việt" },
  { language: "en", name: "English" },
];

/** The same place in Vietnamese or in English; the choice is remembered for addresses that name no language. */
export function LanguageSwitch() {
  const { t, language: current } = useLocale();
  const { pathname, search, hash } = useLocation();
  return (
    <nav className="switch" aria-label={t("product.language")}>
      {LANGUAGES.map(({ language, name }) => (
        <Link
          key={language}
          to={{ pathname, search: searchInLanguage(search, language), hash }}
          replace
          preventScrollReset
          lang={language}
          hrefLang={language}
          aria-current={language === current || undefined}
          onClick={() => rememberLanguage(language)}
        >
          {name}
        </Link>
      ))}
    </nav>
  );
}
