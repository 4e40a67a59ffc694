import type { MemberTransaction } from "@hub/subgraph-kit/context";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { AdministrativeUnit } from "./administrative-unit.js";

/**
 * Makes sure that there is the unit that a command names, if it names one.
 * @throws {Refusal} NOT_FOUND, in the field
 */
export async function refuseUnknownUnit(
  { manager, asTyped }: Pick<MemberTransaction, "manager" | "asTyped">,
  { id, field }: { readonly id: string | null; readonly field: string },
): Promise<void> {
  if (id === null || (isUuid(id) && (await manager.existsBy(AdministrativeUnit, { id })))) return;
  throw new Refusal("NOT_FOUND", {
    vi: `Không có đơn vị hành chính “${asTyped(id)}”; hãy lấy “id” từ \`administrativeUnits\`.`,
    en: `There is no administrative unit "${asTyped(id)}"; take the "id" from \`administrativeUnits\`.`,
  }).inField(field);
}
