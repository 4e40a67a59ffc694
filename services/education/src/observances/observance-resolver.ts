import { AdministrativeUnitExtension } from "@hub/figure-kit/extended-entities";
import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { rowsBy } from "@hub/subgraph-kit/row-loaders";
import { Args, ArgsType, Ctx, Field, FieldResolver, Int, Query, Resolver, Root } from "type-graphql";
import { Observance } from "./observance.js";

const ObservanceConnection = connectionType(Observance, "Observance");

const observancesOfUnit = rowsBy(Observance, "unitId", ["year", "kind", "id"]);

@ArgsType()
class ObservanceArguments extends PageArguments {
  @Field(() => Int, { nullable: true, description: describe("Chỉ năm này.", "Only this year.") })
  year?: number | null;
}

@Resolver(() => Observance)
export class ObservanceResolver {
  @Query(() => ObservanceConnection, {
    nullable: true,
    description: describe(
      "Các ngày, tuần lễ hưởng ứng đã được tổ chức, theo năm.",
      "Days and weeks that were observed, by year.",
    ),
  })
  observances(
    @Args(() => ObservanceArguments) { year, ...page }: ObservanceArguments,
    @Ctx() { database }: MemberContext,
  ): Promise<Connection<Observance>> {
    const query = database.getRepository(Observance).createQueryBuilder("observance");
    if (year != null) query.where("observance.year = :year", { year });
    return readPage(query, page, ["year", "id"]);
  }

  @FieldResolver(() => AdministrativeUnitExtension, {
    nullable: true,
    description: describe("Đơn vị hành chính.", "The administrative unit."),
  })
  unit(@Root() { unitId }: Observance): AdministrativeUnitExtension {
    return { id: unitId };
  }
}

@Resolver(() => AdministrativeUnitExtension)
export class UnitObservanceResolver {
  @FieldResolver(() => [Observance], {
    nullable: true,
    description: describe(
      "Các ngày, tuần lễ hưởng ứng đã được tổ chức tại đơn vị.",
      "Days and weeks that were observed in the unit.",
    ),
  })
  observances(
    @Root() { id }: AdministrativeUnitExtension,
    @Ctx() context: MemberContext,
  ): Promise<Observance[]> {
    return context.load(observancesOfUnit, id);
  }
}
