import { formatGlobalId } from "@hub/schema/global-id";
import { onBehalfFacts } from "../on-behalf/on-behalf.js";
import type { SigningCeremony } from "./signing-ceremony.js";

export type RecordedCeremony = Pick<SigningCeremony, "heldOn" | "title" | "hostId" | "sourceId" | "onBehalf">;

/** What a ceremony's history tells of, as the schema names it. */
export function ceremonyFacts({ heldOn, title, hostId, sourceId, onBehalf }: RecordedCeremony) {
  return {
    heldOn,
    title,
    host: { id: formatGlobalId("Organisation", hostId) },
    source: { id: formatGlobalId("Source", sourceId, "association") },
    enteredOnBehalf: onBehalfFacts(onBehalf),
  };
}
