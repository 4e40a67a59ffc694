import { useSyncExternalStore } from "react";
import { useLocale } from "../language/use-locale.js";
import { currentTheme, followTheme, showTheme } from "./theme.js";

/** Light or dark; as the system has it until the reader chooses. */
export function ThemeSwitch() {
  const { t } = useLocale();
  const theme = useSyncExternalStore(followTheme, currentTheme, () => "light");
  const isDark = theme === "dark";
  return (
    <button
      type="button"
      className="theme-switch"
      aria-pressed={isDark}
      onClick={() => showTheme(isDark ? "light" : "dark")}
    >
      <span aria-hidden="true">{isDark ? "☾" : "☀"}</span>
      {t("product.dark")}
    </button>
  );
}
