import { AdministrativeUnitExtension } from "@hub/figure-kit/extended-entities";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { holdOwnDay } from "@hub/subgraph-kit/held-days";
import { rowsBy } from "@hub/subgraph-kit/row-loaders";
import type { GraphQLResolveInfo } from "graphql";
import { Ctx, FieldResolver, Info, Resolver, Root } from "type-graphql";
import { InstitutionCount } from "./institution-count.js";

const countsOfUnit = rowsBy(InstitutionCount, "unitId", ["kind", "asOf", "id"]);

@Resolver(() => AdministrativeUnitExtension)
export class UnitInstitutionResolver {
  @FieldResolver(() => [InstitutionCount], {
    nullable: true,
    description: describe(
      "Số trung tâm học tập cộng đồng và trường học đã công bố.",
      "Published counts of community learning centres and schools.",
    ),
  })
  institutionCounts(
    @Root() { id }: AdministrativeUnitExtension,
    @Ctx() context: MemberContext,
  ): Promise<InstitutionCount[]> {
    return context.load(countsOfUnit, id);
  }
}

@Resolver(() => InstitutionCount)
export class InstitutionCountResolver {
  @FieldResolver(() => AdministrativeUnitExtension, {
    nullable: true,
    description: describe(
      "Đơn vị hành chính, tại ngày của số liệu.",
      "The administrative unit, as of the day of the count.",
    ),
  })
  unit(
    @Root() { unitId, asOf }: InstitutionCount,
    @Info() info: GraphQLResolveInfo,
  ): AdministrativeUnitExtension {
    holdOwnDay(info, asOf);
    return { id: unitId };
  }
}
