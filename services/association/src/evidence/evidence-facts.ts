import { formatGlobalId } from "@hub/schema/global-id";
import { onBehalfFacts } from "../on-behalf/on-behalf.js";
import type { Evidence } from "./evidence.js";
import { EvidenceState } from "./evidence-state.js";

/** What the history of its commitment tells of evidence, as the schema names it. */
export function evidenceFacts(evidence: Evidence) {
  const { number, kind, state, title, note, url, missing, onBehalf } = evidence;
  const { activityId, figureId, documentId, organisationId, decidedById } = evidence;
  const acceptedById = state === EvidenceState.ACCEPTED ? decidedById : null;
  const facts = {
    kind,
    state,
    title,
    note,
    activity: activityId && { id: activityId },
    figure: figureId && { id: figureId },
    document: documentId && { id: formatGlobalId("PolicyDocument", documentId) },
    url,
    offeredBy: { id: formatGlobalId("Organisation", organisationId) },
    acceptedBy: acceptedById && { id: formatGlobalId("Organisation", acceptedById) },
    missing,
    enteredOnBehalf: onBehalfFacts(onBehalf),
  };
  return { evidence: { [number - 1]: facts } };
}
