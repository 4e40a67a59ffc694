import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt } from "@hub/subgraph-kit/doubt";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "./administrative-unit.js";
import { getUnit } from "./administrative-unit-resolver.js";
import { doubtsOfSuccession } from "./unit-doubts.js";
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

  @FieldResolver(() => [Doubt], {
    description: describe("Điều chưa chắc chắn.", "What is not certain about it."),
  })
  async doubts(@Root() succession: UnitSuccession, @Ctx() context: MemberContext): Promise<Doubt[]> {
    return doubtsOfSuccession(succession, await getUnit(succession.predecessorId, context));
  }
}
