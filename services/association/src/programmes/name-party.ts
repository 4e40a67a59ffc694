import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { joinRefusals, outcomeOf } from "@hub/subgraph-kit/mistakes";
import type { ChangeOrigin } from "@hub/subgraph-kit/record-change";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { findOrganisation } from "../organisations/find-organisation.js";
import { checkProgrammeVersion } from "./check-programme-version.js";
import type { CoordinationProgramme } from "./coordination-programme.js";
import { lockProgramme } from "./lock-programme.js";
import { partyFacts } from "./party-facts.js";
import { isLed, type PartyRole, ProgrammeParty } from "./programme-party.js";
import { reviseProgramme } from "./revise-programme.js";

export interface NamePartyCommand {
  readonly programmeId: string;
  readonly organisationId: string;
  readonly role: PartyRole;
  readonly origin: ChangeOrigin;
  /** The version of the programme that was read. */
  readonly expectedVersion: number;
}

/**
 * Names a party of a programme after those that are named, or gives a named one another role, with history and event.
 * Does nothing where it has that role already.
 * @throws {Refusal} with all that speaks against it: NOT_FOUND, CONFLICT with the current version, or REFUSED
 */
export async function nameParty(
  transaction: MemberTransaction,
  { programmeId, organisationId, role, origin, expectedVersion }: NamePartyCommand,
): Promise<CoordinationProgramme> {
  const { manager } = transaction;
  const programme = await lockProgramme(transaction, programmeId);
  const { code, startsOn } = programme;
  const parties = await manager.find(ProgrammeParty, { where: { programmeId }, order: { position: "ASC" } });
  const known = parties.find((party) => party.organisationId === organisationId);
  const others = parties.filter((party) => party !== known);
  const named = { id: organisationId, field: "input.organisationId" };
  const refusal = joinRefusals([
    checkProgrammeVersion(programme, expectedVersion),
    await outcomeOf(findOrganisation(transaction, named, startsOn)),
    isLed([...others, { role }]) || !isLed(parties) ? null : ledByNobody(code),
  ]);
  if (refusal) throw refusal;
  if (known?.role === role) return programme;
  const position = known?.position ?? (parties.at(-1)?.position ?? 0) + 1;
  const party = { programmeId, organisationId, role, position };
  await manager.save(ProgrammeParty, party);
  const facts = {
    before: partyFacts(parties),
    after: partyFacts(known ? parties.with(parties.indexOf(known), party) : [...parties, party]),
  };
  return reviseProgramme(transaction, programme, facts, origin);
}

function ledByNobody(code: string): Refusal {
  return new Refusal("REFUSED", {
    vi: `Chương trình ${code} sẽ không còn bên nào chủ trì; hãy nêu bên chủ trì khác trước.`,
    en: `Nobody would lead programme ${code} any more; name another that leads it first.`,
  }).inField("input.role");
}
