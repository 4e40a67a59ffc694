import { Segmented } from "antd";
import { type Language, parseLanguage } from "../language/language.js";
import { switchLanguage } from "../language/set-up-language.js";
import { useLocale } from "../language/use-locale.js";

const OPTIONS: { label: string; value: Language }[] = [
  { label: "Tiếng Việt", value: "vi" },
  { label: "English", value: "en" },
];

/** Vietnamese or English; the choice is remembered for the next visit. */
export function LanguageSwitch() {
  const { t, language } = useLocale();
  return (
    <Segmented
      aria-label={t("product.language")}
      options={OPTIONS}
      value={language}
      onChange={(value) => void switchLanguage(parseLanguage(value))}
    />
  );
}
