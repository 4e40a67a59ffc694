import { AdministrativeUnitExtension } from "@hub/figure-kit/extended-entities";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { rowsBy } from "@hub/subgraph-kit/row-loaders";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
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
    description: describe("Đơn vị hành chính.", "The administrative unit."),
  })
  unit(@Root() { unitId }: InstitutionCount): AdministrativeUnitExtension {
    return { id: unitId };
  }
}
