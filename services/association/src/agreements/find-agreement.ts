import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { EntityManager } from "typeorm";
import { SharingAgreement } from "./sharing-agreement.js";

/** Whoever writes agreements waits for whoever does: no two have one code, and versions and events are in order. */
export async function lockAgreements(manager: EntityManager): Promise<void> {
  await manager.query("LOCK TABLE sharing_agreement IN SHARE ROW EXCLUSIVE MODE");
}

/** @throws {Refusal} NOT_FOUND */
export async function findAgreement(
  { manager, asTyped }: Pick<MemberTransaction, "manager" | "asTyped">,
  id: string,
): Promise<SharingAgreement> {
  const agreement = isUuid(id) ? await manager.findOneBy(SharingAgreement, { id }) : null;
  if (agreement) return agreement;
  throw new Refusal("NOT_FOUND", {
    vi: `Không có thỏa thuận “${asTyped(id)}”; hãy lấy “id” từ \`agreements\`.`,
    en: `There is no agreement "${asTyped(id)}"; take the "id" from \`agreements\`.`,
  }).inField("agreementId");
}
