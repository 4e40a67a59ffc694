import { EVIDENCE_DECIDING_ROLES, EVIDENCE_ROLES } from "@hub/schema/roles";
import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { ANY_TYPE, IdOf } from "@hub/subgraph-kit/ids/id-of";
import { LocalizedTextInput, readLocalizedText } from "@hub/subgraph-kit/localized-text-input";
import { Refusal } from "@hub/subgraph-kit/refusal";
import { SourceInput } from "@hub/subgraph-kit/source";
import { Args, ArgsType, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import { EvidenceKind } from "../commitments/evidence-kind.js";
import { Evidence } from "./evidence.js";
import { ofDecision, ofOffer, ofOffered } from "./evidence-owner.js";
import { type OfferEvidence, offerEvidence } from "./offer-evidence.js";
import { acceptEvidence, returnEvidence, withdrawEvidence } from "./settle-evidence.js";

@InputType({
  description: describe(
    "Minh chứng được nêu cho một nội dung phối hợp.",
    "What is offered as evidence of a commitment.",
  ),
})
class OfferEvidenceInput {
  @IdOf("Commitment")
  @Field(() => ID, { description: describe("Nội dung phối hợp.", "The commitment.") })
  commitmentId!: string;

  @Field(() => EvidenceKind, {
    description: describe(
      "Loại: hoạt động, số liệu, văn bản hoặc tệp.",
      "Its kind: an activity, a figure, a document or a file.",
    ),
  })
  kind!: EvidenceKind;

  @IdOf(ANY_TYPE)
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Hoạt động công khai của cơ quan mình, với loại ACTIVITY.",
      "A public activity of one's own organisation, of the kind ACTIVITY.",
    ),
  })
  activityId?: string | null;

  @IdOf(ANY_TYPE)
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Số liệu công khai của cơ quan mình, với loại FIGURE.",
      "A public figure of one's own organisation, of the kind FIGURE.",
    ),
  })
  figureId?: string | null;

  @IdOf("PolicyDocument")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Văn bản trong danh mục, với loại DOCUMENT.",
      "A document of the register, of the kind DOCUMENT.",
    ),
  })
  documentId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Địa chỉ của văn bản hoặc tệp, với loại DOCUMENT hoặc FILE; ai cũng thấy địa chỉ này.",
      "The address of a document or file, of the kinds DOCUMENT and FILE; everybody sees it.",
    ),
  })
  url?: string | null;

  @Field(() => LocalizedTextInput, {
    description: describe("Minh chứng là gì; ai cũng đọc được.", "What it is; everybody can read it."),
  })
  title!: LocalizedTextInput;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Ghi chú; ai cũng đọc được: không ghi tên hay chuyện riêng của người nào.",
      "A note; everybody can read it: no names, and nothing that is somebody's own affair.",
    ),
  })
  note?: string | null;

  @IdOf("Organisation")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Bên nêu minh chứng; bỏ trống: cơ quan của tài khoản. Khi nhập thay thì phải nêu.",
      "The party that offers it; left out: the account's organisation. Needed where it is entered on behalf.",
    ),
  })
  organisationId?: string | null;

  @Field(() => SourceInput, {
    nullable: true,
    description: describe(
      "Chỉ khi thường trực chương trình nhập thay cho một bên chưa có tài khoản: văn bản của bên đó, có số, ngày, cơ quan ban hành và bản quét.",
      "Only where the programme's secretary enters it on behalf of a party that has no account: that party's document, with number, day, issuer and scan.",
    ),
  })
  onBehalf?: SourceInput | null;

  @IdOf("Evidence")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Minh chứng bị trả lại, nay nêu lại; bỏ trống nếu là minh chứng mới.",
      "What was returned and is offered again; left out where it is new.",
    ),
  })
  evidenceId?: string | null;
}

@ArgsType()
class OfferEvidenceArguments extends CommandArguments {
  @Field(() => OfferEvidenceInput, { description: describe("Minh chứng.", "The evidence.") })
  input!: OfferEvidenceInput;

  @Field(() => Int, {
    nullable: true,
    description: describe(
      "Khi nêu lại: phiên bản đã đọc của minh chứng; nếu đã khác thì bị từ chối.",
      "Where it is offered again: the version of it that was read; it is refused when the evidence is at another one.",
    ),
  })
  expectedVersion?: number | null;
}

@ArgsType()
class AcceptEvidenceArguments extends CommandArguments {
  @IdOf("Evidence")
  @Field(() => ID, { description: describe("Minh chứng.", "The evidence.") })
  evidenceId!: string;

  @Field(() => Int, {
    description: describe(
      "Phiên bản đã đọc; nếu minh chứng đã ở phiên bản khác thì bị từ chối.",
      "The version that was read; it is refused when the evidence is at another one.",
    ),
  })
  expectedVersion!: number;
}

