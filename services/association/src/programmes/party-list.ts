import { Refusal } from "@hub/subgraph-kit/refusal";
import type { EntityManager } from "typeorm";
import type { Organisation } from "../organisations/organisation.js";
import type { CoordinationProgramme } from "./coordination-programme.js";
import { PartyRole, ProgrammeParty } from "./programme-party.js";

export interface PartyList {
  /** How many partners the source counts; null when it does not. */
  readonly declaredPartyCount: number | null;
  readonly parties: readonly { readonly organisationId: string; readonly role: PartyRole }[];
}

/** False only for an organisation that cannot be a party: all parties are named, and it is none of them. */
export function mayBeParty(organisationId: string, { declaredPartyCount, parties }: PartyList): boolean {
  if (parties.some((party) => party.organisationId === organisationId)) return true;
  const named = parties.filter(({ role }) => role === PartyRole.PARTNER).length;
  return declaredPartyCount !== null && declaredPartyCount > named;
}

/** @throws {Refusal} REFUSED when the organisation cannot be a party of the programme */
export async function refuseStranger(
  manager: EntityManager,
  { id: programmeId, code, declaredPartyCount }: CoordinationProgramme,
  organisation: Organisation,
): Promise<void> {
  const parties = await manager.findBy(ProgrammeParty, { programmeId });
  if (mayBeParty(organisation.id, { declaredPartyCount, parties })) return;
  throw new Refusal("REFUSED", {
    vi: `${organisation.name.vi} không phải là một bên của chương trình ${code}; hãy chọn một bên, hoặc sửa số bên (“declaredPartyCount”) nếu nguồn nêu nhiều bên hơn.`,
    en: `${organisation.name.en} is no party of programme ${code}; choose a party, or correct the number of parties ("declaredPartyCount") if the source counts more.`,
  });
}
