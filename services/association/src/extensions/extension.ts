import { describe } from "@hub/subgraph-kit/describe";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { DateScalar, DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { ExtensionState } from "./extension-state.js";

/** That a commitment may be kept later than it was due: a party requests it, a lead decides. */
@Entity("extension")
@GlobalNode({ prefix: "extension" })
@ObjectType({
  description: describe(
    "Đề nghị gia hạn một nội dung phối hợp, và quyết định của cơ quan chủ trì. Ai cũng đọc được. Từng bước ở lịch sử của nội dung.",
    "A request to extend a commitment, and what a lead decided. Everybody can read it. Its steps are in the commitment's history.",
  ),
})
export class Extension {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "commitment_id" })
  commitmentId!: string;

  @Field(() => Int, {
    description: describe(
      "Thứ tự trong các đề nghị gia hạn của nội dung, từ 1.",
      "Its place among the requests to extend the commitment, from 1.",
    ),
  })
  @Column("integer")
  number!: number;

  @Column("uuid", { name: "organisation_id" })
  organisationId!: string;

  @Field(() => DateScalar, { description: describe("Hạn được đề nghị.", "The due day that is requested.") })
  @Column("date", { name: "due_on" })
  dueOn!: string;

  @Field(() => DateScalar, {
    description: describe("Hạn khi đề nghị.", "When the commitment was due as it was requested."),
  })
  @Column("date", { name: "previous_due_on" })
  previousDueOn!: string;

  @Field(() => String, { description: describe("Lý do đề nghị.", "Why it is requested.") })
  @Column("text")
  reason!: string;

  @Field(() => ExtensionState, { description: describe("Tình trạng.", "Where it stands.") })
  @Column("text")
  state!: ExtensionState;

  @Field(() => DateTimeScalar, { description: describe("Lúc đề nghị.", "When it was requested.") })
  @Column("timestamptz", { name: "requested_at" })
  requestedAt!: Date;

  @Column("uuid", { name: "decided_by_id", nullable: true })
  decidedById!: string | null;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: describe(
      "Lúc quyết định; trống khi đang chờ.",
      "When it was decided; null while nobody has.",
    ),
  })
  @Column("timestamptz", { name: "decided_at", nullable: true })
  decidedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: describe(
      "Lý do của quyết định; trống khi đang chờ.",
      "Why it was so decided; null while nobody has.",
    ),
  })
  @Column("text", { name: "decision_reason", nullable: true })
  decisionReason!: string | null;

  @Field(() => Int, {
    description: describe(
      "Phiên bản, tăng một với mỗi thay đổi; gửi lại để không ghi đè thay đổi của người khác.",
      "Goes up by one with each change; send it back so as not to overwrite someone else's.",
    ),
  })
  @Column("integer")
  version!: number;
}
