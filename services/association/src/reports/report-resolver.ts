import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { EvaluationRound } from "../evaluation-rounds/evaluation-round.js";
import { roundById } from "../evaluation-rounds/evaluation-round-loaders.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { programmeById } from "../programmes/programme-loaders.js";
import { Report } from "./report.js";

@Resolver(() => Report)
export class ReportResolver {
  @FieldResolver(() => CoordinationProgramme, {
    description: describe("Chương trình được báo cáo.", "The programme it reports on."),
  })
  programme(
    @Root() { programmeId }: Report,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    return context.load(programmeById, programmeId);
  }

  @FieldResolver(() => Organisation, {
    description: describe("Cơ quan, tổ chức báo cáo.", "The organisation that reports."),
  })
  organisation(
    @Root() { organisationId }: Report,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> {
    return context.load(organisationById, organisationId);
  }

  @FieldResolver(() => EvaluationRound, {
    nullable: true,
    description: describe(
      "Kỳ đánh giá mà báo cáo phục vụ; trống nếu không gắn với kỳ nào.",
      "The evaluation it was made for; null when it belongs to none.",
    ),
  })
  evaluationRound(
    @Root() { roundId }: Report,
    @Ctx() context: MemberContext,
  ): Promise<EvaluationRound | null> | null {
    return roundId === null ? null : context.load(roundById, roundId);
  }
}
