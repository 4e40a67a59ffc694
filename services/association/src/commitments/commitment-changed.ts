import type { NewEvent } from "@hub/outbox/append";
import { formatGlobalId } from "@hub/schema/global-id";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { type ProgrammeIds, programmeIds } from "../programmes/programme-ids.js";
import type { Commitment } from "./commitment.js";
import type { CommitmentState } from "./commitment-state.js";

export type CommitmentChanged = NewEvent<
  "commitment.changed",
  ProgrammeIds & {
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
  const commitmentId = formatGlobalId("Commitment", id);
  return {
    type: "commitment.changed",
    aggregateType: "commitment",
    aggregateId: commitmentId,
    version,
    payload: { ...programmeIds(programme), commitmentId, state, previousState },
  };
}
