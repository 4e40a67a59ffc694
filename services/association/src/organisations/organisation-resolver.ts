import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { IdOf } from "@hub/subgraph-kit/id-of";
import { isUuid } from "@hub/subgraph-kit/uuid";
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { Organisation } from "./organisation.js";
import { organisationsOfUnit } from "./organisation-loaders.js";

const OrganisationConnection = connectionType(Organisation, "Organisation");

@ArgsType()
class OrganisationArguments extends PageArguments {
  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ các tổ chức của đơn vị hành chính này.",
      "Only the organisations of this administrative unit.",
    ),
  })
  unitId?: string | null;
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => OrganisationConnection, {
    nullable: true,
    description: describe("Các cơ quan, tổ chức.", "The organisations."),
  })
  async organisations(
    @Args(() => OrganisationArguments) { unitId, ...page }: OrganisationArguments,
    @Ctx() { dataSource }: MemberContext,
  ): Promise<Connection<Organisation>> {
    const query = dataSource.getRepository(Organisation).createQueryBuilder("organisation");
    if (unitId != null) {
      if (isUuid(unitId)) query.where("organisation.unitId = :unitId", { unitId });
      else query.where("false");
    }
    return readPage(query, page, ["id"]);
  }

  @FieldResolver(() => AdministrativeUnit, {
    nullable: true,
    description: describe(
      "Đơn vị hành chính nơi tổ chức hoạt động.",
      "The administrative unit in which the organisation works.",
    ),
  })
  unit(
    @Root() { unitId }: Organisation,
    @Ctx() context: MemberContext,
  ): Promise<AdministrativeUnit | null> | null {
    return unitId === null ? null : context.load(unitById, unitId);
  }
}

@Resolver(() => AdministrativeUnit)
export class UnitOrganisationResolver {
  @FieldResolver(() => [Organisation], {
    description: describe("Các tổ chức hoạt động tại đơn vị.", "The organisations that work in the unit."),
  })
  organisations(@Root() { id }: AdministrativeUnit, @Ctx() context: MemberContext): Promise<Organisation[]> {
    return context.load(organisationsOfUnit, id);
  }
}
