import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { printDayEn, printDayVi } from "@hub/subgraph-kit/print-day";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { inEnglish } from "@hub/subgraph-kit/values";
import { Organisation } from "./organisation.js";

/**
 * The organisation as a writer names it.
 * @param named its id, and the path of the field that has it
 * @param day a day on which it must have existed; null when none is known
 * @throws {Refusal} NOT_FOUND, or REFUSED when it had ended before that day
 */
export async function findOrganisation(
  { manager, asTyped }: Pick<MemberTransaction, "manager" | "asTyped">,
  { id, field }: { readonly id: string; readonly field: string },
  day: string | null,
): Promise<Organisation> {
  const organisation = isUuid(id) ? await manager.findOneBy(Organisation, { id }) : null;
  if (!organisation) {
    throw new Refusal("NOT_FOUND", {
      vi: `Không có cơ quan, tổ chức “${asTyped(id)}”; hãy lấy “id” từ các bên của chương trình hoặc từ \`organisations\` của đơn vị hành chính.`,
      en: `There is no organisation "${asTyped(id)}"; take the "id" from the programme's parties or an administrative unit's \`organisations\`.`,
    }).inField(field);
  }
  const { endedOn, name } = organisation;
  if (endedOn === null || day === null || day <= endedOn) return organisation;
  throw new Refusal("REFUSED", {
    vi: `${name.vi} đã kết thúc hoạt động ngày ${printDayVi(endedOn)}, trước ngày ${printDayVi(day)}; hãy chọn tổ chức kế thừa.`,
    en: `${inEnglish(name)} ended on ${printDayEn(endedOn)}, before ${printDayEn(day)}; choose its successor.`,
  }).inField(field);
}
