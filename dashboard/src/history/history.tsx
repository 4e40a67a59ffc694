import { useEffect, useEffectEvent, useState } from "react";
import { HistoryDocument } from "../api/generated/operations.js";
import { useLocale } from "../language/use-locale.js";
import { useHubQuery } from "../queries/use-hub-query.js";
import { QueryBoundary } from "../ui/query-boundary.js";
import { ChangeRow } from "./change-row.js";
import "./history.css";

interface HistoryProps {
  readonly id: string;
  /** Counts its changes: with another one, an open history is read again. */
  readonly version: number;
}

/** A fold with the changes of one thing, the latest first: who, when, from what to what, on which source. */
export function History({ id, version }: HistoryProps) {
  const { t } = useLocale();
  const [isOpen, setIsOpen] = useState(false);
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

function Changes({ id, version }: HistoryProps) {
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
