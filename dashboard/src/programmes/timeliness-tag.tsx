import { useLocale } from "../language/use-locale.js";
import type { Timeliness } from "./deadlines.js";
import "./states.css";

const GLYPHS: Record<Timeliness, string> = { OVERDUE: "!", SOON: "◔", IN_TIME: "○", UNKNOWN: "–" };

/** Whether something is in time: a word and a shape of its own, and red only for what is overdue. */
export function TimelinessTag({ timeliness }: { readonly timeliness: Timeliness }) {
  const { t } = useLocale();
  return (
    <span className="state-tag" data-timeliness={timeliness}>
      <span className="state-glyph" aria-hidden="true">
        {GLYPHS[timeliness]}
      </span>
      {t(`deadline.${timeliness}`)}
    </span>
  );
}
