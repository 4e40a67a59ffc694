import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { UNITS } from "../administrative-units/named-units.js";
import { PROGRAMMES } from "../programmes/named-programmes.js";
import { isFoundIn } from "../search-text/matches-words.js";
import { Organisation } from "./organisation.js";
import { endOf, noteOfSuccessors } from "./organisation-end.js";
import {
  organisationById,
  organisationsAfter,
  organisationsBefore,
  organisationsOfUnit,
} from "./organisation-loaders.js";
import { OrganisationSuccession } from "./organisation-succession.js";

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

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Chỉ các tổ chức có những từ này trong tên, tìm như “search”.",
      'Only those with these words in their names, found as "search" finds them.',
    ),
  })
  search?: string | null;

  @IdOf("CoordinationProgramme")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ các tổ chức là một bên được nêu tên của chương trình này.",
      "Only the named parties of this programme.",
    ),
  })
  programmeId?: string | null;
}

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => OrganisationConnection, {
    nullable: true,
    description: describe("Các cơ quan, tổ chức.", "The organisations."),
  })
  async organisations(
    @Args(() => OrganisationArguments) { unitId, search, programmeId, ...page }: OrganisationArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<Organisation>> {
    await refuseUnknown(context, [
      { argument: "unitId", values: unitId, things: UNITS },
      { argument: "programmeId", values: programmeId, things: PROGRAMMES },
    ]);
    const query = context.dataSource.getRepository(Organisation).createQueryBuilder("organisation");
    if (unitId != null) query.andWhere("organisation.unitId = :unitId", { unitId });
    if (programmeId != null)
      query.andWhere(
        "organisation.id IN (SELECT organisation_id FROM programme_party WHERE programme_id = :programmeId)",
        { programmeId },
      );
    if (search?.trim()) query.andWhere(...isFoundIn("organisation", "organisation searched", search));
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

  @FieldResolver(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày kết thúc hoạt động; nếu không được công bố thì là ngày cuối của đơn vị hành chính, “doubts” nêu rõ; trống nếu đang hoạt động.",
      'The day it ended; where none was published the last day of its administrative unit, and "doubts" says so; null while it goes on.',
    ),
  })
  async endedOn(@Root() organisation: Organisation, @Ctx() context: MemberContext): Promise<string | null> {
    return endOf(organisation, await this.unit(organisation, context));
  }

  @FieldResolver(() => [OrganisationSuccession], {
    description: describe(
      "Các tổ chức kế thừa tổ chức này; khi để trống vì không biết, “successorsNote” nêu rõ: khi đó hãy xem “successors” của đơn vị hành chính.",
      'The organisations that succeeded it; where there are none because it is not known, "successorsNote" says so: see the "successors" of its administrative unit then.',
    ),
  })
  successors(@Root() { id }: Organisation, @Ctx() context: MemberContext): Promise<OrganisationSuccession[]> {
    return context.load(organisationsAfter, id);
  }

  @FieldResolver(() => LocalizedText, {
    nullable: true,
    description: describe(
      "Vì sao không biết tổ chức nào kế thừa; trống nếu biết, hoặc khi tổ chức đang hoạt động.",
      "Why it is not known which organisation succeeded it; null where it is, and while the organisation goes on.",
    ),
  })
  async successorsNote(
    @Root() organisation: Organisation,
    @Ctx() context: MemberContext,
  ): Promise<LocalizedText | null> {
    const endedOn = await this.endedOn(organisation, context);
    return noteOfSuccessors(endedOn, await this.successors(organisation, context));
  }

  @FieldResolver(() => [OrganisationSuccession], {
    description: describe("Các tổ chức mà tổ chức này kế thừa.", "The organisations that it succeeded."),
  })
  predecessors(
    @Root() { id }: Organisation,
    @Ctx() context: MemberContext,
  ): Promise<OrganisationSuccession[]> {
    return context.load(organisationsBefore, id);
  }
}

@Resolver(() => OrganisationSuccession)
export class OrganisationSuccessionResolver {
  @FieldResolver(() => Organisation, { description: describe("Tổ chức cũ.", "The former organisation.") })
  predecessor(
    @Root() { predecessorId }: OrganisationSuccession,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> {
    return context.load(organisationById, predecessorId);
  }

  @FieldResolver(() => Organisation, { description: describe("Tổ chức mới.", "The new organisation.") })
  successor(
    @Root() { successorId }: OrganisationSuccession,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> {
    return context.load(organisationById, successorId);
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
