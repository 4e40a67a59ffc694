import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { CoordinationProgramme } from "./coordination-programme.js";

/**
 * The programme, locked until the transaction ends. Every command that changes it, its ceremony, evaluations or
 * reports takes this lock first: writers of one programme wait for each other, which orders versions and events.
 * @throws {Refusal} NOT_FOUND
 */
export async function lockProgramme(
  { manager, asTyped }: Pick<MemberTransaction, "manager" | "asTyped">,
  id: string,
): Promise<CoordinationProgramme> {
  const programme = isUuid(id)
    ? await manager.findOne(CoordinationProgramme, { where: { id }, lock: { mode: "pessimistic_write" } })
    : null;
  if (programme) return programme;
  throw new Refusal("NOT_FOUND", {
    vi: `Không có chương trình “${asTyped(id)}”; hãy lấy “id” của chương trình từ \`programmes\`.`,
    en: `There is no programme "${asTyped(id)}"; take the "id" of a programme from \`programmes\`.`,
  }).inField("programmeId");
}
