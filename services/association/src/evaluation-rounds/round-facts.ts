import { formatGlobalId } from "@hub/schema/global-id";
import type { EvaluationRound } from "./evaluation-round.js";

export type RecordedRound = Pick<
  EvaluationRound,
  "number" | "dueOn" | "isComputed" | "isCarriedOver" | "heldOn" | "hostId"
>;

/** What an evaluation's history tells of, as the schema names it. */
export function roundFacts({ number, dueOn, isComputed, isCarriedOver, heldOn, hostId }: RecordedRound) {
  return {
    number,
    dueOn,
    isComputed,
    isCarriedOver,
    heldOn,
    host: { id: hostId && formatGlobalId("Organisation", hostId) },
  };
}
