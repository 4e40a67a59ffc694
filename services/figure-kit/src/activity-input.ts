/** An activity as a client reports it. */
import { describe } from "@hub/subgraph-kit/describe";
import { IdOf } from "@hub/subgraph-kit/ids/id-of";
import { LocalizedTextInput, readLocalizedText } from "@hub/subgraph-kit/localized-text-input";
import { Needed } from "@hub/subgraph-kit/needed";
import { CountScalar, DateScalar, VndAmountScalar } from "@hub/subgraph-kit/scalars";
import { SourceInput } from "@hub/subgraph-kit/source";
import { Field, ID, InputType } from "type-graphql";
import { ActivityKind, type PublishedResult } from "./activity.js";
import type { ActivityReport } from "./activity-report.js";
import { Qualifier } from "./qualifier.js";

@InputType({
  description: describe(
    "Thời gian của một hoạt động, tính cả hai ngày.",
    "The days of an activity, both included.",
  ),
})
class ActivityPeriodInput {
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày bắt đầu; bỏ trống nếu không rõ.",
      "First day; left out where it is not known.",
    ),
  })
  from?: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày kết thúc; bỏ trống nếu không rõ hoặc chưa kết thúc.",
      "Last day; left out where it is not known, or has not come.",
    ),
  })
  to?: string | null;
}

@InputType({
  description: describe("Những người mà hoạt động hướng tới.", "Those whom an activity is for."),
})
class ActivityAudienceInput {
  @Needed()
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: describe("Là những ai.", "Who they are."),
  })
  who!: LocalizedTextInput;

  @Field(() => CountScalar, {
    nullable: true,
    description: describe("Bao nhiêu người.", "How many people."),
  })
  count?: number | null;
}

@InputType({
  description: describe("Một kết quả của hoạt động.", "A result of an activity."),
})
class ActivityResultInput {
  @Needed()
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: describe("Nội dung.", "What it is."),
  })
  label!: LocalizedTextInput;

  @Field(() => CountScalar, { nullable: true, description: describe("Số lượng.", "How many.") })
  count?: number | null;

  @Field(() => VndAmountScalar, { nullable: true, description: describe("Số tiền.", "How much money.") })
  amount?: string | null;

  @Field(() => Qualifier, {
    nullable: true,
    defaultValue: Qualifier.EXACT,
    description: describe("Cách hiểu con số.", "How the number is meant."),
  })
  qualifier?: Qualifier | null;

  @Field(() => String, {
    nullable: true,
    description: describe("Nguyên văn trong nguồn.", "The words as printed in the source."),
  })
  printedText?: string | null;

  @IdOf("Figure")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Số liệu công khai của thành viên này mà con số đã được báo cáo thành.",
      "The public figure of this member that the number was reported as.",
    ),
  })
  figureId?: string | null;
}

@InputType({
  description: describe("Một hoạt động cần ghi.", "An activity to be recorded."),
})
export class RecordActivityInput {
  @Needed()
  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: describe("Tên hoạt động.", "Title."),
  })
  title!: LocalizedTextInput;

  @Needed()
  @Field(() => ActivityKind, { nullable: true, description: describe("Loại.", "Kind.") })
  kind!: ActivityKind;

  @Field(() => ActivityPeriodInput, { nullable: true, description: describe("Thời gian.", "When.") })
  period?: ActivityPeriodInput | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe("Ngày khai mạc, phát động.", "The day on which it was opened."),
  })
  openedOn?: string | null;

  @IdOf("AdministrativeUnit")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Đơn vị hành chính nơi diễn ra; bỏ trống nếu không thuộc một đơn vị.",
      "The administrative unit where it took place; left out when it belongs to none.",
    ),
  })
  unitId?: string | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: describe(
      "Địa điểm như được gọi, ví dụ một trường hoặc nhà văn hóa.",
      "The place as people call it, such as a school or a hall.",
    ),
  })
  place?: LocalizedTextInput | null;

  @Field(() => ActivityAudienceInput, {
    nullable: true,
    description: describe("Đối tượng của hoạt động.", "Whom it is for."),
  })
  audience?: ActivityAudienceInput | null;

  @IdOf("Organisation")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Bên tổ chức; bỏ trống là cơ quan của thành viên này, và không nhận bên khác.",
      "The organiser; left out it is this member's organisation, and no other is taken.",
    ),
  })
  organiserId?: string | null;

  @IdOf("Organisation")
  @Field(() => [ID], {
    nullable: true,
    description: describe(
      "Các bên phối hợp, kể cả ngoài các thành viên, theo danh bạ tổ chức của Hội Khuyến học.",
      "The partners, also such as are no members, by the association's register of organisations.",
    ),
  })
  partnerIds?: string[] | null;

  @Field(() => [ActivityResultInput], {
    nullable: true,
    description: describe("Các kết quả, có hoặc không có số.", "The results, with or without numbers."),
  })
  results?: ActivityResultInput[] | null;

  @IdOf("CoordinationProgramme")
  @Field(() => ID, {
    nullable: true,
    description: describe(
      "Chương trình phối hợp mà hoạt động thuộc về.",
      "The programme that it belongs to.",
    ),
  })
  programmeId?: string | null;

  @IdOf("Commitment")
  @Field(() => ID, {
    nullable: true,
    description: describe("Nội dung phối hợp mà hoạt động thực hiện.", "The commitment that it carries out."),
  })
  commitmentId?: string | null;

  @Needed()
  @Field(() => SourceInput, { nullable: true, description: describe("Nguồn.", "The source.") })
  source!: SourceInput;
}

/** What is left out is null, or a list of nothing. */
export function readActivity(input: RecordActivityInput): ActivityReport {
  const { title, kind, period, place, audience, results, source } = input;
  return {
    title: readLocalizedText(title),
    kind,
    period: { from: period?.from ?? null, to: period?.to ?? null },
    openedOn: input.openedOn ?? null,
    unitId: input.unitId ?? null,
    place: place ? readLocalizedText(place) : null,
    audience: audience ? { who: readLocalizedText(audience.who), count: audience.count ?? null } : null,
    organiserId: input.organiserId ?? null,
    partnerIds: input.partnerIds ?? [],
    results: (results ?? []).map(readResult),
    programmeId: input.programmeId ?? null,
    commitmentId: input.commitmentId ?? null,
    source,
  };
}

function readResult({ label, qualifier, ...more }: ActivityResultInput): PublishedResult {
  return {
    label: readLocalizedText(label),
    count: more.count ?? null,
    amount: more.amount ?? null,
    qualifier: qualifier ?? Qualifier.EXACT,
    printedText: more.printedText ?? null,
    figureId: more.figureId ?? null,
  };
}
