import type { RecordedChangeFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { describeValue, isOfThing } from "./describe-change.js";
import "./history.css";

interface FromToProps {
  readonly edit: RecordedChangeFragment["changed"][number];
}

/** What a changed field was, and what it became. */
export function FromTo({ edit: { field, before, after } }: FromToProps) {
  const locale = useLocale();
  const { t } = locale;
  if (isOfThing(field) && before !== null && after !== null) return t("history.another");
  return (
    <span className="from-to">
      <del>
        <span className="visually-hidden">{t("history.before")} </span>
        {describeValue(field, before, locale)}
      </del>
      <span aria-hidden="true"> → </span>
      <ins>
        <span className="visually-hidden">{t("history.after")} </span>
        {describeValue(field, after, locale)}
      </ins>
    </span>
  );
}
