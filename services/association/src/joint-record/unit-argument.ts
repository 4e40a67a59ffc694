import type { MemberContext } from "@hub/subgraph-kit/context";
import { printId } from "@hub/subgraph-kit/ids/member-ids";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { isUuid } from "@hub/subgraph-kit/uuid";
import type { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";

/**
 * The unit that the argument `under` names; null where it is left out.
 * @throws {Refusal} when there is no such unit: an empty list would say that it has no figures
 */
export async function findUnder(
  id: string | null | undefined,
  context: MemberContext,
): Promise<AdministrativeUnit | null> {
  if (id == null) return null;
  const unit = isUuid(id) ? await context.load(unitById, id) : null;
  if (unit) return unit;
  const shown = printId("AdministrativeUnit", id);
  throw new Refusal("BAD_USER_INPUT", {
    vi: `“under”: không có đơn vị hành chính “${shown}”; hãy lấy “id” từ \`administrativeUnits\`.`,
    en: `"under": there is no administrative unit "${shown}"; take the "id" from \`administrativeUnits\`.`,
  });
}
