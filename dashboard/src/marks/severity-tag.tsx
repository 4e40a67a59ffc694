import type { FlagSeverity } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import "./marks.css";

const GLYPHS: Record<FlagSeverity, string> = { ERROR: "✕", WARNING: "!", INFO: "i" };

/** How grave a finding is: a word and a shape of its own. */
export function SeverityTag({ severity }: { readonly severity: FlagSeverity }) {
  const { t } = useLocale();
  return (
    <p className="flag-severity">
      <span className="flag-glyph" aria-hidden="true">
        {GLYPHS[severity]}
      </span>
      {t(`quality.severity.${severity}`)}
    </p>
  );
}
