import type { ListedAgreementFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import "../programmes/states.css";

type Shown = "DRAFTED" | "TO_COME" | "IN_FORCE" | "ENDED" | "REVOKED";

const GLYPHS: Record<Shown, string> = {
  DRAFTED: "○",
  TO_COME: "◔",
  IN_FORCE: "●",
  ENDED: "■",
  REVOKED: "×",
};

/** How an agreement stands, in words with a glyph of its own. */
export function AgreementTag({ agreement }: { readonly agreement: ListedAgreementFragment }) {
  const { t } = useLocale();
  const shown = standingOf(agreement);
  return (
    <span className="state-tag" data-agreement={shown}>
      <span className="state-glyph" aria-hidden="true">
        {GLYPHS[shown]}
      </span>
      {t(`agreement.standing.${shown}`)}
    </span>
  );
}

function standingOf({ state, inForce }: ListedAgreementFragment): Shown {
  if (state !== "AGREED") return state;
  return inForce ? "IN_FORCE" : "TO_COME";
}
