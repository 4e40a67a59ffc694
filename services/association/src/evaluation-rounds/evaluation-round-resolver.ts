import { PROGRAMME_ROLES } from "@hub/schema/roles";
import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { SourceInput } from "@hub/subgraph-kit/source";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { ORGANISATIONS } from "../organisations/named-organisations.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { OWED_ROUNDS } from "../owed/owed-in-sql.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { PROGRAMMES } from "../programmes/named-programmes.js";
import { programmeById } from "../programmes/programme-loaders.js";
import { EvaluationRound } from "./evaluation-round.js";
import { roundsOfHost } from "./evaluation-round-loaders.js";
import { ofRound } from "./evaluation-round-owner.js";
import { EvaluationStatus, statusInSql } from "./evaluation-status.js";
import { recordEvaluationRound } from "./record-evaluation-round.js";

@InputType({
  description: describe(
    "Điều được công bố về một kỳ đánh giá; mục bỏ trống thì giữ nguyên.",
    "What was published of an evaluation; what is left out stays.",
  ),
})
class RecordEvaluationRoundInput {
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày đến hạn như được công bố, thay cho ngày tính được; cần có khi thêm kỳ mới.",
      "The day it is due as published, instead of the computed one; needed to add a round.",
    ),
  })
  dueOn?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe("Ngày đã tổ chức.", "The day it was held."),
  })
  heldOn?: string | null;

  @IdOf("Organisation")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Cơ quan chủ trì, là một bên của chương trình.",
      "The agency that chairs it, a party of the programme.",
    ),
  })
  hostId?: string | null;

  @Field(() => SourceInput, { description: describe("Nguồn.", "The source.") })
  source!: SourceInput;

  @Field(() => String, {
    nullable: true,
    description: describe("Lý do, khi sửa điều đã ghi.", "Why, where a record is corrected."),
  })
  reason?: string | null;
}

@ArgsType()
class RecordEvaluationRoundArguments extends CommandArguments {
  @IdOf("CoordinationProgramme")
  @Field(() => ID, {
    description: describe("Chương trình được đánh giá.", "The programme that is evaluated."),
  })
  programmeId!: string;

  @Field(() => Int, { description: describe("Kỳ thứ mấy.", "Which round, from 1.") })
  number!: number;

  @Field(() => RecordEvaluationRoundInput, {
    description: describe("Điều được công bố.", "What was published."),
  })
  input!: RecordEvaluationRoundInput;

  @Field(() => Int, {
    description: describe(
      "Phiên bản đã đọc, 0 nếu chưa có kỳ này; nếu đã khác thì bị từ chối.",
      "The version that was read, 0 for none; it is refused when the round is at another one.",
    ),
  })
  expectedVersion!: number;
}

const EvaluationRoundConnection = connectionType(EvaluationRound, "EvaluationRound");

@ArgsType()
class EvaluationRoundArguments extends PageArguments {
  @IdOf("CoordinationProgramme")
  @Field(() => ID, {
    nullable: true,
    description: describe("Chỉ của chương trình này.", "Only those of this programme."),
  })
  programmeId?: string | null;

  @IdOf("Organisation")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ do cơ quan, tổ chức này chủ trì.",
      "Only those that this organisation chairs.",
    ),
  })
  hostId?: string | null;

  @IdOf("Organisation")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chỉ các kỳ chưa tổ chức mà cơ quan, tổ chức này chủ trì hoặc, khi chưa nêu ai chủ trì, thuộc chương trình mà cơ quan này chủ trì.",
      "Only those not held that this organisation chairs or, where no chair was published, that belong to a programme that it leads.",
    ),
  })
  owedById?: string | null;

  @Field(() => [EvaluationStatus], {
    nullable: true,
    description: describe("Chỉ ở các tình trạng này.", "Only those that stand so."),
  })
  statuses?: EvaluationStatus[] | null;
}

@Resolver(() => EvaluationRound)
export class EvaluationRoundResolver {
  @Query(() => EvaluationRoundConnection, {
    nullable: true,
    description: describe(
      "Các kỳ đánh giá của mọi chương trình, theo ngày đến hạn.",
      "The evaluations of all programmes, by the days on which they are due.",
    ),
  })
  async evaluationRounds(
    @Args(() => EvaluationRoundArguments) {
      programmeId,
      hostId,
      owedById,
      statuses,
      ...page
    }: EvaluationRoundArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<EvaluationRound>> {
    await refuseUnknown(context, [
      { argument: "programmeId", values: programmeId, things: PROGRAMMES },
      { argument: "hostId", values: hostId, things: ORGANISATIONS },
      { argument: "owedById", values: owedById, things: ORGANISATIONS },
    ]);
    const query = context.database.getRepository(EvaluationRound).createQueryBuilder("round");
    if (programmeId != null) query.andWhere("round.programmeId = :programmeId", { programmeId });
    if (hostId != null) query.andWhere("round.hostId = :hostId", { hostId });
    if (owedById != null)
      query.andWhere(
        `round.id IN (SELECT owed_round.id FROM (${OWED_ROUNDS}) owed_round WHERE owed_round.organisation_id = :owedById)`,
        { owedById },
      );
    if (statuses != null)
      query.andWhere(`${statusInSql("round", ":today")} = ANY(:statuses)`, {
        statuses,
        today: todayInVietnam(),
      });
    return readPage(query, page, ["dueOn", "id"]);
  }

  @ForRoles(PROGRAMME_ROLES)
  @Mutation(() => EvaluationRound, {
    nullable: true,
    description: describe(
      "Ghi ngày đến hạn, ngày tổ chức hoặc cơ quan chủ trì của một kỳ đánh giá.",
      "Records when an evaluation is due, when it was held, or which agency chairs it.",
    ),
  })
  recordEvaluationRound(
    @Args(() => RecordEvaluationRoundArguments)
    { programmeId, number, input, expectedVersion, validateOnly }: RecordEvaluationRoundArguments,
    @Ctx() context: MemberContext,
  ): Promise<EvaluationRound | null> {
    return context.perform({ validateOnly }, ofRound(programmeId, number), (transaction) =>
      recordEvaluationRound(transaction, {
        programmeId,
        number,
        dueOn: input.dueOn ?? undefined,
        heldOn: input.heldOn ?? undefined,
        hostId: input.hostId ?? undefined,
        origin: { reason: input.reason ?? null, source: input.source },
        expectedVersion,
      }),
    );
  }

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

@Resolver(() => Organisation)
export class OrganisationRoundResolver {
  @FieldResolver(() => [EvaluationRound], {
    description: describe(
      "Các kỳ đánh giá mà tổ chức chủ trì, theo hạn.",
      "The evaluations that it chairs, by the day they are due.",
    ),
  })
  evaluationRounds(@Root() { id }: Organisation, @Ctx() context: MemberContext): Promise<EvaluationRound[]> {
    return context.load(roundsOfHost, id);
  }
}
