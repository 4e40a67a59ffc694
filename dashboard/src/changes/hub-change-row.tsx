import type { ReactNode } from "react";
import type { HubChangeRowFragment, NamedThingFragment } from "../api/generated/operations.js";
import { describeActor, nameField, readableEdits } from "../history/describe-change.js";
import { FromTo } from "../history/from-to.js";
import { nameKind } from "../history/name-kind.js";
import { useLocale } from "../language/use-locale.js";
import { PageLink } from "../navigation/page-link.js";
import { nameThing } from "../things/name-thing.js";
import "./changes.css";

interface HubChangeRowProps {
  readonly change: HubChangeRowFragment;
  /** What changed, as far as it is known. */
  readonly thing: NamedThingFragment | undefined;
  /** In place of what changed, where the row stands for several changes. */
  readonly subject?: ReactNode;
  readonly isNew?: boolean;
  /** How many of the changed fields are told; all without it. */
  readonly fieldsShown?: number;
}

/** One change of a list of class `recent-changes`: what, from what to what, when, by whom, why and on which source. */
export function HubChangeRow({ change, thing, subject, isNew = false, fieldsShown }: HubChangeRowProps) {
  const locale = useLocale();
  const { t, text, date, time, memberName } = locale;
  const { member, kind, what, recordedAt, unit, change: recorded } = change;
  const named = nameThing(thing, kind, locale);
  // Of what is new every field was empty before.
  const edits = what === "ADDED" ? [] : readableEdits(recorded?.changed ?? []).slice(0, fieldsShown);
  return (
    <li className="recent-change" data-new={isNew || undefined}>
      <time dateTime={recordedAt}>
        {date(recordedAt)}
        <span className="note">{time(recordedAt)}</span>
      </time>
      <div>
        <p>
          {isNew && <strong className="new-mark">{t("changes.new")}</strong>}
          {t(`changes.what.${what}`)}{" "}
          {subject ?? (
            <>
              {nameKind(kind, locale)}
              {named !== undefined && ": "}
              {named?.to === undefined ? named?.name : <PageLink to={named.to}>{named.name}</PageLink>}
            </>
          )}
        </p>
        {edits.map((edit) => (
          <p key={edit.field} className="recent-change-values">
            {nameField(edit.field, locale)}: <FromTo edit={edit} />
          </p>
        ))}
        <p className="note">
          {[
            recorded === null ? memberName(member) : describeActor(recorded.actor, locale),
            subject === undefined && unit ? text(unit.name) : undefined,
            recorded?.reason,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
    </li>
  );
}
