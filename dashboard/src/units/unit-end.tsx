import type { UnitEndFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { Doubts } from "../ui/doubts.js";

/** When a unit ended, what has succeeded it and what of that is not certain; nothing while it is in force. */
export function UnitEnd({ unit }: { readonly unit: UnitEndFragment | undefined }) {
  const { t, text, date } = useLocale();
  if (!unit || unit.endedOn === null) return null;
  const successors = unit.successors.map(({ successor }) => text(successor.name)).join(", ");
  return (
    <span className="unit-end">
      {t(successors === "" ? "unit.ended" : "unit.succeeded", { day: date(unit.endedOn), successors })}
      {unit.successorsNote && ` ${text(unit.successorsNote)}`}
      <Doubts doubts={unit.doubts} />
    </span>
  );
}
