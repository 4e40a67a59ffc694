import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { Indicator } from "../indicators/indicator.js";
import { indicatorByCode } from "../indicators/indicator-loaders.js";
import { PolicyDocument } from "../policy-documents/policy-document.js";
import { documentById } from "../policy-documents/policy-document-loaders.js";
import { Target } from "./target.js";
import { targetsOfLevel } from "./target-loaders.js";

@Resolver(() => Target)
export class TargetResolver {
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
