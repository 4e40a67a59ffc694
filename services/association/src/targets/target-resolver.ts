import { indicatorCodes } from "@hub/figure-kit/indicator-codes";
import { REGISTERED_INDICATORS } from "@hub/figure-kit/registers/registered-indicators";
import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, ID, Int, Query, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { Indicator } from "../indicators/indicator.js";
import { indicatorByCode } from "../indicators/indicator-loaders.js";
import { DOCUMENTS } from "../policy-documents/named-documents.js";
import { PolicyDocument } from "../policy-documents/policy-document.js";
import { documentById } from "../policy-documents/policy-document-loaders.js";
import { Target } from "./target.js";
import { targetsOfDocument, targetsOfLevel } from "./target-loaders.js";

const TargetConnection = connectionType(Target, "Target");

@ArgsType()
class TargetArguments extends PageArguments {
  @Field(() => [String], {
    nullable: true,
    description: describe("Chỉ của các chỉ số này, theo mã.", "Only of these indicators, by their codes."),
  })
  indicators?: string[] | null;

  @IdOf("PolicyDocument")
  @Field(() => ID, {
    nullable: true,
    description: describe("Chỉ do văn bản này đặt ra.", "Only those that this document sets."),
  })
  documentId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: describe("Chỉ các chỉ tiêu của năm này.", "Only the targets of this year."),
  })
  year?: number | null;
}

@Resolver(() => Target)
export class TargetResolver {
  @Query(() => TargetConnection, {
    nullable: true,
    description: describe(
      "Chỉ tiêu của mọi văn bản, theo năm đích và chỉ số.",
      "The targets of all documents, by their years and indicators.",
    ),
  })
  async targets(
    @Args(() => TargetArguments) { indicators, documentId, year, ...page }: TargetArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<Target>> {
    await refuseUnknown(context, [
      { argument: "indicators", values: indicators, things: REGISTERED_INDICATORS },
      { argument: "documentId", values: documentId, things: DOCUMENTS },
    ]);
    const query = context.database.getRepository(Target).createQueryBuilder("target");
    if (indicators != null)
      query.andWhere("target.indicatorCode = ANY(:codes)", { codes: indicatorCodes(indicators) });
    if (documentId != null) query.andWhere("target.documentId = :documentId", { documentId });
    if (year != null) query.andWhere("target.year = :year", { year });
    return readPage(query, page, ["year", "indicatorCode", "id"]);
  }

  @FieldResolver(() => Indicator, { description: describe("Chỉ số.", "The indicator.") })
  indicator(@Root() { indicatorCode }: Target, @Ctx() context: MemberContext): Promise<Indicator | null> {
    return context.load(indicatorByCode, indicatorCode);
  }

  @FieldResolver(() => PolicyDocument, {
    description: describe("Văn bản đặt ra chỉ tiêu.", "The document that sets it."),
  })
  document(@Root() { documentId }: Target, @Ctx() context: MemberContext): Promise<PolicyDocument | null> {
    return context.load(documentById, documentId);
  }
}

@Resolver(() => AdministrativeUnit)
export class UnitTargetResolver {
  @FieldResolver(() => [Target], {
    description: describe(
      "Chỉ tiêu quốc gia áp dụng cho các đơn vị cùng cấp.",
      "The national targets that units of this level are held against.",
    ),
  })
  async targets(
    @Root() { level }: AdministrativeUnit,
    @Arg("year", () => Int, {
      nullable: true,
      description: describe("Chỉ các chỉ tiêu của năm này.", "Only the targets of this year."),
    })
    year: number | null | undefined,
    @Ctx() context: MemberContext,
  ): Promise<Target[]> {
    const targets = await context.load(targetsOfLevel, level);
    return year == null ? targets : targets.filter((target) => target.year === year);
  }
}

@Resolver(() => PolicyDocument)
export class DocumentTargetResolver {
  @FieldResolver(() => [Target], {
    description: describe(
      "Chỉ tiêu do văn bản đặt ra, theo năm đích.",
      "The targets that the document sets, by their years.",
    ),
  })
  targets(@Root() { id }: PolicyDocument, @Ctx() context: MemberContext): Promise<Target[]> {
    return context.load(targetsOfDocument, id);
  }
}
