import type { NewEvent } from "@hub/outbox/append";
import type { CoordinationProgramme } from "./coordination-programme.js";
import { type ProgrammeIds, programmeIds } from "./programme-ids.js";

export type ProgrammeChanged = NewEvent<"programme.changed", ProgrammeIds>;

export function programmeChanged(programme: CoordinationProgramme): ProgrammeChanged {
  const ids = programmeIds(programme);
  return {
    type: "programme.changed",
    aggregateType: "programme",
    aggregateId: ids.programmeId,
    version: programme.version,
    payload: ids,
  };
}
