import type { StatedDoubtFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";

/**
 * What is not certain about the thing above, each with its reason; nothing if all is certain. That a value is inferred
 * stands beside it, whoever says so; what else a rule found stands among the flags.
 */
export function Doubts({ doubts }: { readonly doubts: readonly StatedDoubtFragment[] }) {
  const { t, text } = useLocale();
  const beside = doubts.filter(({ kind, rule }) => kind === "INFERRED" || rule === null);
  return beside.map(({ kind, reason }) => (
    <span key={reason.vi} className="doubt" data-doubt={kind}>
      <span className="doubt-kind">
        <span aria-hidden="true">?</span> {t(`doubt.${kind}`)}
      </span>{" "}
      {text(reason)}
    </span>
  ));
}
