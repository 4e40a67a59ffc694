import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { holdOwnDay } from "@hub/subgraph-kit/held-days";
import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { PolicyDocument } from "../policy-documents/policy-document.js";
import { Conference } from "./conference.js";
import { documentsAt } from "./conference-loaders.js";

const ConferenceConnection = connectionType(Conference, "Conference");

@Resolver(() => Conference)
export class ConferenceResolver {
  @Query(() => ConferenceConnection, {
    nullable: true,
    description: describe("Các hội nghị, theo ngày.", "The conferences, by day."),
  })
  conferences(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { database }: MemberContext,
  ): Promise<Connection<Conference>> {
    const query = database.getRepository(Conference).createQueryBuilder("conference");
    return readPage(query, page, ["heldOn", "id"]);
  }

  @FieldResolver(() => AdministrativeUnit, {
    description: describe(
      "Đơn vị tổ chức hội nghị, tại ngày tổ chức.",
      "The unit it was held in, as of its day.",
    ),
  })
  unit(
    @Root() { unitId, heldOn }: Conference,
    @Ctx() context: MemberContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<AdministrativeUnit | null> {
    holdOwnDay(info, heldOn);
    return context.load(unitById, unitId);
  }

  @FieldResolver(() => [PolicyDocument], {
    description: describe(
      "Các văn bản được tổng kết hoặc quán triệt.",
      "The documents that were reviewed or made known.",
    ),
  })
  documents(@Root() { id }: Conference, @Ctx() context: MemberContext): Promise<PolicyDocument[]> {
    return documentsAt(id, context);
  }
}
