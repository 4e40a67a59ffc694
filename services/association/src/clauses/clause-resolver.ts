import { PROGRAMME_ROLES } from "@hub/schema/roles";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { SourceInput } from "@hub/subgraph-kit/source";
import { Args, ArgsType, Ctx, Field, FieldResolver, InputType, Mutation, Resolver, Root } from "type-graphql";
import { Commitment } from "../commitments/commitment.js";
import { commitmentsOfClause } from "../commitments/commitment-loaders.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";
import { ProgrammeCommandArguments } from "../programmes/programme-command-arguments.js";
import { programmeById } from "../programmes/programme-loaders.js";
import { ofProgramme } from "../programmes/programme-owner.js";
import { setClauses } from "../programmes/set-clauses.js";
import { Clause } from "./clause.js";
import { ClauseInput, readClauseInputs } from "./clause-input.js";
import { clauseById, clausesOfProgramme, partsOfClause } from "./clause-loaders.js";

@InputType({
  description: describe(
    "Toàn bộ điều khoản của chương trình, thay cho những điều khoản đang có.",
    "All clauses of a programme, in place of those it has.",
  ),
})
class SetClausesInput {
  @Field(() => [ClauseInput], {
    description: describe(
      "Các điều khoản theo thứ tự; điều khoản giữ số thứ tự thì giữ các nội dung phối hợp của nó.",
      "The clauses in order; one that keeps its number keeps its commitments.",
    ),
  })
  clauses!: ClauseInput[];

  @Field(() => SourceInput, {
    description: describe("Nguồn: văn bản ký kết hoặc sửa đổi.", "The text that was signed or amended."),
  })
  source!: SourceInput;

  @Field(() => String, { nullable: true, description: describe("Lý do thay đổi.", "Why they change.") })
  reason?: string | null;
}

@ArgsType()
class SetClausesArguments extends ProgrammeCommandArguments {
  @Field(() => SetClausesInput, { description: describe("Các điều khoản.", "The clauses.") })
  input!: SetClausesInput;
}

@Resolver(() => Clause)
export class ClauseResolver {
  @ForRoles(PROGRAMME_ROLES)
  @Mutation(() => CoordinationProgramme, {
    nullable: true,
    description: describe(
      "Ghi các điều khoản của chương trình, hoặc sửa theo văn bản sửa đổi. Ghi lại điều đã có thì không thay đổi gì.",
      "Records the clauses of a programme, or amends them. To record what is there already changes nothing.",
    ),
  })
  setClauses(
    @Args(() => SetClausesArguments)
    { programmeId, input, expectedVersion, validateOnly }: SetClausesArguments,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    return context.perform({ validateOnly }, ofProgramme(programmeId), (transaction) =>
      setClauses(transaction, {
        programmeId,
        clauses: readClauseInputs(input.clauses),
        origin: { reason: input.reason ?? null, source: input.source },
        expectedVersion,
      }),
    );
  }

  @FieldResolver(() => CoordinationProgramme, {
    description: describe("Chương trình có điều khoản này.", "The programme it belongs to."),
  })
  programme(
    @Root() { programmeId }: Clause,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    return context.load(programmeById, programmeId);
  }

  @FieldResolver(() => Clause, {
    nullable: true,
    description: describe(
      "Điều khoản có mục này; trống nếu chính nó là một điều khoản.",
      "The clause that it is a part of; null for a clause.",
    ),
  })
  partOf(@Root() { partOfId }: Clause, @Ctx() context: MemberContext): Promise<Clause | null> | null {
    return partOfId === null ? null : context.load(clauseById, partOfId);
  }

  @FieldResolver(() => [Clause], {
    description: describe("Các mục của điều khoản, theo thứ tự.", "Its parts, in order."),
  })
  parts(@Root() { id }: Clause, @Ctx() context: MemberContext): Promise<Clause[]> {
    return context.load(partsOfClause, id);
  }

  @FieldResolver(() => [Commitment], {
    description: describe("Các nội dung phối hợp mà điều khoản đặt ra.", "The commitments that it makes."),
  })
  commitments(@Root() { id }: Clause, @Ctx() context: MemberContext): Promise<Commitment[]> {
    return context.load(commitmentsOfClause, id);
  }
}

@Resolver(() => CoordinationProgramme)
export class ProgrammeClauseResolver {
  @FieldResolver(() => [Clause], {
    description: describe(
      "Các điều khoản theo thứ tự, mỗi điều cùng các mục của nó (`parts`); trống nếu văn bản ký kết chưa được ghi.",
      "The clauses in order, each with its parts (`parts`); empty while the signed text is not recorded.",
    ),
  })
  async clauses(@Root() { id }: CoordinationProgramme, @Ctx() context: MemberContext): Promise<Clause[]> {
    const clauses = await context.load(clausesOfProgramme, id);
    return clauses.filter(({ partOfId }) => partOfId === null);
  }
}

@Resolver(() => Commitment)
export class CommitmentClauseResolver {
  @FieldResolver(() => Clause, {
    nullable: true,
    description: describe(
      "Điều khoản, hoặc mục của điều khoản, đặt ra nội dung này; trống nếu chưa được ghi.",
      "The clause, or part of one, that makes it; null while none is recorded.",
    ),
  })
  clause(@Root() { clauseId }: Commitment, @Ctx() context: MemberContext): Promise<Clause | null> | null {
    return clauseId === null ? null : context.load(clauseById, clauseId);
  }
}
