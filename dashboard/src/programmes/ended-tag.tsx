import type { ListedProgrammeFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { hasEnded } from "./ended.js";
import "./states.css";

interface EndedTagProps {
  readonly programme: Pick<ListedProgrammeFragment, "period">;
  readonly today: string;
}

/** Of a programme whose period is over: that it is, and since when. */
export function EndedTag({ programme, today }: EndedTagProps) {
  const { t, date } = useLocale();
  const { to } = programme.period;
  if (to === null || !hasEnded(programme, today)) return null;
  return (
    <span className="state-tag" data-ended>
      <span className="state-glyph" aria-hidden="true">
        ■
      </span>
      {t("programme.endedOn", { date: date(to) })}
    </span>
  );
}
