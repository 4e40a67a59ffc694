import { formatGlobalId } from "@hub/schema/global-id";
import type { Extension } from "./extension.js";

/** What the history of its commitment tells of a request, as the schema names it. */
export function extensionFacts(extension: Extension) {
  const { number, dueOn, reason, state, organisationId, decidedById, decisionReason } = extension;
  const facts = {
    dueOn,
    reason,
    state,
    requestedBy: { id: formatGlobalId("Organisation", organisationId) },
    decidedBy: decidedById && { id: formatGlobalId("Organisation", decidedById) },
    decisionReason,
  };
  return { extensions: { [number - 1]: facts } };
}
