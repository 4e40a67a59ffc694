import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { Facts, NewChange } from "@hub/subgraph-kit/record-change";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { Commitment } from "./commitment.js";
import { commitmentChanged } from "./commitment-changed.js";
import { commitmentFacts } from "./commitment-facts.js";

interface SavedCommitment extends Pick<NewChange, "reason" | "source"> {
  readonly change: Partial<
    Pick<Commitment, "state" | "stateChangedAt" | "dueOn" | "extendedFrom" | "extensionCount">
  >;
  /** What its history tells besides, of what belongs to it: as it was, and as it has become. */
  readonly beside?: { readonly before: Facts | null; readonly after: Facts };
}

/** Saves a locked commitment at its next version, with its history and event. */
export async function saveCommitment(
  { manager, record, append }: Pick<MemberTransaction, "manager" | "record" | "append">,
  commitment: Commitment,
  { change, beside, reason, source }: SavedCommitment,
): Promise<Commitment> {
  const { id, programmeId, state: previousState } = commitment;
  const before = { ...commitmentFacts(commitment), ...beside?.before };
  const saved = { ...change, version: commitment.version + 1 };
  Object.assign(commitment, saved);
  await manager.update(Commitment, { id }, saved);
  await record({
    of: { type: Commitment.name, id, version: commitment.version },
    before,
    after: { ...commitmentFacts(commitment), ...beside?.after },
    reason,
    source,
  });
  const programme = await manager.findOneByOrFail(CoordinationProgramme, { id: programmeId });
  await append(commitmentChanged(commitment, programme, previousState));
  return commitment;
}

/** What changes with its state; nothing where it stays. */
export function stateChange(
  { state: previous }: Pick<Commitment, "state">,
  state: Commitment["state"],
): SavedCommitment["change"] {
  return state === previous ? {} : { state, stateChangedAt: new Date() };
}
