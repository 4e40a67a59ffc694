import type { UnitEndFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { unitAddress } from "../navigation/thing-addresses.js";
import { Doubts } from "../ui/doubts.js";

/** When a unit ended, what has succeeded it and what of that is not certain; nothing while it is in force. */
export function UnitEnd({ unit }: { readonly unit: UnitEndFragment | undefined }) {
  const { t, text, date } = useLocale();
  if (!unit || unit.endedOn === null) return null;
  return (
    <span className="unit-end">
      {t(unit.successors.length === 0 ? "unit.ended" : "unit.succeeded", { day: date(unit.endedOn) })}
      {unit.successors.map(({ successor, effectiveOn }, index) => (
        // A successor may have the same name: its day tells it apart.
        <span key={successor.id}>
          {index > 0 ? ", " : " "}
          <PageLink to={unitAddress(successor.id)}>{text(successor.name)}</PageLink>
          {effectiveOn !== null && ` (${t("unit.since", { day: date(effectiveOn) })})`}
        </span>
      ))}
      {unit.successorsNote && ` ${text(unit.successorsNote)}`}
      <Doubts doubts={unit.doubts} />
    </span>
  );
}
