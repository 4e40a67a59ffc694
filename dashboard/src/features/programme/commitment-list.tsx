import { type RefObject, useEffect, useRef } from "react";
import { useLocation } from "react-router";
import type { ProgrammeCommitmentFragment } from "../../api/generated/operations.js";
import { History } from "../../history/history.js";
import { useLocale } from "../../language/use-locale.js";
import { StateTag } from "../../programmes/state-tag.js";
import { Doubts } from "../../ui/doubts.js";
import { printSource } from "../../ui/print-source.js";
import { SourceText } from "../../ui/source-text.js";
import { useNow } from "../../ui/use-now.js";
import { CommitmentDue } from "./commitment-due.js";
import { CommitmentEvidence } from "./commitment-evidence.js";

interface CommitmentListProps {
  readonly commitments: readonly ProgrammeCommitmentFragment[];
  readonly justChanged: readonly ProgrammeCommitmentFragment[];
}

/** The commitments in the order of signing; one that changes is highlighted and announced. */
export function CommitmentList({ commitments, justChanged }: CommitmentListProps) {
  const { t } = useLocale();
  const changedIds = new Set(justChanged.map(({ id }) => id));
  return (
    <>
      <ol className="commitments">
        {commitments.map((commitment) => (
          <CommitmentRow
            key={commitment.id}
            commitment={commitment}
            isChanged={changedIds.has(commitment.id)}
          />
        ))}
      </ol>
      <p className="visually-hidden" aria-live="polite">
        {justChanged
          .map(({ code, state }) => t("programme.announced", { code, state: t(`programme.state.${state}`) }))
          .join(". ")}
      </p>
    </>
  );
}

function CommitmentRow({
  commitment,
  isChanged,
}: {
  readonly commitment: ProgrammeCommitmentFragment;
  readonly isChanged: boolean;
}) {
  const { t, text, date, ageSince } = useLocale();
  const now = useNow(isChanged ? 1000 : 20_000);
  const row = useRef<HTMLLIElement>(null);
  const { id, code, title, state, stateChangedAt, stateSource, printedText, version, doubts } = commitment;
  useFocusWhereNamed(row, code);
  return (
    <li
      ref={row}
      id={code}
      className={isChanged ? "commitment just-changed" : "commitment"}
      data-commitment={code}
    >
      <span className="commitment-code">{code}</span>
      <div className="commitment-body">
        <h3>{text(title)}</h3>
        <p className="printed" lang="vi">
          “{printedText}”
        </p>
        <Doubts doubts={doubts} />
        <CommitmentEvidence commitment={commitment} />
        <History id={id} version={version} />
      </div>
      <div className="commitment-state">
        <StateTag state={state} />
        {stateChangedAt !== null && (
          <p className="note">
            {t("programme.changed", {
              age: ageSince(stateChangedAt, Math.max(now, Date.parse(stateChangedAt))),
              date: date(stateChangedAt),
            })}
          </p>
        )}
        {stateSource !== null && (
          <p className="note">
            {t("programme.stateSource")}: <SourceText source={printSource(stateSource)} />
          </p>
        )}
        <CommitmentDue commitment={commitment} />
      </div>
    </li>
  );
}

/** Leads the reader to what the address names behind its #. */
function useFocusWhereNamed(element: RefObject<HTMLElement | null>, name: string): void {
  const { hash } = useLocation();
  const isNamed = hash === `#${encodeURIComponent(name)}`;
  useEffect(() => {
    if (!isNamed || element.current === null) return;
    element.current.tabIndex = -1;
    element.current.focus();
  }, [element, isNamed]);
}
