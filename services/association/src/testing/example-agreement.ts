/** For tests: a sharing agreement as it stands when all has been said. */
import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { SharingAgreement } from "../agreements/sharing-agreement.js";
import type { ExampleProgramme } from "./example-programme.js";

/** Adds one that both parties of the programme have agreed to, and that is in force on any day of a test's life. */
export async function addExampleAgreement(
  manager: EntityManager,
  { id: programmeId, commitmentIds: [commitmentId], organisationIds: [ownerId, partnerId] }: ExampleProgramme,
  agreement: Partial<SharingAgreement> = {},
): Promise<SharingAgreement> {
  const added = Object.assign(new SharingAgreement(), {
    id: randomUUID(),
    code: `TT-${randomUUID()}`,
    programmeId,
    commitmentId,
    ownerId,
    partnerId,
    purpose: "Phối hợp trao học bổng",
    legalBasis: "Nghị quyết 26/2025/NQ-HĐND",
    indicatorCodes: ["CL02", "LM01"],
    fields: ["Figure"],
    unitId: null,
    validFrom: "2026-01-01",
    validTo: "2099-12-31",
    smallestCell: 5,
    contact: "Văn phòng Hội Khuyến học tỉnh",
    ownerAgreedAt: new Date("2025-12-20T02:00:00Z"),
    partnerAgreedAt: new Date("2025-12-21T02:00:00Z"),
    revokedAt: null,
    version: 3,
    ...agreement,
  });
  await manager.insert(SharingAgreement, added);
  return added;
}
