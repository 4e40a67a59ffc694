import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { agreementChanged } from "./agreement-changed.js";
import { agreementFacts } from "./agreement-facts.js";
import { SharingAgreement } from "./sharing-agreement.js";

/** Saves an agreement at its next version, with its history and event. */
export async function saveAgreement(
  { manager, record, append }: MemberTransaction,
  agreement: SharingAgreement,
  change: Partial<SharingAgreement>,
  reason: string | null,
): Promise<SharingAgreement> {
  const before = agreement.version === 0 ? null : agreementFacts(agreement);
  Object.assign(agreement, change, { version: agreement.version + 1 });
  await manager.save(agreement);
  const { id, version, programmeId } = agreement;
  await record({
    of: { type: SharingAgreement.name, id, version },
    before,
    after: agreementFacts(agreement),
    reason,
    source: null,
  });
  const programme = await manager.findOneByOrFail(CoordinationProgramme, { id: programmeId });
  await append(agreementChanged(agreement, programme));
  return agreement;
}
