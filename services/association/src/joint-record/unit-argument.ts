import type { MemberContext } from "@hub/subgraph-kit/context";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import type { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { UNITS } from "../administrative-units/named-units.js";

/**
 * The unit that the argument `under` names; null where it is left out.
 * @throws {Refusal} when there is no such unit: an empty list would say that it has no figures
 */
export async function findUnder(
  id: string | null | undefined,
  context: MemberContext,
): Promise<AdministrativeUnit | null> {
  if (id == null) return null;
  await refuseUnknown(context, [{ argument: "under", values: id, things: UNITS }]);
  return context.load(unitById, id);
}
