import { DataQualityFlag, doubtsIn, foundIn } from "@hub/figure-kit/data-quality-flag";
import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt } from "@hub/subgraph-kit/doubt";
import { holdOwnDay } from "@hub/subgraph-kit/held-days";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import type { GraphQLResolveInfo } from "graphql";
import { Args, Ctx, FieldResolver, Info, Query, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { unitById } from "../administrative-units/administrative-unit-loaders.js";
import { checkClaimsOf } from "../policy-documents/check-document.js";
import { PolicyDocument } from "../policy-documents/policy-document.js";
import { claimsOf, documentById } from "../policy-documents/policy-document-loaders.js";
import { checkOpenList } from "./check-open-list.js";
import { Conference } from "./conference.js";
import { documentsOfConference } from "./conference-loaders.js";

const ConferenceConnection = connectionType(Conference, "Conference");

@Resolver(() => Conference)
export class ConferenceResolver {
  @Query(() => ConferenceConnection, {
    nullable: true,
    description: describe("Các hội nghị, theo ngày.", "The conferences, by day."),
  })
  conferences(
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() { dataSource }: MemberContext,
  ): Promise<Connection<Conference>> {
    const query = dataSource.getRepository(Conference).createQueryBuilder("conference");
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
  async documents(@Root() { id }: Conference, @Ctx() context: MemberContext): Promise<PolicyDocument[]> {
    const rows = await context.load(documentsOfConference, id);
    const documents = await Promise.all(rows.map(({ documentId }) => context.load(documentById, documentId)));
    return documents.filter((document) => document !== null);
  }

  @FieldResolver(() => [DataQualityFlag], {
    description: describe("Điều các quy tắc kiểm tra phát hiện.", "What the validation rules found."),
  })
  async flags(@Root() conference: Conference, @Ctx() context: MemberContext): Promise<DataQualityFlag[]> {
    const [source, documents] = await Promise.all([
      context.load(sourceById, conference.sourceId),
      this.documents(conference, context),
    ]);
    const said = await Promise.all(
      documents.map(async (document) =>
        source ? checkClaimsOf(source, document, await claimsOf(document, context)) : [],
      ),
    );
    return foundIn(conference, [...said.flat(), ...checkOpenList(conference.printedDocuments)]);
  }

  @FieldResolver(() => [Doubt], {
    description: describe("Điều chưa chắc chắn, và vì sao.", "What is not certain, and why."),
  })
  async doubts(@Root() conference: Conference, @Ctx() context: MemberContext): Promise<Doubt[]> {
    return doubtsIn(await this.flags(conference, context));
  }
}
