import { useState } from "react";
import {
  CommitmentChangedDocument,
  type ProgrammeCommitmentFragment,
  ProgrammeDocument,
} from "../../api/generated/operations.js";
import { useRefetchOnEvents } from "../../live/hub-events.js";
import { useLiveSubscription } from "../../live/use-live-subscription.js";
import { useHubQuery } from "../../queries/use-hub-query.js";
import { useRefetchOnNewDay } from "../../ui/use-refetch-on-new-day.js";
import { changesProgramme } from "./changes-programme.js";
import { mergeCommitments } from "./merge-commitments.js";

const HIGHLIGHT_MS = 6000;

/** One programme with its commitments, kept up to date by live notices; `justChanged` are the ones to highlight. */
export function useProgramme(code: string) {
  const query = useHubQuery(ProgrammeDocument, { code });
  const [received, setReceived] = useState<ReadonlyMap<string, ProgrammeCommitmentFragment>>(new Map());
  const [justChanged, setJustChanged] = useState<readonly ProgrammeCommitmentFragment[]>([]);
  const programme = query.data?.programme ?? undefined;

  useRefetchOnNewDay(query.refetch);
  useRefetchOnEvents(query.refetch, (event) => changesProgramme(event, programme?.id));
  useLiveSubscription({
    name: "commitments",
    document: CommitmentChangedDocument,
    variables: programme === undefined ? undefined : { programmeId: programme.id },
    asOf: query.asOf,
    onOutdated: query.refetch,
    onGap: () => {
      setReceived(new Map());
      query.refetch();
    },
    onData: ({ commitmentChanged: { commitment } }) => {
      // The member could not deliver the commitment with the notice; the query retries until it can.
      if (commitment === null) return query.refetch();
      // One that was added.
      if (!programme?.commitments.some(({ id }) => id === commitment.id)) query.refetch();
      setReceived((known) => new Map(known).set(commitment.id, commitment));
      setJustChanged((known) => [...known.filter(({ id }) => id !== commitment.id), commitment]);
      setTimeout(() => setJustChanged((known) => known.filter((row) => row !== commitment)), HIGHLIGHT_MS);
    },
  });

  return {
    query,
    programme,
    commitments: mergeCommitments(programme?.commitments ?? [], received),
    justChanged,
  };
}

export type Programme = NonNullable<ReturnType<typeof useProgramme>["programme"]>;
