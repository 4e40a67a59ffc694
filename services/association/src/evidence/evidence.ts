import { describe } from "@hub/subgraph-kit/describe";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { EvidenceKind } from "../commitments/evidence-kind.js";
import type { OnBehalf } from "../on-behalf/on-behalf.js";
import { EvidenceState } from "./evidence-state.js";

/** Of its ids; it never changes. */
export const EVIDENCE_PREFIX = "evidence";

/** What one party offers to show that a commitment was kept, and another accepts or returns. */
@Entity("evidence")
@GlobalNode({ prefix: EVIDENCE_PREFIX })
@ObjectType({
  description: describe(
    "Minh chứng cho một nội dung phối hợp: một bên nêu, bên khác chấp nhận hoặc trả lại. Ai cũng đọc được. Từng bước ở lịch sử của nội dung.",
    "Evidence that a commitment was kept: one party offers it, another accepts or returns it. Everybody can read it. Its steps are in the commitment's history.",
  ),
})
export class Evidence {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "commitment_id" })
  commitmentId!: string;

  @Field(() => Int, {
    description: describe(
      "Thứ tự trong các minh chứng của nội dung, từ 1.",
      "Its place among the commitment's evidence, from 1.",
    ),
  })
  @Column("integer")
  number!: number;

  /** Whose it is: who offers it, or on whose behalf it was entered. */
  @Column("uuid", { name: "organisation_id" })
  organisationId!: string;

  @Field(() => String, {
    description: describe(
      "Thành viên giữ điều được nêu làm minh chứng; văn bản và tệp do `association` giữ.",
      "The member that holds what is offered as evidence; documents and files are held by `association`.",
    ),
  })
  @Column("text")
  member!: string;

  @Field(() => EvidenceKind, { description: describe("Loại.", "Its kind.") })
  @Column("text")
  kind!: EvidenceKind;

  @Field(() => EvidenceState, { description: describe("Tình trạng.", "Where it stands.") })
  @Column("text")
  state!: EvidenceState;

  @Field(() => LocalizedText, { description: describe("Tên.", "What it is called.") })
  @Column("jsonb")
  title!: LocalizedText;

  @Field(() => String, {
    nullable: true,
    description: describe("Ghi chú của bên nêu.", "A note of who offers it."),
  })
  @Column("text", { nullable: true })
  note!: string | null;

  /** Global, of the member that holds it. */
  @Column("text", { name: "activity_id", nullable: true })
  activityId!: string | null;

  /** Global, of the member that holds it. */
  @Column("text", { name: "figure_id", nullable: true })
  figureId!: string | null;

  @Column("uuid", { name: "document_id", nullable: true })
  documentId!: string | null;

  @Field(() => String, {
    nullable: true,
    description: describe("Địa chỉ của văn bản hoặc tệp.", "The address of the document or file."),
  })
  @Column("text", { nullable: true })
  url!: string | null;

  @Field(() => DateTimeScalar, {
    description: describe("Lúc được nêu lần gần nhất.", "When it was offered last."),
  })
  @Column("timestamptz", { name: "offered_at" })
  offeredAt!: Date;

  @Column("uuid", { name: "decided_by_id", nullable: true })
  decidedById!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: describe(
      "Lúc được chấp nhận hoặc trả lại; trống khi đang chờ xem xét.",
      "When it was accepted or returned; null while nobody has decided.",
    ),
  })
  @Column("timestamptz", { name: "decided_at", nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Điều còn thiếu, như bên trả lại nêu; trống nếu không bị trả lại.",
      "What is missing, as who returned it says; null where it was not returned.",
    ),
  })
  @Column("text", { nullable: true })
  missing!: string | null;

  @Column("jsonb", { name: "on_behalf", nullable: true })
  onBehalf!: OnBehalf | null;

  @Field(() => Int, {
    description: describe(
      "Phiên bản, tăng một với mỗi thay đổi; gửi lại để không ghi đè thay đổi của người khác.",
      "Goes up by one with each change; send it back so as not to overwrite someone else's.",
    ),
  })
  @Column("integer")
  version!: number;
}
