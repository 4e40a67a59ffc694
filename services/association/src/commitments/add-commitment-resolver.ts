import { PROGRAMME_ROLES } from "@hub/schema/roles";
import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { LocalizedTextInput, readLocalizedText } from "@hub/subgraph-kit/localized-text-input";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { SourceInput } from "@hub/subgraph-kit/source";
import { Args, ArgsType, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { ofProgramme } from "../programmes/programme-owner.js";
import { addCommitment } from "./add-commitment.js";
import { Commitment } from "./commitment.js";
import { EvidenceKind } from "./evidence-kind.js";

@InputType({ description: describe("Một nội dung phối hợp mới.", "A new commitment.") })
class AddCommitmentInput {
  @Field(() => String, {
    description: describe(
      "Mã, ví dụ QT-1; chưa nội dung nào của chương trình mang.",
      "Its code, such as QT-1, which no other one of the programme has.",
    ),
  })
  code!: string;

  @Field(() => LocalizedTextInput, { description: describe("Nội dung.", "What was agreed.") })
  title!: LocalizedTextInput;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Nguyên văn trong nguồn; bỏ trống nếu nội dung bằng tiếng Việt chính là nguyên văn.",
      "The words as printed in the source; left out where the Vietnamese title is these words.",
    ),
  })
  printedText?: string | null;

  @IdOf("Clause")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Điều khoản, hoặc mục của điều khoản, đặt ra nội dung này.",
      "The clause, or part of one, that makes it.",
    ),
  })
  clauseId?: string | null;

  @IdOf("Organisation")
  @Field(() => [ID], {
    nullable: true,
    description: describe(
      "Các bên chịu trách nhiệm; bỏ trống nếu văn bản không nêu.",
      "The parties that answer for it; left out where the text names none.",
    ),
  })
  ownerIds?: string[] | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe("Hạn hoàn thành, nếu có.", "When it is due, if a day is set."),
  })
  dueOn?: string | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: describe(
      "Thế nào là hoàn thành; bỏ trống nếu văn bản không nêu.",
      "What counts as done; left out where the text does not say.",
    ),
  })
  doneWhen?: LocalizedTextInput | null;

  @Field(() => EvidenceKind, {
    nullable: true,
    description: describe(
      "Loại minh chứng làm cho nội dung hoàn thành; bỏ trống: loại nào cũng được.",
      "The kind of evidence that makes it done; left out: any kind does.",
    ),
  })
  evidenceKind?: EvidenceKind | null;

  @Field(() => SourceInput, { description: describe("Nguồn của nội dung.", "Where it was published.") })
  source!: SourceInput;

  @Field(() => String, { nullable: true, description: describe("Lý do.", "Why.") })
  reason?: string | null;
}

@ArgsType()
class AddCommitmentArguments extends CommandArguments {
  @IdOf("CoordinationProgramme")
  @Field(() => ID, { description: describe("Chương trình.", "The programme.") })
  programmeId!: string;

  @Field(() => AddCommitmentInput, { description: describe("Nội dung phối hợp.", "The commitment.") })
  input!: AddCommitmentInput;
}

@Resolver(() => Commitment)
export class AddCommitmentResolver {
  @ForRoles(PROGRAMME_ROLES)
  @Mutation(() => Commitment, {
    nullable: true,
    description: describe(
      "Thêm một nội dung phối hợp vào chương trình, sau các nội dung đã có.",
      "Adds a commitment to a programme, after those it has.",
    ),
  })
  addCommitment(
    @Args(() => AddCommitmentArguments) { programmeId, input, validateOnly }: AddCommitmentArguments,
    @Ctx() context: MemberContext,
  ): Promise<Commitment | null> {
    const { code, title, printedText, clauseId, ownerIds, doneWhen, evidenceKind, dueOn, reason, source } =
      input;
    return context.perform({ validateOnly }, ofProgramme(programmeId), (transaction) =>
      addCommitment(
        transaction,
        {
          programmeId,
          code,
          title: readLocalizedText(title),
          printedText: printedText ?? title.vi,
          clauseId: clauseId ?? null,
          ownerIds: ownerIds ?? [],
          doneWhen: doneWhen ? readLocalizedText(doneWhen) : null,
          evidenceKind: evidenceKind ?? null,
          dueOn: dueOn ?? null,
        },
        { reason: reason ?? null, source },
      ),
    );
  }
}
