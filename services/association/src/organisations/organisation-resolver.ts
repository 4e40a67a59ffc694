import {
  type Connection,
  connectionType,
  type OrderExpression,
  PageArguments,
  readPage,
} from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Args, ArgsType, Ctx, Field, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { UNITS } from "../administrative-units/named-units.js";
import { Owing } from "../owed/owed.js";
import { BY_URGENCY, IS_OWING, owedByOrganisation } from "../owed/owed-in-sql.js";
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
import { OrganisationOrder } from "./organisation-order.js";
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

  @Field(() => Owing, {
    nullable: true,
    description: describe(
      "Chỉ các tổ chức còn phải làm việc như vậy, tính đến hôm nay.",
      "Only those that have still to do such things, as of today.",
    ),
  })
  owing?: Owing | null;

  @Field(() => OrganisationOrder, {
    defaultValue: OrganisationOrder.ID,
    description: describe(
      "Thứ tự của danh sách; con trỏ chỉ dùng được với thứ tự của nó.",
      "The order of the list; a cursor is one of its order alone.",
    ),
  })
  orderBy!: OrganisationOrder;
}

/** By what organisations are ordered before their ids. A cursor has room for the beginning of a name. */
const ORDERS: Readonly<Record<OrganisationOrder, readonly OrderExpression[]>> = {
  [OrganisationOrder.ID]: [],
  [OrganisationOrder.NAME]: [{ sql: "left(organisation.search_text, 100)", type: "text" }],
  [OrganisationOrder.URGENCY]: BY_URGENCY,
};

@Resolver(() => Organisation)
export class OrganisationResolver {
  @Query(() => OrganisationConnection, {
    nullable: true,
    description: describe("Các cơ quan, tổ chức.", "The organisations."),
  })
  async organisations(
    @Args(() => OrganisationArguments) {
      unitId,
      search,
      programmeId,
      owing,
      orderBy,
      ...page
    }: OrganisationArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<Organisation>> {
    await refuseUnknown(context, [
      { argument: "unitId", values: unitId, things: UNITS },
      { argument: "programmeId", values: programmeId, things: PROGRAMMES },
    ]);
    const query = context.database.getRepository(Organisation).createQueryBuilder("organisation");
    if (unitId != null) query.andWhere("organisation.unitId = :unitId", { unitId });
    if (programmeId != null)
      query.andWhere(
        "organisation.id IN (SELECT organisation_id FROM programme_party WHERE programme_id = :programmeId)",
        { programmeId },
      );
    if (search?.trim()) query.andWhere(...isFoundIn("organisation", "organisation searched", search));
    if (owing != null || orderBy === OrganisationOrder.URGENCY)
      query.leftJoin(owedByOrganisation(":today"), "owed", "owed.organisation_id = organisation.id", {
        today: todayInVietnam(),
      });
    if (owing != null) query.andWhere(IS_OWING[owing]);
    return readPage(query, page, [...ORDERS[orderBy], "id"]);
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
