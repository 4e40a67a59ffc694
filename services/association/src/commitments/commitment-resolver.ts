import { PROGRAMME_ROLES } from "@hub/schema/roles";
import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { type Connection, connectionType, PageArguments, readPage } from "@hub/subgraph-kit/connection";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { refuseUnknown } from "@hub/subgraph-kit/named-things";
import { Source, SourceInput } from "@hub/subgraph-kit/source";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import {
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from "type-graphql";
import { ORGANISATIONS } from "../organisations/named-organisations.js";
import { Organisation } from "../organisations/organisation.js";
import { organisationById } from "../organisations/organisation-loaders.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { PROGRAMMES } from "../programmes/named-programmes.js";
import { programmeById } from "../programmes/programme-loaders.js";
import { Commitment } from "./commitment.js";
import { commitmentById, ownershipsOf, ownersOfCommitment } from "./commitment-loaders.js";
import { CommitmentState } from "./commitment-state.js";
import { overdueInSql } from "./overdue.js";
import { setCommitmentState } from "./set-commitment-state.js";
import { stateSourceIdOf } from "./state-source.js";
import { ofCommitment } from "./whose-commitment.js";

@ArgsType()
class SetCommitmentStateArguments extends CommandArguments {
  @IdOf("Commitment")
  @Field(() => ID, { description: describe("Nội dung phối hợp.", "The commitment.") })
  commitmentId!: string;

  @Field(() => CommitmentState, { description: describe("Tình trạng mới.", "The new state.") })
  state!: CommitmentState;

  @Field(() => Int, {
    description: describe(
      "Phiên bản đã đọc; nếu nội dung phối hợp đã ở phiên bản khác thì bị từ chối.",
      "The version that was read; it is refused when the commitment is at another one.",
    ),
  })
  expectedVersion!: number;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Lý do; bắt buộc khi hoàn thành hoặc dừng thực hiện.",
      "Why; it must be said where the commitment becomes done or dropped.",
    ),
  })
  reason?: string | null;

  @Field(() => SourceInput, {
    description: describe(
      "Nguồn: tình trạng được công bố ở đâu.",
      "The source: where the state was published.",
    ),
  })
  source!: SourceInput;
}

const CommitmentConnection = connectionType(Commitment, "Commitment");

@ArgsType()
class CommitmentArguments extends PageArguments {
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
      "Chỉ do cơ quan, tổ chức này chịu trách nhiệm.",
      "Only those that this organisation answers for.",
    ),
  })
  organisationId?: string | null;

  @Field(() => [CommitmentState], {
    nullable: true,
    description: describe("Chỉ ở các tình trạng này.", "Only those in these states."),
  })
  states?: CommitmentState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: describe(
      "Chỉ nội dung đã quá hạn, hoặc chỉ nội dung không quá hạn, tính theo ngày hôm nay.",
      "Only those that are overdue, or only those that are not, as of today.",
    ),
  })
  isOverdue?: boolean | null;
}

@Resolver(() => Commitment)
export class CommitmentResolver {
  @Query(() => CommitmentConnection, {
    nullable: true,
    description: describe(
      "Nội dung phối hợp của mọi chương trình, theo từng chương trình, như nguồn liệt kê.",
      "The commitments of all programmes, programme by programme, as their sources list them.",
    ),
  })
  async commitments(
    @Args(() => CommitmentArguments)
    { programmeId, organisationId, states, isOverdue, ...page }: CommitmentArguments,
    @Ctx() context: MemberContext,
  ): Promise<Connection<Commitment>> {
    await refuseUnknown(context, [
      { argument: "programmeId", values: programmeId, things: PROGRAMMES },
      { argument: "organisationId", values: organisationId, things: ORGANISATIONS },
    ]);
    const query = context.database.getRepository(Commitment).createQueryBuilder("commitment");
    if (programmeId != null) query.andWhere("commitment.programmeId = :programmeId", { programmeId });
    if (organisationId != null)
      query.andWhere(
        "commitment.id IN (SELECT commitment_id FROM commitment_owner WHERE organisation_id = :organisationId)",
        { organisationId },
      );
    if (states != null) query.andWhere("commitment.state = ANY(:states)", { states });
    if (isOverdue != null)
      query.andWhere(`${overdueInSql(":today")} = :isOverdue`, { today: todayInVietnam(), isOverdue });
    return readPage(query, page, ["programmeId", "position", "id"]);
  }

