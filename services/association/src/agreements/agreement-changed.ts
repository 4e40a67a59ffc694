import type { NewEvent } from "@hub/outbox/append";
import { formatGlobalId } from "@hub/schema/global-id";
import { globalIdOf } from "@hub/subgraph-kit/ids/global-node";
import type { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { type ProgrammeIds, programmeIds } from "../programmes/programme-ids.js";
import { SharingAgreement } from "./sharing-agreement.js";

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
  const agreementId = globalIdOf(SharingAgreement, id, "association");
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
