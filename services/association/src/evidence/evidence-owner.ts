/** Whose evidence is, and who decides upon it. */
import { EVIDENCE_DECIDING_ROLES, EVIDENCE_ROLES, type Role } from "@hub/schema/roles";
import type { FindOwner, Ownership } from "@hub/subgraph-kit/owner";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { EntityManager } from "typeorm";
import { Commitment } from "../commitments/commitment.js";
import { CommitmentOwner } from "../commitments/commitment-owner.js";
import { findPartyOwner, findPartyOwners } from "../organisations/party-owner.js";
import { findProgrammeOwner } from "../programmes/programme-owner.js";
import { PartyRole, ProgrammeParty } from "../programmes/programme-party.js";
import { Evidence } from "./evidence.js";

interface NamedOffer {
  readonly commitmentId: string;
  /** The party that offers; null for whichever the caller speaks for. */
  readonly organisationId: string | null;
  readonly isOnBehalf: boolean;
}

/** It is offered by who may; what is entered on behalf of one is recorded by the programme's secretary. */
export function ofOffer({ commitmentId, organisationId, isOnBehalf }: NamedOffer): FindOwner {
  return async ({ manager }) => {
    const commitment = isUuid(commitmentId)
      ? await manager.findOneBy(Commitment, { id: commitmentId })
      : null;
    if (!commitment) return null;
    if (isOnBehalf) return one(await findProgrammeOwner(manager, commitment.programmeId));
    if (organisationId === null) return someOf(await findOfferers(manager, commitment), EVIDENCE_ROLES);
    const party = isUuid(organisationId) ? await findPartyOwner(manager, organisationId) : null;
    return party && [{ ...party, roles: EVIDENCE_ROLES }];
  };
}

/** Who offered it withdraws it; also the programme's secretary, where that has entered it. */
export function ofOffered(evidenceId: string): FindOwner {
  return async ({ manager }) => {
    const evidence = await findEvidence(manager, evidenceId);
    if (!evidence) return null;
    const party = await findPartyOwner(manager, evidence.organisationId);
    const secretary =
      evidence.onBehalf && (await findProgrammeOwner(manager, await programmeOf(manager, evidence)));
    return [party && { ...party, roles: EVIDENCE_ROLES }, secretary].filter((owner) => owner !== null);
  };
}

/** Those who may decide upon it. Null also where nobody is named who could. */
export function ofDecision(evidenceId: string): FindOwner {
  return async ({ manager }) => {
    const evidence = await findEvidence(manager, evidenceId);
    return evidence && someOf(await findDeciders(manager, evidence), EVIDENCE_DECIDING_ROLES);
  };
}

/** Who answers for the commitment; where nobody was named, each named party. By the ids of the organisations. */
export async function findOfferers(
  manager: EntityManager,
  { id, programmeId }: Pick<Commitment, "id" | "programmeId">,
): Promise<ReadonlyMap<string, Ownership>> {
  const owners = await manager.find(CommitmentOwner, {
    where: { commitmentId: id },
    order: { organisationId: "ASC" },
  });
  const offering =
    owners.length > 0
      ? owners
      : await manager.find(ProgrammeParty, { where: { programmeId }, order: { position: "ASC" } });
  return findPartyOwners(
    manager,
    offering.map(({ organisationId }) => organisationId),
  );
}

const LEADING: readonly PartyRole[] = [PartyRole.LEAD, PartyRole.CO_LEAD];

/** Another party than who offers it: one that leads the programme, or any where no other one leads it. */
export async function findDeciders(
  manager: EntityManager,
  evidence: Evidence,
): Promise<ReadonlyMap<string, Ownership>> {
  const programmeId = await programmeOf(manager, evidence);
  const parties = await manager.find(ProgrammeParty, { where: { programmeId }, order: { position: "ASC" } });
  const { organisationId } = evidence;
  const speakers = await findPartyOwners(manager, [
    organisationId,
    ...parties.map((party) => party.organisationId),
  ]);
  const own = speakersOf(speakers, organisationId);
  const others = parties.filter((party) =>
    speakersOf(speakers, party.organisationId).every((id) => !own.includes(id)),
  );
  const leads = others.filter(({ role }) => LEADING.includes(role));
  return new Map(
    (leads.length > 0 ? leads : others).flatMap((party) => {
      const owner = speakers.get(party.organisationId);
      return owner ? [[party.organisationId, owner]] : [];
    }),
  );
}

function speakersOf(speakers: ReadonlyMap<string, Ownership>, id: string): readonly string[] {
  const ids = speakers.get(id)?.organisationIds ?? [];
  return ids === "any" ? [] : ids;
}

async function programmeOf(manager: EntityManager, { commitmentId }: Evidence): Promise<string> {
  return (await manager.findOneByOrFail(Commitment, { id: commitmentId })).programmeId;
}

async function findEvidence(manager: EntityManager, id: string): Promise<Evidence | null> {
  return isUuid(id) ? manager.findOneBy(Evidence, { id }) : null;
}

function one(owner: Ownership | null): Ownership[] | null {
  return owner && [owner];
}

function someOf(owners: ReadonlyMap<string, Ownership>, roles: readonly Role[]): Ownership[] | null {
  return owners.size === 0 ? null : [...owners.values()].map((owner) => ({ ...owner, roles }));
}
