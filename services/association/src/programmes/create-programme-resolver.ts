import { PROGRAMME_ROLES } from "@hub/schema/roles";
import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { LocalizedTextInput, readLocalizedText } from "@hub/subgraph-kit/localized-text-input";
import { SourceInput } from "@hub/subgraph-kit/source";
import { Args, ArgsType, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import { ClauseInput, readClauseInputs } from "../clauses/clause-input.js";
import { CoordinationProgramme } from "./coordination-programme.js";
import { type CreateProgramme, createProgramme, ofNewProgramme } from "./create-programme.js";
import { PartyInput } from "./party-input.js";
import { PublishedPeriodInput, readPeriod } from "./published-period-input.js";

@InputType({ description: describe("Một chương trình phối hợp mới.", "A new coordination programme.") })
class CreateProgrammeInput {
  @Field(() => String, {
    description: describe(
      "Mã, ví dụ QT-2026-2030; chưa chương trình nào mang.",
      "Its code, such as QT-2026-2030, which no other one has.",
    ),
  })
  code!: string;

  @Field(() => LocalizedTextInput, { description: describe("Tên chương trình.", "Title.") })
  title!: LocalizedTextInput;

  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    description: describe("Đơn vị hành chính nơi thực hiện.", "The administrative unit in which it applies."),
  })
  unitId!: string;

  @Field(() => PublishedPeriodInput, {
    nullable: true,
    description: describe("Giai đoạn; bỏ trống nếu chưa định.", "The period; left out while it is open."),
  })
  period?: PublishedPeriodInput | null;

  @Field(() => [PartyInput], {
    description: describe(
      "Các bên, theo thứ tự; ít nhất một bên chủ trì, đồng chủ trì hoặc thường trực.",
      "The parties, in order; one at least leads it, leads it with others, or is its standing body.",
    ),
  })
  parties!: PartyInput[];

  @Field(() => Int, {
    nullable: true,
    description: describe(
      "Số cơ quan, đơn vị phối hợp theo văn bản, nếu văn bản nêu số.",
      "How many partners the text counts, where it does.",
    ),
  })
  declaredPartyCount?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: describe("Chu kỳ đánh giá, tính bằng tháng.", "Months between two evaluations."),
  })
  evaluationEveryMonths?: number | null;

  @IdOf("CoordinationProgramme")
  @Field(() => ID, {
    nullable: true,
    description: describe("Giai đoạn trước, nếu có.", "The phase before, if there is one."),
  })
  predecessorId?: string | null;

  @Field(() => [ClauseInput], {
    nullable: true,
    description: describe(
      "Các điều khoản của văn bản, theo thứ tự; có thể ghi sau.",
      "The clauses of the text, in order; they can be recorded later.",
    ),
  })
  clauses?: ClauseInput[] | null;

  @Field(() => SourceInput, {
    description: describe("Nguồn: văn bản hoặc dự thảo.", "The text, or its draft."),
  })
  source!: SourceInput;

  @Field(() => String, { nullable: true, description: describe("Lý do lập.", "Why it is created.") })
  reason?: string | null;
}

@ArgsType()
class CreateProgrammeArguments extends CommandArguments {
  @Field(() => CreateProgrammeInput, { description: describe("Chương trình.", "The programme.") })
  input!: CreateProgrammeInput;
}

@Resolver(() => CoordinationProgramme)
export class CreateProgrammeResolver {
  @ForRoles(PROGRAMME_ROLES)
  @Mutation(() => CoordinationProgramme, {
    nullable: true,
    description: describe(
      "Lập một chương trình phối hợp, chưa ký; của các bên chủ trì được nêu.",
      "Creates a coordination programme, not signed yet, which is of those who are named to lead it.",
    ),
  })
  createProgramme(
    @Args(() => CreateProgrammeArguments) { input, validateOnly }: CreateProgrammeArguments,
    @Ctx() context: MemberContext,
  ): Promise<CoordinationProgramme | null> {
    const programme = readProgramme(input);
    return context.perform({ validateOnly }, ofNewProgramme(programme), (transaction) =>
      createProgramme(transaction, programme, { reason: input.reason ?? null, source: input.source }),
    );
  }
}

function readProgramme(input: CreateProgrammeInput): CreateProgramme {
  const { code, title, unitId, period, parties, clauses } = input;
  const unknown = { startsOn: null, endsOn: null, printedPeriod: null };
  return {
    code,
    title: readLocalizedText(title),
    unitId,
    ...(period ? readPeriod(period) : unknown),
    declaredPartyCount: input.declaredPartyCount ?? null,
    evaluationEveryMonths: input.evaluationEveryMonths ?? null,
    predecessorId: input.predecessorId ?? null,
    parties: parties.map(({ organisationId, role }) => ({ organisationId, role })),
    clauses: readClauseInputs(clauses ?? []),
  };
}
