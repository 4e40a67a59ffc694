import type { ReactNode } from "react";
import { useLocaleWithClock } from "../language/use-clock.js";
import { useLocale } from "../language/use-locale.js";
import { useHubMembers } from "../live/hub-members.js";
import { useIsOnline } from "../live/use-is-online.js";
import type { HubQuery } from "../queries/use-hub-query.js";
import { Loading } from "./loading.js";
import { Notice } from "./notice.js";
import { Refused } from "./refused.js";
import { useNow } from "./use-now.js";

interface QueryBoundaryProps {
  readonly queries: readonly HubQuery<unknown>[];
  readonly rows?: number;
  readonly children: ReactNode;
}

/** Shows lines while loading, what there was while another question is being answered, a sentence where the hub refuses what is asked, one with a retry button for each failure, and whatever data there is. */
export function QueryBoundary({ queries, rows = 6, children }: QueryBoundaryProps) {
  const { t, memberName } = useLocale();
  const isOnline = useIsOnline();
  const failed = queries.filter(({ hasFailed }) => hasFailed);
  const failedMembers = [...new Set(queries.flatMap(({ failedMembers }) => failedMembers))];
  const refusals = queries.flatMap((query) => query.refusals);
  const isStale = queries.some((query) => query.isStale);
  const isOfFormer = queries.some((query) => query.isOfFormer);
  const retry = () => {
    for (const query of queries) if (query.hasFailed || query.failedMembers.length > 0) query.refetch();
  };
  if (queries.some(({ isLoading }) => isLoading)) return <Loading rows={rows} />;
  const hasData = queries.some(hasAnswer);
  return (
    <>
      {failed.length > 0 && (
        <Notice kind={isOnline ? "broken" : "partial"} {...(isOnline && { onRetry: retry })}>
          {t(`failure.${isOnline ? "hub" : "offline"}${isStale ? "Stale" : ""}`)}
          {isStale && <ReceivedAt queries={failed} />}
        </Notice>
      )}
      {refusals.length > 0 && <Refused refusals={refusals} />}
      {failedMembers.length > 0 && (
        <Notice kind="partial" onRetry={retry}>
          {t(isStale ? "failure.memberStale" : "failure.member", {
            members: failedMembers.map(memberName).join(", "),
          })}
          <SilentSince members={failedMembers} />
          {isStale && <ReceivedAt queries={queries.filter((query) => query.isStale)} />}
        </Notice>
      )}
      {hasData && (
        <div className={isStale ? "stale" : "answer"} aria-busy={isOfFormer || undefined}>
          {children}
        </div>
      )}
    </>
  );
}

/** Where members are silent or refuse, a field without a value does not say that there is nothing. */
function hasAnswer({ data, failedMembers, refusals }: HubQuery<unknown>): boolean {
  if (typeof data !== "object" || data === null) return false;
  return (
    (failedMembers.length === 0 && refusals.length === 0) ||
    Object.values(data).some((value) => value !== null)
  );
}

/** Since when the members have been silent, where the hub knows. */
function SilentSince({ members }: { readonly members: readonly string[] }) {
  const { t, memberName, date, time } = useLocale();
  const states = useHubMembers() ?? [];
  return states.map(
    ({ name, silentSince }) =>
      silentSince !== null &&
      members.includes(name) && (
        <span key={name}>
          {" "}
          {t("failure.silentSince", {
            member: memberName(name),
            time: time(silentSince),
            date: date(silentSince),
          })}
        </span>
      ),
  );
}

/** How old what is shown is; of several answers, the oldest. */
function ReceivedAt({ queries }: { readonly queries: readonly HubQuery<unknown>[] }) {
  const { t, clock, ageSince } = useLocaleWithClock();
  const now = useNow(1000);
  const times = queries.flatMap(({ receivedAt }) => (receivedAt === undefined ? [] : [receivedAt]));
  if (times.length === 0) return;
  const oldest = Math.min(...times);
  const time = clock(oldest);
  return (
    <>
      <br />
      <span data-testid="received-at">{t("failure.receivedAt", { time, age: ageSince(oldest, now) })}</span>
    </>
  );
}
