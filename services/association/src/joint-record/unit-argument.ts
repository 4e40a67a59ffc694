import { type Condition, PageArguments } from "@hub/subgraph-kit/connection";
import type { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { ArgsType, Field } from "type-graphql";
import type { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById, wholeTerritoryOf } from "../administrative-units/administrative-unit-loaders.js";
import { UNITS } from "../administrative-units/named-units.js";
import { columnOf } from "./unit-places.js";

/** A unit, with others that its territory was made of. */
export type Territory = readonly [AdministrativeUnit, ...AdministrativeUnit[]];

/** Of a list that takes `under` and has what lay in units that have ended, as it has all else. */
@ArgsType()
export abstract class TerritoryArguments extends PageArguments {
  @Field(() => Boolean, {
    defaultValue: false,
    description: describe(
      "Cùng “under”: cả trong các đơn vị đã nhập toàn bộ vào đơn vị này; không kể đơn vị đã bị chia.",
      'With "under": also in those that went into that unit as a whole; not in such as were divided.',
    ),
  })
  includeEnded!: boolean;
}

/**
 * The unit that the argument `under` names; null where it is left out.
 * @param includeEnded whether those that went into it as a whole belong to it
 * @throws {Refusal} when there is no such unit: an empty list would say that it has no figures
 */
export async function findTerritory(
  id: string | null | undefined,
  includeEnded: boolean,
  context: MemberContext,
): Promise<Territory | null> {
  if (id == null) return null;
  await refuseUnknown(context, [{ argument: "under", values: id, things: UNITS }]);
  if (includeEnded) return context.load(wholeTerritoryOf, id);
  const unit = await context.load(unitById, id);
  return unit && [unit];
}

/** Of each unit of the territory, which rows lie in it. @param alias of the rows, which have a place */
export function liesIn(alias: string, territory: Territory | null): Condition[] | undefined {
  return territory?.map(({ id, level }, index) => [
    `${alias}.${columnOf(level)} = :under${index}`,
    { [`under${index}`]: id },
  ]);
}
