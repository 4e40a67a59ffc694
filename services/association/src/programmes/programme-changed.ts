import type { NewEvent } from "@hub/outbox/append";
import type { CoordinationProgramme } from "./coordination-programme.js";

export type ProgrammeChanged = NewEvent<
  "programme.changed",
  { readonly programmeId: string; readonly unitId: string }
>;

export function programmeChanged({ id, version, unitId }: CoordinationProgramme): ProgrammeChanged {
  return {
    type: "programme.changed",
    aggregateType: "programme",
    aggregateId: id,
    version,
    payload: { programmeId: id, unitId },
  };
}
