import { PROGRAMME_ROLES } from "@hub/schema/roles";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { LocalizedTextInput, readLocalizedText } from "@hub/subgraph-kit/localized-text-input";
import { SourceInput } from "@hub/subgraph-kit/source";
import { Args, ArgsType, Ctx, Field, InputType, Int, Mutation, Resolver } from "type-graphql";
import { rescheduleRounds } from "../evaluation-schedule/reschedule-rounds.js";
import { CoordinationProgramme } from "./coordination-programme.js";
import type { ProgrammeRecord } from "./decide-programme-change.js";
import { ProgrammeCommandArguments } from "./programme-command-arguments.js";
import { ofProgramme } from "./programme-owner.js";
import { PublishedPeriodInput, readPeriod } from "./published-period-input.js";
import { updateProgramme } from "./update-programme.js";

@InputType({
  description: describe(
    "Điều cần sửa của một chương trình; mục bỏ trống thì giữ nguyên.",
    "What is to change of a programme; what is left out stays.",
  ),
})
class UpdateProgrammeInput {
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: describe("Tên chương trình.", "Title."),
  })
  title?: LocalizedTextInput | null;

  @Field(() => PublishedPeriodInput, {
    nullable: true,
    description: describe("Giai đoạn.", "The period it is agreed for."),
  })
  period?: PublishedPeriodInput | null;

  @Field(() => Int, {
    nullable: true,
    description: describe("Số cơ quan, đơn vị phối hợp theo nguồn.", "How many partners the source counts."),
  })
  declaredPartyCount?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: describe("Chu kỳ đánh giá, tính bằng tháng.", "Months between two evaluations."),
  })
  evaluationEveryMonths?: number | null;

  @Field(() => SourceInput, {
    description: describe("Nguồn công bố thay đổi.", "Where the change was published."),
  })
  source!: SourceInput;

  @Field(() => String, { nullable: true, description: describe("Lý do thay đổi.", "Why it changes.") })
  reason?: string | null;
}

@ArgsType()
class UpdateProgrammeArguments extends ProgrammeCommandArguments {
  @Field(() => UpdateProgrammeInput, { description: describe("Điều cần sửa.", "What is to change.") })
  input!: UpdateProgrammeInput;
}

@Resolver(() => CoordinationProgramme)
export class UpdateProgrammeResolver {
  @ForRoles(PROGRAMME_ROLES)
  @Mutation(() => CoordinationProgramme, {
    nullable: true,
    description: describe(
      "Sửa tên, giai đoạn, số bên hoặc chu kỳ đánh giá của chương trình; ngày các kỳ đánh giá được tính lại.",
      "Changes a programme's title, period, number of partners or interval of evaluations; the evaluations' days are recomputed.",
    ),
  })
  updateProgramme(
    @Args(() => UpdateProgrammeArguments) {
      programmeId,
      input,
      expectedVersion,
      validateOnly,
    }: UpdateProgrammeArguments,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    const change = readChange(input);
    return context.perform({ validateOnly }, ofProgramme(programmeId), (transaction) =>
      updateProgramme(
        transaction,
        {
          programmeId,
          change,
          origin: { reason: input.reason ?? null, source: input.source },
          expectedVersion,
        },
        rescheduleRounds,
      ),
    );
  }
}

function readChange(input: UpdateProgrammeInput): Partial<ProgrammeRecord> {
  const { title, period, declaredPartyCount, evaluationEveryMonths } = input;
  return {
    ...(title && { title: readLocalizedText(title) }),
    ...(period && readPeriod(period)),
    ...(declaredPartyCount != null && { declaredPartyCount }),
    ...(evaluationEveryMonths != null && { evaluationEveryMonths }),
  };
}
