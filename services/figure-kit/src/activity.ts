import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt, Doubtful } from "@hub/subgraph-kit/doubt";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { CountScalar, VndAmountScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText, Period } from "@hub/subgraph-kit/values";
import { Directive, Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
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

  /** Of the activity: what was published of it was published there. */
  sourceId!: string;
}

/** A result as it is stored in its activity. */
export type PublishedResult = Omit<ActivityResult, "sourceId">;

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
}
