import { formatGlobalId } from "@hub/schema/global-id";
import type { SigningCeremony } from "./signing-ceremony.js";

export type RecordedCeremony = Pick<SigningCeremony, "heldOn" | "title" | "hostId" | "source">;

/** What a ceremony's history tells of, as the schema names it. */
export function ceremonyFacts({ heldOn, title, hostId, source }: RecordedCeremony) {
  return { heldOn, title, host: { id: formatGlobalId("Organisation", hostId) }, source };
}
