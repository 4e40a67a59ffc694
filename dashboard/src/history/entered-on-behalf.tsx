import type { EnteredOnBehalfFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { printSource } from "../ui/print-source.js";
import { SourceText } from "../ui/source-text.js";
import { describeActor } from "./describe-change.js";

/** That another has recorded it for the party, from which document, and that the party contests it. */
export function EnteredOnBehalf({ entered }: { readonly entered: EnteredOnBehalfFragment | null }) {
  const locale = useLocale();
  const { t, date, time } = locale;
  if (entered === null) return null;
  const { by, document, contest } = entered;
  return (
    <span className="note">
      {t("programme.onBehalf", { by: describeActor(by, locale) })}{" "}
      <SourceText source={printSource(document)} />
      {contest !== null && <br />}
      {contest !== null && (
        <strong>
          {t("programme.contested", {
            by: describeActor(contest.by, locale),
            at: `${date(contest.at)} ${time(contest.at)}`,
            reason: contest.reason,
          })}
        </strong>
      )}
    </span>
  );
}
