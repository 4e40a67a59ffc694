import { Alert, Button, Skeleton } from "antd";
import type { ReactNode } from "react";
import { en } from "../language/en.js";
import { useReading } from "../language/use-reading.js";
import { vi } from "../language/vi.js";
import type { Answer } from "../queries/use-answer.js";

interface AnswerStateProps {
  readonly answers: readonly Answer<unknown>[];
  readonly rows?: number;
  readonly children: ReactNode;
}

/** Shows what is there; while loading a placeholder, and for what failed a sentence in both languages with a retry. */
export function AnswerState({ answers, rows = 6, children }: AnswerStateProps) {
  const { t, memberName } = useReading();
  const failed = answers.filter(({ hasFailed }) => hasFailed);
  const failedMembers = [...new Set(answers.flatMap(({ failedMembers }) => failedMembers))];
  const isKept = answers.some((answer) => answer.isKept);
  const retry = () => {
    for (const answer of answers) if (answer.hasFailed || answer.failedMembers.length > 0) answer.reload();
  };
  if (answers.some(({ isLoading }) => isLoading)) {
    return (
      <div aria-busy="true">
        <span className="visually-hidden" role="status">
          {t("loading.label")}
        </span>
        <Skeleton active paragraph={{ rows }} title={false} />
      </div>
    );
  }
  const hasData = answers.some(({ data }) => data !== undefined);
  return (
    <>
      {failed.length > 0 && (
        <Failure onRetry={retry}>
          <span lang="vi">{vi.failure[isKept ? "hubKept" : "hub"]}</span>
          <br />
          <span lang="en">{en.failure[isKept ? "hubKept" : "hub"]}</span>
        </Failure>
      )}
      {failedMembers.length > 0 && (
        <Failure onRetry={retry}>
          {t(isKept ? "failure.memberKept" : "failure.member", {
            members: failedMembers.map(memberName).join(", "),
          })}
        </Failure>
      )}
      {hasData && (isKept ? <div className="kept">{children}</div> : children)}
    </>
  );
}

function Failure({ onRetry, children }: { readonly onRetry: () => void; readonly children: ReactNode }) {
  const { t } = useReading();
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
