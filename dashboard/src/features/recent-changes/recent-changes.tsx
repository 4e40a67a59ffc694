import type { HubChangeRowFragment, NamedThingFragment } from "../../api/generated/operations.js";
import { describeValue, nameField } from "../../history/describe-change.js";
import { nameKind } from "../../history/name-kind.js";
import { useLocaleWithClock } from "../../language/use-clock.js";
import { PageLink } from "../../navigation/page-link.js";
import { nameThing } from "../../things/name-thing.js";
import { ExportLinks } from "../../ui/export-links.js";
import { Notice } from "../../ui/notice.js";
import { OldRows } from "../../ui/old-rows.js";
import { QueryBoundary } from "../../ui/query-boundary.js";
import { type GatheredChange, isOne } from "./gather-changes.js";
import { usePreviousVisit } from "./last-visit.js";
import { useRecentChanges } from "./use-recent-changes.js";
import "./recent-changes.css";

/** What changed lately: what, from what to what, when and by whom; what is new since the last visit is marked. */
export function RecentChanges() {
  const { t, date, clock } = useLocaleWithClock();
  const { query, gathered, things } = useRecentChanges();
  const previousVisit = usePreviousVisit(query.receivedAt);
  const since = previousVisit === undefined ? undefined : new Date(previousVisit).toISOString();
  return (
    <QueryBoundary queries={[query]} rows={8}>
      {gathered.length === 0 && <Notice kind="empty">{t("changes.none")}</Notice>}
      {since !== undefined && (
        <p className="note">{t("changes.lastVisit", { date: date(since), time: clock(since) })}</p>
      )}
      <ol className="recent-changes">
        {gathered.map((change) => (
          <ChangeRow
            key={change.first.cursor}
            gathered={change}
            thing={things.get(change.first.nodeId)}
            isNew={previousVisit !== undefined && Date.parse(change.first.recordedAt) > previousVisit}
          />
        ))}
      </ol>
      <OldRows copies={query.data?.changes?.members} />
      <p className="note">{t(since === undefined ? "changes.inFile" : "changes.inFileSince")}</p>
      <ExportLinks name={t("changes.title")} list="changes" filters={{ since }} />
    </QueryBoundary>
  );
}

const FIELDS_SHOWN = 3;

interface ChangeRowProps {
  readonly gathered: GatheredChange & { readonly first: HubChangeRowFragment };
  readonly thing: NamedThingFragment | undefined;
  readonly isNew: boolean;
}

function ChangeRow({ gathered, thing, isNew }: ChangeRowProps) {
  const locale = useLocaleWithClock();
  const { t, text, date, clock, memberName } = locale;
  const { first, count, isAtLeast } = gathered;
  const { member, kind, what, recordedAt, unit, change } = first;
  const named = isOne(gathered) ? nameThing(thing, kind, locale) : undefined;
  const author = change?.actor.organisation;
  // Of what is new every field was empty before.
  const edits = what === "ADDED" ? [] : (change?.changed.slice(0, FIELDS_SHOWN) ?? []);
  return (
    <li className="recent-change" data-new={isNew || undefined}>
      <time dateTime={recordedAt}>
        {date(recordedAt)}
        <span className="note">{clock(recordedAt)}</span>
      </time>
      <div>
        <p>
          {isNew && <strong className="new-mark">{t("changes.new")}</strong>}
          {t(`changes.what.${what}`)}{" "}
          {isOne(gathered)
            ? nameKind(kind, locale)
            : t(isAtLeast ? "changes.atLeast" : "changes.several", {
                count,
                kind: nameKind(kind, locale),
              })}
          {named !== undefined && ": "}
          {named?.to === undefined ? named?.name : <PageLink to={named.to}>{named.name}</PageLink>}
        </p>
        {edits.map(({ field, before, after }) => (
          <p key={field} className="recent-change-values">
            {nameField(field, locale)}: <del>{describeValue(field, before, locale)}</del>{" "}
            <span aria-hidden="true">→</span> <ins>{describeValue(field, after, locale)}</ins>
          </p>
        ))}
        <p className="note">
          {[
            author ? text(author.name) : memberName(member),
            isOne(gathered) && unit ? text(unit.name) : undefined,
            change?.reason,
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </div>
    </li>
  );
}
