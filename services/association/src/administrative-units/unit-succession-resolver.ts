import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "./administrative-unit.js";
import { getUnit } from "./administrative-unit-resolver.js";
import { UnitSuccession } from "./unit-succession.js";

@Resolver(() => UnitSuccession)
export class UnitSuccessionResolver {
  @FieldResolver(() => AdministrativeUnit, { description: describe("Đơn vị cũ.", "The former unit.") })
  predecessor(
    @Root() { predecessorId }: UnitSuccession,
    @Ctx() context: MemberContext,
  ): Promise<AdministrativeUnit> {
    return getUnit(predecessorId, context);
  }

  @FieldResolver(() => AdministrativeUnit, { description: describe("Đơn vị mới.", "The new unit.") })
  successor(
    @Root() { successorId }: UnitSuccession,
    @Ctx() context: MemberContext,
  ): Promise<AdministrativeUnit> {
    return getUnit(successorId, context);
  }
}
