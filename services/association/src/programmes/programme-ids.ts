import { formatGlobalId } from "@hub/schema/global-id";
import type { CoordinationProgramme } from "./coordination-programme.js";

/** What every event about a programme says of where it happened. */
export interface ProgrammeIds {
  readonly programmeId: string;
  readonly unitId: string;
}

export function programmeIds({ id, unitId }: CoordinationProgramme): ProgrammeIds {
  return {
    programmeId: formatGlobalId("CoordinationProgramme", id),
    unitId: formatGlobalId("AdministrativeUnit", unitId),
  };
}
