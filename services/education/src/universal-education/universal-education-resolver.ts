import { AdministrativeUnitExtension } from "@hub/figure-kit/extended-entities";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { holdOwnDay } from "@hub/subgraph-kit/held-days";
import { rowsBy } from "@hub/subgraph-kit/row-loaders";
import type { GraphQLResolveInfo } from "graphql";
import { Ctx, FieldResolver, Info, Resolver, Root } from "type-graphql";
import { UniversalEducationStatus } from "./universal-education-status.js";

const statusesOfUnit = rowsBy(UniversalEducationStatus, "unitId", [
  "standard",
  "ofUnitLevel",
  "standardLevel",
  "isAtLeast",
  "id",
]);

@Resolver(() => AdministrativeUnitExtension)
export class UnitUniversalEducationResolver {
  @FieldResolver(() => [UniversalEducationStatus], {
    nullable: true,
    description: describe(
      "Tình trạng phổ cập giáo dục, xóa mù chữ đã công bố.",
      "Published statuses of universal education and literacy.",
    ),
  })
  universalEducationStatuses(
    @Root() { id }: AdministrativeUnitExtension,
    @Ctx() context: MemberContext,
  ): Promise<UniversalEducationStatus[]> {
    return context.load(statusesOfUnit, id);
  }
}

@Resolver(() => UniversalEducationStatus)
export class UniversalEducationStatusResolver {
  @FieldResolver(() => AdministrativeUnitExtension, {
    nullable: true,
    description: describe(
      "Đơn vị hành chính, tại ngày của số liệu.",
      "The administrative unit, as of the day of the count.",
    ),
  })
  unit(
    @Root() { unitId, asOf }: UniversalEducationStatus,
    @Info() info: GraphQLResolveInfo,
  ): AdministrativeUnitExtension {
    holdOwnDay(info, asOf);
    return { id: unitId };
  }
}