  @ForRoles(PROGRAMME_ROLES)
  @Mutation(() => Commitment, {
    nullable: true,
    description: describe(
      "Đặt tình trạng của một nội dung phối hợp. Đặt lại tình trạng đang có thì không thay đổi gì. Hoàn thành mà không có minh chứng được chấp nhận, hoặc dừng thực hiện, là quyết định của cơ quan chủ trì, có lý do.",
      "Sets the state of a commitment. Setting the state it already has changes nothing. That it is done without accepted evidence, or dropped, is a decision of those who lead the programme, with its reason.",
    ),
  })
  setCommitmentState(
    @Args(() => SetCommitmentStateArguments)
    { commitmentId, state, expectedVersion, reason, source, validateOnly }: SetCommitmentStateArguments,
    @Ctx() context: MemberContext,
  ): Promise<Commitment | null> {
    return context.perform({ validateOnly }, ofCommitment(commitmentId, state), (transaction) =>
      setCommitmentState(transaction, {
        commitmentId,
        state,
        expectedVersion,
        origin: { reason: reason ?? null, source },
      }),
    );
  }

  @FieldResolver(() => CoordinationProgramme, {
    description: describe("Chương trình có nội dung phối hợp này.", "The programme it belongs to."),
  })
  programme(
    @Root() { programmeId }: Commitment,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    return context.load(programmeById, programmeId);
  }

  @FieldResolver(() => Source, {
    nullable: true,
    description: describe(
      "Nơi công bố tình trạng, khác với nơi công bố nội dung; trống nếu tình trạng chưa đổi lần nào.",
      "Where its state was published, which is not where the commitment was; null when its state has never changed.",
    ),
  })
  async stateSource(
    @Root() { id, stateChangedAt }: Commitment,
    @Ctx() context: MemberContext,
  ): Promise<Source | null> {
    const sourceId = stateChangedAt === null ? null : await context.load(stateSourceIdOf, id);
    return sourceId === null ? null : context.load(sourceById, sourceId);
  }

  @FieldResolver(() => [Organisation], {
    description: describe(
      "Các tổ chức chịu trách nhiệm; trống nếu không được công bố.",
      "The organisations that answer for it; empty when none was published.",
    ),
  })
  async owners(@Root() { id }: Commitment, @Ctx() context: MemberContext): Promise<Organisation[]> {
    const owners = await context.load(ownersOfCommitment, id);
    const organisations = await Promise.all(
      owners.map(({ organisationId }) => context.load(organisationById, organisationId)),
    );
    return organisations.filter((organisation) => organisation !== null);
  }
}

@Resolver(() => Organisation)
export class OrganisationCommitmentResolver {
  @FieldResolver(() => [Commitment], {
    description: describe(
      "Các nội dung phối hợp mà tổ chức chịu trách nhiệm.",
      "The commitments that it answers for.",
    ),
  })
  async commitments(@Root() { id }: Organisation, @Ctx() context: MemberContext): Promise<Commitment[]> {
    const ownerships = await context.load(ownershipsOf, id);
    const owned = await Promise.all(
      ownerships.map(({ commitmentId }) => context.load(commitmentById, commitmentId)),
    );
    return owned
      .filter((commitment) => commitment !== null)
      .sort(
        (one, other) => one.programmeId.localeCompare(other.programmeId) || one.position - other.position,
      );
  }
}
