import { AGREEMENT_ROLES, PROGRAMME_ROLES } from "@hub/schema/roles";
import { CommandArguments } from "@hub/subgraph-kit/command-arguments";
import { MemberContext } from "@hub/subgraph-kit/context";
import { describe } from "@hub/subgraph-kit/describe";
import { ForRoles } from "@hub/subgraph-kit/for-roles";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { Args, ArgsType, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import { agree } from "./agree.js";
import { ofAgreement, ofDraft } from "./agreement-owner.js";
import { draftAgreement } from "./draft-agreement.js";
import { revokeAgreement } from "./revoke-agreement.js";
import { SharingAgreement } from "./sharing-agreement.js";

@InputType({
  description: describe("Dự thảo một thỏa thuận chia sẻ dữ liệu.", "A draft of a sharing agreement."),
})
class DraftAgreementInput {
  @Field(() => String, {
    description: describe(
      "Số hiệu, ví dụ TT-01/2026; chưa thỏa thuận nào mang.",
      "Its number, such as TT-01/2026, which no other one has.",
    ),
  })
  code!: string;

  @IdOf("Commitment")
  @Field(() => ID, {
    description: describe(
      "Nội dung phối hợp của một chương trình đã ký mà thỏa thuận dựa vào.",
      "The commitment of a signed programme that it is made from.",
    ),
  })
  commitmentId!: string;

  @IdOf("Organisation")
  @Field(() => ID, {
    description: describe(
      "Bên cung cấp dữ liệu, một bên của chương trình.",
      "The side that gives the data, a party of the programme.",
    ),
  })
  ownerId!: string;

  @IdOf("Organisation")
  @Field(() => ID, {
    description: describe(
      "Bên nhận dữ liệu, một bên khác của chương trình.",
      "The side that receives the data, another party of the programme.",
    ),
  })
  partnerId!: string;

  @Field(() => String, { description: describe("Mục đích sử dụng.", "What the data is for.") })
  purpose!: string;

  @Field(() => String, { description: describe("Căn cứ pháp lý.", "The legal basis.") })
  legalBasis!: string;

  @Field(() => [String], {
    description: describe(
      "Mã các chỉ số được mở, ít nhất một.",
      "The codes of the indicators that it opens, one at least.",
    ),
  })
  indicatorCodes!: string[];

  @Field(() => [String], {
    nullable: true,
    description: describe(
      "Các trường của số liệu được mở, ví dụ `Figure.numerator`; bỏ trống, hoặc `Figure`: mọi trường. Số liệu nói về gì, ngày nào, theo nguồn nào thì luôn được xem.",
      "The fields of figures that it opens, such as `Figure.numerator`; left out, empty, or `Figure`: all of them. What a figure is about, of which day and on which source, is always shown.",
    ),
  })
  fields?: string[] | null;

  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Đơn vị hành chính, cùng mọi đơn vị bên dưới; bỏ trống: mọi nơi mà bên cung cấp báo cáo.",
      "The administrative unit, with all below it; left out: wherever the owner reports.",
    ),
  })
  unitId?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày đầu có hiệu lực, từ hôm nay trở đi; bỏ trống: hôm nay.",
      "The first day in force, today or later; today where it is left out.",
    ),
  })
  validFrom?: string | null;

  @Field(() => DateScalar, { description: describe("Ngày cuối có hiệu lực.", "The last day in force.") })
  validTo!: string;

  @Field(() => Int, {
    defaultValue: 5,
    description: describe(
      "Số đếm nhỏ nhất được cho xem, từ 1; số nhỏ hơn thì không.",
      "The smallest count that is shown, from 1; smaller ones are not.",
    ),
  })
  smallestCell!: number;

  @Field(() => String, {
    description: describe(
      "Đầu mối liên hệ: một bộ phận của cơ quan, không phải một người; ai cũng đọc được.",
      "Whom to ask: an office, not a person; everybody can read it.",
    ),
  })
  contact!: string;
}

