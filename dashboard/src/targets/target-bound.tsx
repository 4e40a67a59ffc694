import type { TargetBoundFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";

interface TargetProps {
  readonly target: TargetBoundFragment;
}

/** What is to be reached: “ít nhất 70%”, and what is enough in disadvantaged places. */
export function TargetBound({ target: { comparator, value, disadvantagedValue } }: TargetProps) {
  const { t, percent } = useLocale();
  return (
    <>
      <span className="amount">{t(`targets.comparator.${comparator}`, { value: percent(value) })}</span>
      {disadvantagedValue !== null && (
        <span className="note"> {t("targets.disadvantaged", { value: percent(disadvantagedValue) })}</span>
      )}
    </>
  );
}

/** Says of a target that it was not compared with the document itself. */
export function TargetDoubt({ target: { isVerified, note } }: TargetProps) {
  const { t, text } = useLocale();
  if (isVerified) return null;
  return (
    <span className="doubt" data-doubt="UNVERIFIED">
      <span className="doubt-kind">
        <span aria-hidden="true">?</span> {t("doubt.UNVERIFIED")}
      </span>{" "}
      {note !== null && text(note)}
    </span>
  );
}
