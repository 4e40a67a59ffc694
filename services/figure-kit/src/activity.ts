import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt, Doubtful } from "@hub/subgraph-kit/doubt";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { CountScalar, DateScalar, VndAmountScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText, Period } from "@hub/subgraph-kit/values";
import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { FigureLoaders } from "./figure-loaders.js";
import { Qualifier } from "./qualifier.js";

export enum ActivityKind {
  COORDINATION = "COORDINATION",
  DISSEMINATION = "DISSEMINATION",
  MEDIA = "MEDIA",
  CURRICULUM_INTEGRATION = "CURRICULUM_INTEGRATION",
  SUPPORT = "SUPPORT",
}
registerEnumType(ActivityKind, {
  name: "ActivityKind",
  description: describe("Loại hoạt động.", "Kind of an activity."),
  valuesConfig: {
    COORDINATION: {
      description: describe("Ký kết hoặc thực hiện phối hợp.", "Signing or carrying out a coordination."),
    },
    DISSEMINATION: { description: describe("Quán triệt, triển khai văn bản.", "Making a document known.") },
    MEDIA: {
      description: describe("Truyền thông, phát thanh, truyền hình.", "Press, radio and television."),
    },
    CURRICULUM_INTEGRATION: { description: describe("Lồng ghép vào bài dạy.", "Woven into lessons.") },
    SUPPORT: {
      description: describe("Học bổng, quà, nhà, xe đạp.", "Scholarships, gifts, houses, bicycles."),
    },
  },
});

@Directive("@shareable")
@ObjectType({
  description: describe("Một kết quả được công bố của hoạt động.", "A published result of an activity."),
})
export class ActivityResult {
  @Field(() => LocalizedText, { description: describe("Nội dung.", "What it is.") })
  label!: LocalizedText;

  @Field(() => CountScalar, { nullable: true, description: describe("Số lượng.", "How many.") })
  count!: number | null;

  @Field(() => VndAmountScalar, { nullable: true, description: describe("Số tiền.", "How much money.") })
  amount!: string | null;

  @Field(() => Qualifier, { description: describe("Cách hiểu con số.", "How the number is meant.") })
  qualifier!: Qualifier;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Nguyên văn trong nguồn; trống nếu chỉ đọc được trích đoạn.",
      "The words as printed in the source; null when only an excerpt could be read.",
    ),
  })
  printedText!: string | null;

  /** The figure that the number was reported as; missing in what was stored before there were any. */
  figureId?: string | null;

  /** Of the activity: what was published of it was published there. */
  sourceId!: string;

  /** Where the figure and the source are. */
  loaders!: Pick<FigureLoaders, "byId" | "source">;
}

/** A result as it is stored in its activity. */
export type PublishedResult = Omit<ActivityResult, "sourceId" | "loaders">;

@Directive("@shareable")
@ObjectType({
  description: describe("Những người mà hoạt động hướng tới.", "Those whom an activity is for."),
})
export class ActivityAudience {
  @Field(() => LocalizedText, { description: describe("Là những ai.", "Who they are.") })
  who!: LocalizedText;

  @Field(() => CountScalar, {
    nullable: true,
    description: describe(
      "Bao nhiêu người; trống nếu không được nêu.",
      "How many people; null when it was not said.",
    ),
  })
  count!: number | null;
}

/** What a member has done, as far as it was published, with its results as claims. */
@Entity("activity")
@GlobalNode("Activity")
@Directive("@shareable")
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Hoạt động của một thành viên, trong phạm vi đã công bố.",
    "What a member has done, as far as it was published.",
  ),
})
export class Activity {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => LocalizedText, { description: describe("Tên hoạt động.", "Title.") })
  @Column("jsonb")
  title!: LocalizedText;

  @Field(() => ActivityKind, { description: describe("Loại.", "Kind.") })
  @Column("text")
  kind!: ActivityKind;

  @Field(() => Period, { description: describe("Thời gian.", "When.") })
  @Column("jsonb")
  period!: Period;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày khai mạc, phát động; trống nếu không được công bố.",
      "The day on which it was opened; null when it was not published.",
    ),
  })
  @Column("date", { name: "opened_on", nullable: true })
  openedOn!: string | null;

  @Field(() => LocalizedText, {
    nullable: true,
    description: describe(
      "Địa điểm như được gọi, ví dụ một trường hoặc nhà văn hóa; trống nếu không được nêu.",
      "The place as people call it, such as a school or a hall; null when it was not said.",
    ),
  })
  @Column("jsonb", { nullable: true })
  place!: LocalizedText | null;

  @Field(() => ActivityAudience, {
    nullable: true,
    description: describe(
      "Đối tượng của hoạt động; trống nếu không được nêu.",
      "Whom it is for; null when it was not said.",
    ),
  })
  @Column("jsonb", { nullable: true })
  audience!: ActivityAudience | null;

  /** The member adds the field of this name. */
  @Column("jsonb")
  results!: PublishedResult[];

  @Field(() => [Doubt], {
    description: describe("Điều chưa chắc chắn về hoạt động.", "What is not certain of the activity."),
  })
  @Column("jsonb")
  doubts!: Doubt[];

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Column("uuid", { name: "unit_id", nullable: true })
  unitId!: string | null;

  @Column("uuid", { name: "programme_id", nullable: true })
  programmeId!: string | null;

  @Column("uuid", { name: "commitment_id", nullable: true })
  commitmentId!: string | null;

  /** Null where no source names one. */
  @Column("uuid", { name: "organiser_id", nullable: true })
  organiserId!: string | null;

  @Column("uuid", { name: "partner_ids", array: true, default: "{}" })
  partnerIds!: string[];

  @Field(() => Boolean, {
    description: describe(
      "Cơ quan ghi đã rút hoạt động này: danh sách không còn nó; ai rút, khi nào và vì sao thì có trong `history`.",
      "Whoever recorded it has withdrawn it: lists leave it out, and `history` says who, when and why.",
    ),
  })
  @Column("boolean", { name: "is_withdrawn", default: false })
  isWithdrawn!: boolean;
}
