import { formatGlobalId } from "@hub/schema/global-id";
import type { SigningCeremony } from "./signing-ceremony.js";

export type RecordedCeremony = Pick<SigningCeremony, "heldOn" | "title" | "hostId" | "sourceId">;

/** What a ceremony's history tells of, as the schema names it. */
export function ceremonyFacts({ heldOn, title, hostId, sourceId }: RecordedCeremony) {
  return {
    heldOn,
    title,
    host: { id: formatGlobalId("Organisation", hostId) },
    source: { id: formatGlobalId("Source", sourceId, "association") },
  };
}
