import type { FindOwner } from "@hub/subgraph-kit/owner";
import { ofProgramme } from "../programmes/programme-owner.js";
import { SigningCeremony } from "./signing-ceremony.js";

/** A ceremony is the programme's, and of the host that is recorded. */
export function ofCeremony(programmeId: string): FindOwner {
  return ofProgramme(programmeId, async (manager) => {
    const ceremony = await manager.findOneBy(SigningCeremony, { programmeId });
    return ceremony?.hostId ?? null;
  });
}
