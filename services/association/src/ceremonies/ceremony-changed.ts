import type { NewEvent } from "@hub/outbox/append";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import type { SigningCeremony } from "./signing-ceremony.js";

export type CeremonyChanged = NewEvent<
  "ceremony.changed",
  { readonly programmeId: string; readonly unitId: string; readonly ceremonyId: string }
>;

export function ceremonyChanged(
  { id, version }: SigningCeremony,
  programme: CoordinationProgramme,
): CeremonyChanged {
  return {
    type: "ceremony.changed",
    aggregateType: "ceremony",
    aggregateId: id,
    version,
    payload: { programmeId: programme.id, unitId: programme.unitId, ceremonyId: id },
  };
}
