import { useEffect, useEffectEvent, useState } from "react";
import { HistoryDocument, type RecordedChangeFragment } from "../api/generated/operations.js";
import { useLocaleWithClock } from "../language/use-clock.js";
import { type Locale, useLocale } from "../language/use-locale.js";
import { useHubQuery } from "../queries/use-hub-query.js";
import { printSource } from "../ui/print-source.js";
import { QueryBoundary } from "../ui/query-boundary.js";
import { SourceText } from "../ui/source-text.js";
import { describeValue, nameField } from "./describe-change.js";
import "./history.css";

interface HistoryProps {
  readonly id: string;
  /** Counts its changes: with another one, an open history is read again. */
  readonly version: number;
  /** Unfolded from the beginning. */
  readonly isOpen?: boolean;
}

/** A fold with the changes of one thing, the latest first: who, when, from what to what, on which source. */
export function History({ id, version, isOpen: isOpenAtFirst = false }: HistoryProps) {
  const { t } = useLocale();
  const [isOpen, setIsOpen] = useState(isOpenAtFirst);
  return (
    <details
      className="fold history"
      open={isOpen}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary>{t("history.title")}</summary>
      {isOpen && <Changes id={id} version={version} />}
    </details>
  );
}

function Changes({ id, version }: Omit<HistoryProps, "isOpen">) {
  const { t } = useLocale();
  const query = useHubQuery(HistoryDocument, { id });
  const node = query.data?.node;
  const history = node && "history" in node ? node.history : undefined;
  const known = history?.nodes.at(-1)?.version;
  const readAgain = useEffectEvent(() => query.refetch());
  useEffect(() => {
    if (known !== undefined && known < version) readAgain();
  }, [known, version]);
  return (
    <QueryBoundary queries={[query]} rows={2}>
      <ol className="changes">
        {history?.nodes.toReversed().map((change) => (
          <ChangeRow key={change.id} change={change} />
        ))}
      </ol>
      {history?.pageInfo.hasPreviousPage && <p className="note">{t("history.older")}</p>}
    </QueryBoundary>
  );
}

function ChangeRow({ change }: { readonly change: RecordedChangeFragment }) {
  const locale = useLocaleWithClock();
  const { t, date, clock } = locale;
  const { version, at, reason, changed, source } = change;
  return (
    <li data-version={version}>
      <p className="change-head">
        <time dateTime={at}>
          {date(at)} {clock(at)}
        </time>
        {" · "}
        {describeActor(change.actor, locale)}
      </p>
      {version === 1 ? <p>{t("history.first")}</p> : <ChangedFields changed={changed} />}
      {reason !== null && (
        <p className="note">
          {t("history.reason")}: {reason}
        </p>
      )}
      {source !== null && (
        <p className="note">
          {t("figure.source")}: <SourceText source={printSource(source)} />
        </p>
      )}
    </li>
  );
}

function ChangedFields({ changed }: Pick<RecordedChangeFragment, "changed">) {
  const locale = useLocale();
  const { t } = locale;
  return (
    <dl>
      {changed.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{nameField(field, locale)}</dt>
          <dd>
            <del>
              <span className="visually-hidden">{t("history.before")} </span>
              {describeValue(field, before, locale)}
            </del>
            <span aria-hidden="true"> → </span>
            <ins>
              <span className="visually-hidden">{t("history.after")} </span>
              {describeValue(field, after, locale)}
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function describeActor({ role, organisation }: RecordedChangeFragment["actor"], { t, text }: Locale): string {
  const inRole = t(`history.role.${role}`);
  return organisation === null ? inRole : `${text(organisation.name)} (${inRole})`;
}
