import type { NewEvent } from "@hub/outbox/append";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import type { Commitment } from "./commitment.js";
import type { CommitmentState } from "./commitment-state.js";

export type CommitmentChanged = NewEvent<
  "commitment.changed",
  {
    readonly programmeId: string;
    readonly unitId: string;
    readonly commitmentId: string;
    readonly state: CommitmentState;
    readonly previousState: CommitmentState;
  }
>;

export function commitmentChanged(
  { id, version, state }: Commitment,
  programme: CoordinationProgramme,
  previousState: CommitmentState,
): CommitmentChanged {
  return {
    type: "commitment.changed",
    aggregateType: "commitment",
    aggregateId: id,
    version,
    payload: {
      programmeId: programme.id,
      unitId: programme.unitId,
      commitmentId: id,
      state,
      previousState,
    },
  };
}