@ArgsType()
class DraftAgreementArguments extends CommandArguments {
  @Field(() => DraftAgreementInput, { description: describe("Dự thảo.", "The draft.") })
  input!: DraftAgreementInput;
}

@ArgsType()
class AgreeArguments extends CommandArguments {
  @IdOf("SharingAgreement")
  @Field(() => ID, { description: describe("Thỏa thuận.", "The agreement.") })
  agreementId!: string;

  @Field(() => Int, {
    description: describe(
      "Phiên bản đã đọc; nếu thỏa thuận đã ở phiên bản khác thì bị từ chối.",
      "The version that was read; it is refused when the agreement is at another one.",
    ),
  })
  expectedVersion!: number;
}

@ArgsType()
class RevokeAgreementArguments extends AgreeArguments {
  @Field(() => String, { description: describe("Lý do thu hồi.", "Why it is revoked.") })
  reason!: string;
}

@Resolver(() => SharingAgreement)
export class AgreementCommandsResolver {
  @ForRoles(PROGRAMME_ROLES)
  @Mutation(() => SharingAgreement, {
    nullable: true,
    description: describe(
      "Lập dự thảo thỏa thuận chia sẻ dữ liệu từ một nội dung của chương trình đã ký. Chưa mở dữ liệu nào: hai bên còn phải đồng ý (`agree`).",
      "Drafts a sharing agreement from a commitment of a signed programme. It opens nothing yet: both sides have to agree (`agree`).",
    ),
  })
  draftAgreement(
    @Args(() => DraftAgreementArguments) { input, validateOnly }: DraftAgreementArguments,
    @Ctx() context: MemberContext,
  ): Promise<SharingAgreement | null> {
    const { fields, unitId, validFrom, ...draft } = input;
    return context.perform({ validateOnly }, ofDraft(input), (transaction) =>
      draftAgreement(transaction, {
        ...draft,
        fields: fields ?? [],
        unitId: unitId ?? null,
        validFrom: validFrom ?? todayInVietnam(),
      }),
    );
  }

  @ForRoles(AGREEMENT_ROLES)
  @Mutation(() => SharingAgreement, {
    nullable: true,
    description: describe(
      "Đồng ý thỏa thuận, thay cho bên của mình. Khi cả hai bên đã đồng ý, thỏa thuận tự mở và tự đóng theo thời hạn.",
      "Agrees, for one's own side. Once both sides have, the agreement opens and closes by itself, on its days.",
    ),
  })
  agree(
    @Args(() => AgreeArguments) { agreementId, expectedVersion, validateOnly }: AgreeArguments,
    @Ctx() context: MemberContext,
  ): Promise<SharingAgreement | null> {
    return context.perform({ validateOnly }, ofAgreement(agreementId), (transaction) =>
      agree(transaction, { agreementId, expectedVersion }),
    );
  }

  @ForRoles(AGREEMENT_ROLES)
  @Mutation(() => SharingAgreement, {
    nullable: true,
    description: describe(
      "Thu hồi thỏa thuận, hoặc bỏ dự thảo; một bên bất kỳ làm được. Từ lúc đó thỏa thuận không mở gì nữa, và mọi luồng đang nhận dữ liệu của bên nhận kết thúc trong vòng 5 giây.",
      "Revokes an agreement, or withdraws a draft; either side may. From then on it opens nothing, and the streams of the side that receives end within 5 s.",
    ),
  })
  revokeAgreement(
    @Args(() => RevokeAgreementArguments)
    { agreementId, reason, expectedVersion, validateOnly }: RevokeAgreementArguments,
    @Ctx() context: MemberContext,
  ): Promise<SharingAgreement | null> {
    return context.perform({ validateOnly }, ofAgreement(agreementId), (transaction) =>
      revokeAgreement(transaction, { agreementId, reason, expectedVersion }),
    );
  }
}
