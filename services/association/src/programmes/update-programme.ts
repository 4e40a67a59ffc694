import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { todayInVietnam } from "../administrative-units/unit-days.js";
import { replanRounds } from "../evaluation-rounds/replan-rounds.js";
import { keepChange } from "../keep-change.js";
import { CoordinationProgramme } from "./coordination-programme.js";
import { decideProgrammeChange, type ProgrammeRecord } from "./decide-programme-change.js";
import { lockProgramme } from "./lock-programme.js";
import { programmeChanged } from "./programme-changed.js";

export interface UpdateProgrammeCommand {
  readonly programmeId: string;
  /** Only what is to be another; what is left out stays. */
  readonly change: Partial<ProgrammeRecord>;
  /** Where the change was published. */
  readonly source: string;
  readonly expectedVersion: number | null;
  readonly callerId: string;
}

/**
 * Changes what is recorded of a programme, reckons its evaluations anew where their days follow from it, and tells
 * the hub. Recording what is recorded already does nothing.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, BAD_USER_INPUT or REFUSED
 */
export async function updateProgramme(
  transaction: MemberTransaction,
  { programmeId, change, source, expectedVersion, callerId }: UpdateProgrammeCommand,
): Promise<CoordinationProgramme> {
  const { manager } = transaction;
  const programme = await lockProgramme(manager, programmeId);
  const decision = decideProgrammeChange(readRecord(programme), change, {
    expectedVersion,
    today: todayInVietnam(),
  });
  if (decision instanceof Refusal) throw decision;
  if (decision === "unchanged") return programme;

  const { record, version } = decision;
  await manager.update(CoordinationProgramme, { id: programme.id }, { ...record, version });
  const changed = Object.assign(programme, record, { version });
  await keepChange(transaction, { event: programmeChanged(changed), facts: record, source, callerId });
  await replanRounds(transaction, changed, { source, callerId });
  return changed;
}

function readRecord(programme: CoordinationProgramme) {
  const { code, version, title, startsOn, endsOn, printedPeriod } = programme;
  const { declaredPartyCount, evaluationEveryMonths } = programme;
  return {
    code,
    version,
    title,
    startsOn,
    endsOn,
    printedPeriod,
    declaredPartyCount,
    evaluationEveryMonths,
  };
}
