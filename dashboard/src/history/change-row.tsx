import type { ReactNode } from "react";
import type { RecordedChangeFragment } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { RegisterSource } from "../units/register-source.js";
import { describeActor, nameField } from "./describe-change.js";
import { FromTo } from "./from-to.js";
import "./history.css";

interface ChangeRowProps {
  readonly change: RecordedChangeFragment;
  /** What has changed, where that is not said around the row. */
  readonly children?: ReactNode;
}

/** One change of a thing: who, when, from what to what, on which source. */
export function ChangeRow({ change, children }: ChangeRowProps) {
  const locale = useLocale();
  const { t, date, time } = locale;
  const { version, at, reason, changed, source } = change;
  return (
    <li data-version={version}>
      <p className="change-head">
        <time dateTime={at}>
          {date(at)} {time(at)}
        </time>
        {" · "}
        {describeActor(change.actor, locale)}
      </p>
      {children}
      {version === 1 ? <p>{t("history.first")}</p> : <ChangedFields changed={changed} />}
      {reason !== null && (
        <p className="note">
          {t("history.reason")}: {reason}
        </p>
      )}
      {source !== null && (
        <p className="note">
          {t("figure.source")}: <RegisterSource source={source} />
        </p>
      )}
    </li>
  );
}

/** Each field from what to what. */
export function ChangedFields({ changed }: Pick<RecordedChangeFragment, "changed">) {
  const locale = useLocale();
  return (
    <dl className="changed-fields">
      {changed.map((edit) => (
        <div key={edit.field}>
          <dt>{nameField(edit.field, locale)}</dt>
          <dd>
            <FromTo edit={edit} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
