/** For tests: programmes with everything that can hang on one. */
import { randomUUID } from "node:crypto";
import type { EntityManager } from "typeorm";
import { AdministrativeLevel } from "../administrative-units/administrative-level.js";
import { unitId } from "../administrative-units/unit-id.js";
import { SigningCeremony } from "../ceremonies/signing-ceremony.js";
import { Commitment } from "../commitments/commitment.js";
import { CommitmentOwner } from "../commitments/commitment-owner.js";
import { CommitmentState } from "../commitments/commitment-state.js";
import { EvaluationRound } from "../evaluation-rounds/evaluation-round.js";
import { Organisation, OrganisationType } from "../organisations/organisation.js";
import { DocumentKind, PolicyDocument } from "../policy-documents/policy-document.js";
import { Comparator, Target } from "../targets/target.js";
import { CoordinationProgramme } from "./coordination-programme.js";
import { PartyRole, ProgrammeParty } from "./programme-party.js";

export interface ExampleProgramme {
  readonly id: string;
  readonly code: string;
  readonly commitmentIds: readonly string[];
  /** The lead and a partner. */
  readonly organisationIds: readonly [string, string];
}

export const EXAMPLE_UNIT = unitId(AdministrativeLevel.PROVINCE, "45", "2025-03-01");
const SOURCE = "bài kiểm thử";

/** Adds a programme of the old Quảng Trị with two parties, and what the options say. */
export async function addExampleProgramme(
  manager: EntityManager,
  { code, commitments }: { code: string; commitments: number },
): Promise<ExampleProgramme> {
  const id = randomUUID();
  const organisationIds: [string, string] = [await addOrganisation(manager), await addOrganisation(manager)];
  const [leadId] = organisationIds;
  await manager.insert(CoordinationProgramme, {
    id,
    code,
    title: { vi: `Chương trình ${code}`, en: `Programme ${code}` },
    startsOn: "2021-01-01",
    endsOn: "2025-12-31",
    printedPeriod: "giai đoạn 2021-2025",
    unitId: EXAMPLE_UNIT,
    declaredPartyCount: 10,
    evaluationEveryMonths: 24,
    predecessorId: null,
    source: SOURCE,
    version: 1,
  });
  await manager.insert(
    ProgrammeParty,
    organisationIds.map((organisationId, index) => ({
      programmeId: id,
      organisationId,
      role: index === 0 ? PartyRole.LEAD : PartyRole.PARTNER,
      position: index + 1,
    })),
  );
  await manager.insert(SigningCeremony, {
    id: randomUUID(),
    programmeId: id,
    heldOn: "2022-05-18",
    title: { vi: "Lễ ký kết", en: "Signing" },
    hostId: leadId,
    source: SOURCE,
    version: 1,
  });
  await manager.insert(EvaluationRound, {
    id: randomUUID(),
    programmeId: id,
    number: 1,
    dueOn: "2024-05-18",
    isComputed: true,
    isCarriedOver: false,
    heldOn: null,
    hostId: null,
    version: 1,
  });
  const commitmentIds = await addCommitments(manager, id, { count: commitments, ownerId: leadId });
  return { id, code, commitmentIds, organisationIds };
}

/** Adds a target for 2025 and the document that sets it. */
export async function addExampleTarget(manager: EntityManager, indicatorCode: string): Promise<void> {
  const documentId = randomUUID();
  await manager.insert(PolicyDocument, {
    id: documentId,
    number: `${documentId}/QĐ-TTg`,
    numberKey: `${documentId}/qđ-ttg`,
    title: { vi: "Quyết định", en: "Decision" },
    kind: DocumentKind.DECISION,
    issuer: { vi: "Thủ tướng Chính phủ", en: "Prime Minister" },
    issuedOn: "2022-03-25",
    knownBy: null,
    effectiveOn: null,
    years: null,
    claims: [],
    source: SOURCE,
  });
  await manager.insert(Target, {
    id: randomUUID(),
    indicatorCode,
    scope: { vi: "trên tổng số", en: "among all" },
    unitLevels: [AdministrativeLevel.PROVINCE],
    year: 2025,
    comparator: Comparator.AT_LEAST,
    value: 70,
    disadvantagedValue: null,
    documentId,
    isVerified: true,
    source: SOURCE,
    note: null,
  });
}

/** Adds an organisation that is no party of anything yet. */
export async function addOrganisation(manager: EntityManager, unitId = EXAMPLE_UNIT): Promise<string> {
  const id = randomUUID();
  await manager.insert(Organisation, {
    id,
    name: { vi: "Hội Khuyến học", en: "Association for Promoting Education" },
    type: OrganisationType.LEARNING_ASSOCIATION,
    unitId,
    endedOn: null,
    source: SOURCE,
  });
  return id;
}

async function addCommitments(
  manager: EntityManager,
  programmeId: string,
  { count, ownerId }: { count: number; ownerId: string },
): Promise<string[]> {
  const commitments = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    programmeId,
    position: index + 1,
    code: `C-${index + 1}`,
    title: { vi: `Cam kết ${index + 1}`, en: `Commitment ${index + 1}` },
    state: CommitmentState.NOT_REPORTED,
    stateChangedAt: null,
    dueOn: null,
    printedText: "nguyên văn",
    version: 1,
  }));
  await manager.insert(Commitment, commitments);
  const ids = commitments.map(({ id }) => id);
  await manager.insert(
    CommitmentOwner,
    ids.map((commitmentId) => ({ commitmentId, organisationId: ownerId })),
  );
  return ids;
}
