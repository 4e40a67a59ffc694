import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { programmeById } from "../programmes/programme-loaders.js";
import { EvaluationRound } from "./evaluation-round.js";

@Resolver(() => EvaluationRound)
export class EvaluationRoundResolver {
  @FieldResolver(() => Organisation, {
    nullable: true,
    description: describe(
      "Cơ quan chủ trì; trống nếu chưa công bố.",
      "The agency that chairs it; null when it was not published.",
    ),
  })
  host(
    @Root() { hostId }: EvaluationRound,
    @Ctx() context: MemberContext,
  ): Promise<Organisation | null> | null {
    return hostId === null ? null : context.load(organisationById, hostId);
  }

  @FieldResolver(() => CoordinationProgramme, {
    description: describe("Chương trình được đánh giá.", "The programme that is evaluated."),
  })
  programme(
    @Root() { programmeId }: EvaluationRound,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    return context.load(programmeById, programmeId);
  }
}
