import type { NewEvent } from "@hub/outbox/append";
import { formatGlobalId } from "@hub/schema/global-id";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { type ProgrammeIds, programmeIds } from "../programmes/programme-ids.js";
import type { SigningCeremony } from "./signing-ceremony.js";

export type CeremonyChanged = NewEvent<"ceremony.changed", ProgrammeIds & { readonly ceremonyId: string }>;

export function ceremonyChanged(
  { id, version }: SigningCeremony,
  programme: CoordinationProgramme,
): CeremonyChanged {
  const ceremonyId = formatGlobalId("SigningCeremony", id);
  return {
    type: "ceremony.changed",
    aggregateType: "ceremony",
    aggregateId: ceremonyId,
    version,
    payload: { ...programmeIds(programme), ceremonyId },
  };
}
