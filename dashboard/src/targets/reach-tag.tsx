import { useLocale } from "../language/use-locale.js";
import type { Reach } from "./standing.js";
import "../programmes/states.css";
import "./reach-tag.css";

const GLYPHS: Record<Reach, string> = { all: "✓", notAll: "◐", soFar: "◔", early: "◁", unknown: "–" };

/** Whether a target is reached by all that have published: a word and a shape of its own. */
export function ReachTag({ reach }: { readonly reach: Reach }) {
  const { t } = useLocale();
  return (
    <span className="state-tag" data-reach={reach}>
      <span className="state-glyph" aria-hidden="true">
        {GLYPHS[reach]}
      </span>
      {t(`targets.reach.${reach}`)}
    </span>
  );
}
