import type { ValidityState } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import "./validity-tag.css";

const GLYPHS: Record<ValidityState, string> = { IN_FORCE: "●", NOT_IN_FORCE: "×", NOT_KNOWN: "?" };

/** Whether a document is in force: a word and a shape of its own. */
export function ValidityTag({ state }: { readonly state: ValidityState }) {
  const { t } = useLocale();
  return (
    <span className="validity" data-validity={state}>
      <span aria-hidden="true">{GLYPHS[state]}</span> {t(`document.validity.${state}`)}
    </span>
  );
}
