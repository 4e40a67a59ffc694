import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { todayInVietnam } from "../days/today-in-vietnam.js";
import { recordChange } from "../history/record-change.js";
import { CoordinationProgramme } from "./coordination-programme.js";
import { decideProgrammeChange, type ProgrammeRecord } from "./decide-programme-change.js";
import { lockProgramme } from "./lock-programme.js";
import type { OnDatesChanged } from "./on-dates-changed.js";
import { programmeChanged } from "./programme-changed.js";

export interface UpdateProgrammeCommand {
  readonly programmeId: string;
  /** Only the facts to change; the others stay. */
  readonly change: Partial<ProgrammeRecord>;
  /** Where the change was published. */
  readonly source: string;
  readonly expectedVersion: number | null;
  readonly callerId: string;
}

/**
 * Changes the recorded facts of a programme, appends an event and calls `onDatesChanged`. Does nothing when all of
 * it is recorded already.
 * @throws {Refusal} NOT_FOUND, CONFLICT with the current version, BAD_USER_INPUT or REFUSED
 */
export async function updateProgramme(
  transaction: MemberTransaction,
  { programmeId, change, source, expectedVersion, callerId }: UpdateProgrammeCommand,
  onDatesChanged: OnDatesChanged,
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
  await recordChange(transaction, { event: programmeChanged(changed), facts: record, source, callerId });
  await onDatesChanged(transaction, changed, { source, callerId });
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
