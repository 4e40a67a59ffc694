import { useState } from "react";
import {
  CommitmentChangedDocument,
  type ProgrammeCommitmentFragment,
  ProgrammeDocument,
} from "../../api/generated/operations.js";
import { useLive } from "../../live/use-live.js";
import { useAnswer } from "../../queries/use-answer.js";
import { mergeCommitments } from "./merge-commitments.js";

const HIGHLIGHT_MS = 6000;

/** One programme with its commitments, kept current by live notices; `justChanged` names the rows to point at. */
export function useProgramme(code: string) {
  const answer = useAnswer(ProgrammeDocument, { code });
  const [noticed, setNoticed] = useState<ReadonlyMap<string, ProgrammeCommitmentFragment>>(new Map());
  const [justChanged, setJustChanged] = useState<readonly ProgrammeCommitmentFragment[]>([]);
  const programme = answer.data?.programme ?? undefined;

  useLive({
    feed: "commitments",
    document: CommitmentChangedDocument,
    variables: programme === undefined ? undefined : { programmeId: programme.id },
    asOf: answer.asOf,
    onOutdated: answer.reload,
    onGap: () => {
      setNoticed(new Map());
      answer.reload();
    },
    onData: ({ commitmentChanged: { commitment } }) => {
      // The member could not be asked for the commitment just now; the retries of the query will show it.
      if (commitment === null) return answer.reload();
      setNoticed((known) => new Map(known).set(commitment.id, commitment));
      setJustChanged((known) => [...known.filter(({ id }) => id !== commitment.id), commitment]);
      setTimeout(() => setJustChanged((known) => known.filter((row) => row !== commitment)), HIGHLIGHT_MS);
    },
  });

  return {
    answer,
    programme,
    commitments: mergeCommitments(programme?.commitments ?? [], noticed),
    justChanged,
  };
}

export type Programme = NonNullable<ReturnType<typeof useProgramme>["programme"]>;
