import type { StandingFigureFragment } from "../api/generated/operations.js";
import { type Locale, useLocale } from "../language/use-locale.js";
import type { Standing } from "./standing.js";

/** More places than these are counted, not named. */
const NAMED = 2;

/** How many units reach a target, and after figures of which places and days this is said. */
export function StandingText({ standing }: { readonly standing: Standing<StandingFigureFragment> }) {
  const locale = useLocale();
  const { phase, met, published, figures } = standing;
  return (
    <>
      {locale.t(`targets.by.${phase}`, { met, count: published })}
      <br />
      {figures.length <= NAMED
        ? figures.map((figure) => namePlace(figure, locale)).join("; ")
        : nameDays(figures, locale)}
    </>
  );
}

function namePlace({ unit, asOf }: StandingFigureFragment, { t, text, date }: Locale): string {
  if (unit === null || asOf === null) return "";
  const until = unit.endedOn === null ? "" : ` ${t("unit.until", { day: date(unit.endedOn) })}`;
  return t("targets.place", { place: `${text(unit.name)}${until}`, day: date(asOf) });
}

function nameDays(figures: readonly StandingFigureFragment[], { t, date }: Locale): string {
  const [from, to] = [figures[0]?.asOf, figures.at(-1)?.asOf];
  if (!from || !to) return "";
  return t("targets.between", { from: date(from), to: date(to) });
}