@ArgsType()
class ReturnEvidenceArguments extends AcceptEvidenceArguments {
  @Field(() => String, {
    description: describe("Điều còn thiếu; ai cũng đọc được.", "What is missing; everybody can read it."),
  })
  missing!: string;
}

@ArgsType()
class WithdrawEvidenceArguments extends AcceptEvidenceArguments {
  @Field(() => String, { description: describe("Lý do rút.", "Why it is withdrawn.") })
  reason!: string;
}

@Resolver(() => Evidence)
export class EvidenceCommandsResolver {
  @ForRoles(EVIDENCE_ROLES)
  @Mutation(() => Evidence, {
    nullable: true,
    description: describe(
      "Nêu minh chứng cho một nội dung phối hợp mà cơ quan mình chịu trách nhiệm, hoặc nêu lại minh chứng bị trả lại. Nội dung chưa triển khai thì chuyển sang đang triển khai.",
      "Offers evidence of a commitment that one's own organisation answers for, or offers again what was returned. A commitment that was not started is in progress by that.",
    ),
  })
  offerEvidence(
    @Args(() => OfferEvidenceArguments) { input, expectedVersion, validateOnly }: OfferEvidenceArguments,
    @Ctx() context: MemberContext,
  ): Promise<Evidence | null> {
    const command = {
      commitmentId: input.commitmentId,
      kind: input.kind,
      activityId: input.activityId ?? null,
      figureId: input.figureId ?? null,
      documentId: input.documentId ?? null,
      url: input.url ?? null,
      title: readLocalizedText(input.title),
      note: input.note ?? null,
      organisationId: input.organisationId ?? null,
      onBehalf: input.onBehalf ?? null,
      again: readAgain(input, expectedVersion),
    };
    const { commitmentId, organisationId, onBehalf } = command;
    return context.perform(
      { validateOnly },
      ofOffer({ commitmentId, organisationId, isOnBehalf: onBehalf !== null }),
      (transaction) => offerEvidence(transaction, command),
    );
  }

  @ForRoles(EVIDENCE_DECIDING_ROLES)
  @Mutation(() => Evidence, {
    nullable: true,
    description: describe(
      "Chấp nhận minh chứng của một bên khác. Minh chứng thuộc loại đã nêu làm cho nội dung phối hợp hoàn thành.",
      "Accepts another party's evidence. Of the kind that was stated it makes the commitment done.",
    ),
  })
  acceptEvidence(
    @Args(() => AcceptEvidenceArguments) { validateOnly, ...command }: AcceptEvidenceArguments,
    @Ctx() context: MemberContext,
  ): Promise<Evidence | null> {
    return context.perform({ validateOnly }, ofDecision(command.evidenceId), (transaction) =>
      acceptEvidence(transaction, command),
    );
  }

  @ForRoles(EVIDENCE_DECIDING_ROLES)
  @Mutation(() => Evidence, {
    nullable: true,
    description: describe(
      "Trả lại minh chứng của một bên khác, nêu điều còn thiếu; bên đó nêu lại được.",
      "Returns another party's evidence with what is missing; that party can offer it again.",
    ),
  })
  returnEvidence(
    @Args(() => ReturnEvidenceArguments) { validateOnly, ...command }: ReturnEvidenceArguments,
    @Ctx() context: MemberContext,
  ): Promise<Evidence | null> {
    return context.perform({ validateOnly }, ofDecision(command.evidenceId), (transaction) =>
      returnEvidence(transaction, command),
    );
  }

  @ForRoles(EVIDENCE_ROLES)
  @Mutation(() => Evidence, {
    nullable: true,
    description: describe(
      "Rút minh chứng mà cơ quan mình đã nêu và chưa được chấp nhận.",
      "Withdraws evidence that one's own organisation has offered and nobody has accepted.",
    ),
  })
  withdrawEvidence(
    @Args(() => WithdrawEvidenceArguments) { validateOnly, ...command }: WithdrawEvidenceArguments,
    @Ctx() context: MemberContext,
  ): Promise<Evidence | null> {
    return context.perform({ validateOnly }, ofOffered(command.evidenceId), (transaction) =>
      withdrawEvidence(transaction, command),
    );
  }
}

/** @throws {Refusal} BAD_USER_INPUT for one of the two without the other */
function readAgain(
  { evidenceId }: OfferEvidenceInput,
  expectedVersion: number | null | undefined,
): OfferEvidence["again"] {
  if (evidenceId != null && expectedVersion != null) return { evidenceId, expectedVersion };
  if (evidenceId == null && expectedVersion == null) return null;
  throw new Refusal("BAD_USER_INPUT", {
    vi: "Nêu lại một minh chứng phải gửi cả “evidenceId” và “expectedVersion”; nêu minh chứng mới thì bỏ trống cả hai.",
    en: 'Evidence that is offered again takes "evidenceId" and "expectedVersion", both; new evidence takes neither.',
  }).inField(evidenceId == null ? "input.evidenceId" : "expectedVersion");
}
