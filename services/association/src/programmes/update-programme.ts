import type { MemberTransaction } from "@hub/subgraph-kit/context";
import type { ChangeOrigin } from "@hub/subgraph-kit/record-change";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { CoordinationProgramme, searchTextOfProgramme } from "./coordination-programme.js";
import { decideProgrammeChange, type ProgrammeRecord } from "./decide-programme-change.js";
import { lockProgramme } from "./lock-programme.js";
import type { OnDatesChanged } from "./on-dates-changed.js";
import { programmeChanged } from "./programme-changed.js";
import { programmeFacts } from "./programme-facts.js";

export interface UpdateProgrammeCommand {
  readonly programmeId: string;
  /** Only the facts to change; the others stay. */
  readonly change: Partial<ProgrammeRecord>;
  readonly origin: ChangeOrigin;
  /** The version that was read. */
  readonly expectedVersion: number;
}

/**
 * Changes the recorded facts of a programme with its history and event, and calls `onDatesChanged`. Does nothing when all of
 * it is recorded already.
 * @throws {Refusal} with all that speaks against it: NOT_FOUND, CONFLICT with the current version, BAD_USER_INPUT or REFUSED
 */
export async function updateProgramme(
  transaction: MemberTransaction,
  { programmeId, change, origin, expectedVersion }: UpdateProgrammeCommand,
  onDatesChanged: OnDatesChanged,
): Promise<CoordinationProgramme> {
  const { manager } = transaction;
  const programme = await lockProgramme(transaction, programmeId);
  const decision = decideProgrammeChange(readRecord(programme), change, {
    expectedVersion,
    today: todayInVietnam(),
  });
  if (decision instanceof Refusal) throw decision;
  if (decision === "unchanged") return programme;

  const { record, version } = decision;
  const before = programmeFacts(programme);
  const changed = Object.assign(programme, record, { version });
  changed.searchText = searchTextOfProgramme(changed);
  const { searchText } = changed;
  await manager.update(CoordinationProgramme, { id: programme.id }, { ...record, version, searchText });
  await transaction.record({
    of: { type: "CoordinationProgramme", id: changed.id, version },
    before,
    after: programmeFacts(changed),
    ...origin,
  });
  await transaction.append(programmeChanged(changed));
  await onDatesChanged(transaction, changed, origin);
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
