import type { NewEvent } from "@hub/outbox/append";
import { formatGlobalId } from "@hub/schema/global-id";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { type ProgrammeIds, programmeIds } from "../programmes/programme-ids.js";
import type { SharingAgreement } from "./sharing-agreement.js";

export type AgreementChanged = NewEvent<
  "agreement.changed",
  ProgrammeIds & {
    readonly agreementId: string;
    readonly commitmentId: string;
    readonly ownerId: string;
    readonly partnerId: string;
  }
>;

export function agreementChanged(
  { id, commitmentId, ownerId, partnerId, version }: SharingAgreement,
  programme: CoordinationProgramme,
): AgreementChanged {
  const agreementId = formatGlobalId("SharingAgreement", id);
  return {
    type: "agreement.changed",
    aggregateType: "agreement",
    aggregateId: agreementId,
    version,
    payload: {
      ...programmeIds(programme),
      agreementId,
      commitmentId: formatGlobalId("Commitment", commitmentId),
      ownerId: formatGlobalId("Organisation", ownerId),
      partnerId: formatGlobalId("Organisation", partnerId),
    },
  };
}
