import { Alert, Button, Skeleton } from "antd";
import type { ReactNode } from "react";
import { en } from "../language/en.js";
import { useLocale } from "../language/use-locale.js";
import { vi } from "../language/vi.js";
import type { HubQuery } from "../queries/use-hub-query.js";

interface QueryBoundaryProps {
  readonly queries: readonly HubQuery<unknown>[];
  readonly rows?: number;
  readonly children: ReactNode;
}

/** Shows a skeleton while loading, a sentence with a retry button for each failure, and whatever data there is. */
export function QueryBoundary({ queries, rows = 6, children }: QueryBoundaryProps) {
  const { t, memberName } = useLocale();
  const failed = queries.filter(({ hasFailed }) => hasFailed);
  const failedMembers = [...new Set(queries.flatMap(({ failedMembers }) => failedMembers))];
  const isStale = queries.some((query) => query.isStale);
  const retry = () => {
    for (const query of queries) if (query.hasFailed || query.failedMembers.length > 0) query.refetch();
  };
  if (queries.some(({ isLoading }) => isLoading)) {
    return (
      <div aria-busy="true">
        <span className="visually-hidden" role="status">
          {t("loading.label")}
        </span>
        <Skeleton active paragraph={{ rows }} title={false} />
      </div>
    );
  }
  const hasData = queries.some(({ data }) => data !== undefined);
  return (
    <>
      {failed.length > 0 && (
        <Failure onRetry={retry}>
          <span lang="vi">{vi.failure[isStale ? "hubStale" : "hub"]}</span>
          <br />
          <span lang="en">{en.failure[isStale ? "hubStale" : "hub"]}</span>
        </Failure>
      )}
      {failedMembers.length > 0 && (
        <Failure onRetry={retry}>
          {t(isStale ? "failure.memberStale" : "failure.member", {
            members: failedMembers.map(memberName).join(", "),
          })}
        </Failure>
      )}
      {hasData && (isStale ? <div className="stale">{children}</div> : children)}
    </>
  );
}

function Failure({ onRetry, children }: { readonly onRetry: () => void; readonly children: ReactNode }) {
  const { t } = useLocale();
  return (
    <Alert
      className="failure"
      type="warning"
      showIcon
      title={children}
      action={<Button onClick={onRetry}>{t("failure.retry")}</Button>}
    />
  );
}
