import { formatGlobalId } from "@hub/schema/global-id";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import type { SharingAgreement } from "./sharing-agreement.js";

/** What an agreement's history tells of, as the schema names it. */
export function agreementFacts(agreement: SharingAgreement) {
  const { unitId } = agreement;
  return {
    code: agreement.code,
    commitment: { id: formatGlobalId("Commitment", agreement.commitmentId) },
    owner: { id: formatGlobalId("Organisation", agreement.ownerId) },
    partner: { id: formatGlobalId("Organisation", agreement.partnerId) },
    purpose: agreement.purpose,
    legalBasis: agreement.legalBasis,
    indicators: agreement.indicatorCodes.join(", "),
    fields: agreement.fields.join(", "),
    unit: unitId === null ? null : { id: formatGlobalId("AdministrativeUnit", unitId) },
    validFrom: agreement.validFrom,
    validTo: agreement.validTo,
    smallestCell: agreement.smallestCell,
    contact: agreement.contact,
    ownerAgreedOn: dayOf(agreement.ownerAgreedAt),
    partnerAgreedOn: dayOf(agreement.partnerAgreedAt),
    revokedOn: dayOf(agreement.revokedAt),
  };
}

/** The change itself tells at which time of the day. */
function dayOf(moment: Date | null): string | null {
  return moment && todayInVietnam(moment);
}
