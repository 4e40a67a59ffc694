import type { CommitmentState } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import "./states.css";

const GLYPHS: Record<CommitmentState, string> = {
  DONE: "✓",
  IN_PROGRESS: "◐",
  NOT_STARTED: "○",
  NOT_REPORTED: "–",
  DROPPED: "×",
};

/** A state in words with a glyph of its own: colour is never the only difference. */
export function StateTag({ state }: { readonly state: CommitmentState }) {
  const { t } = useLocale();
  return (
    <span className="state-tag" data-testid="state" data-state={state}>
      <span className="state-glyph" aria-hidden="true">
        {GLYPHS[state]}
      </span>
      {t(`programme.state.${state}`)}
    </span>
  );
}
