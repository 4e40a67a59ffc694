import { Refusal } from "@hub/subgraph-kit/refusal";
import { inEnglish } from "@hub/subgraph-kit/values";
import type { EntityManager } from "typeorm";
import type { Organisation } from "../organisations/organisation.js";
import { worksThere } from "../organisations/works-there.js";
import type { CoordinationProgramme } from "./coordination-programme.js";
import { PartyRole, ProgrammeParty } from "./programme-party.js";

export interface PartyList {
  /** How many partners the source counts; null when it does not. */
  readonly declaredPartyCount: number | null;
  readonly parties: readonly { readonly organisationId: string; readonly role: PartyRole }[];
}

/** Whether the organisation is one of those that the source names. */
export function isNamed(organisationId: string, { parties }: Pick<PartyList, "parties">): boolean {
  return parties.some((party) => party.organisationId === organisationId);
}

/** Whether the source counts more partners than it names. */
export function hasUnnamedParties({ declaredPartyCount, parties }: PartyList): boolean {
  const named = parties.filter(({ role }) => role === PartyRole.PARTNER).length;
  return declaredPartyCount !== null && declaredPartyCount > named;
}

/**
 * Accepts a named party. While some parties are not named, also accepts an organisation of the place: it may be one
 * of them, which a person has to decide. The programme's flags say so (`checkProgramme`).
 * @param field the path of the field that names it
 * @throws {Refusal} REFUSED for any other
 */
export async function refuseStranger(
  manager: EntityManager,
  { id: programmeId, code, declaredPartyCount, unitId }: CoordinationProgramme,
  organisation: Organisation,
  field: string,
): Promise<void> {
  const parties = await manager.findBy(ProgrammeParty, { programmeId });
  if (isNamed(organisation.id, { parties })) return;
  if (!hasUnnamedParties({ declaredPartyCount, parties })) {
    throw new Refusal("REFUSED", {
      vi: `${organisation.name.vi} không phải là một bên của chương trình ${code}; hãy chọn một bên, hoặc sửa số bên (“declaredPartyCount”) nếu nguồn nêu nhiều bên hơn.`,
      en: `${inEnglish(organisation.name)} is no party of programme ${code}; choose a party, or correct the number of parties ("declaredPartyCount") if the source counts more.`,
    }).inField(field);
  }
  if (!(await worksThere(manager, organisation, unitId)))
    throw worksElsewhere(code, organisation).inField(field);
}

/**
 * Accepts a named party, and an organisation of the place.
 * @param field the path of the field that names it
 * @throws {Refusal} REFUSED for one of another place
 */
export async function refuseElsewhere(
  manager: EntityManager,
  { id: programmeId, code, unitId }: CoordinationProgramme,
  organisation: Organisation,
  field: string,
): Promise<void> {
  const parties = await manager.findBy(ProgrammeParty, { programmeId });
  if (isNamed(organisation.id, { parties }) || (await worksThere(manager, organisation, unitId))) return;
  throw worksElsewhere(code, organisation).inField(field);
}

function worksElsewhere(code: string, { name }: Organisation): Refusal {
  return new Refusal("REFUSED", {
    vi: `${name.vi} hoạt động ở nơi khác và không phải là một bên được nêu tên của chương trình ${code}; hãy chọn tổ chức tại nơi thực hiện chương trình.`,
    en: `${inEnglish(name)} works elsewhere and is no named party of programme ${code}; choose an organisation of the place where the programme applies.`,
  });
}
