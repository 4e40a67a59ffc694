import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { holdOwnDay } from "@hub/subgraph-kit/held-days";
import type { GraphQLResolveInfo } from "graphql";
import { Ctx, FieldResolver, Info, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "./administrative-unit.js";
import { unitById } from "./administrative-unit-loaders.js";
import { AdministrativeUnitVersion } from "./administrative-unit-version.js";

@Resolver(() => AdministrativeUnitVersion)
export class AdministrativeUnitVersionResolver {
  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: describe(
      "Đơn vị cấp trên trực tiếp trong thời gian đó, như tại ngày cuối cùng; trống với cấp tỉnh.",
      "The unit directly above it then, as on the last day; null for a province.",
    ),
  })
  parent(
    @Root() { parentId, validTo }: AdministrativeUnitVersion,
    @Ctx() context: MemberContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AdministrativeUnit | null> | null {
    holdOwnDay(info, validTo);
    return parentId === null ? null : context.load(unitById, parentId);
  }
}
