import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubtful } from "@hub/subgraph-kit/doubt";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { Field, Int, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { EvaluationStatus, statusOfRound } from "./evaluation-status.js";

/** One of a programme's evaluations, chaired by its parties in rotation. */
@Entity("evaluation_round")
@GlobalNode("EvaluationRound")
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Một kỳ đánh giá của chương trình, do các bên luân phiên chủ trì.",
    "One of a programme's evaluations, chaired by its parties in rotation.",
  ),
})
export class EvaluationRound {
  @GlobalId()
  @Column("uuid")
  id!: string;

  @PrimaryColumn("uuid", { name: "programme_id" })
  programmeId!: string;

  @Field(() => Int, { description: describe("Kỳ thứ mấy.", "Which round, from 1.") })
  @PrimaryColumn("integer")
  number!: number;

  @Field(() => DateScalar, { description: describe("Ngày đến hạn.", "The day it is due.") })
  @Column("date", { name: "due_on" })
  dueOn!: string;

  @Field(() => Boolean, {
    description: describe(
      "Ngày đến hạn được tính từ ngày ký và chu kỳ đánh giá, không được công bố.",
      "Whether the due day is computed from the day of signing and the interval, and was not published.",
    ),
  })
  @Column("boolean", { name: "is_computed" })
  isComputed!: boolean;

  @Field(() => Boolean, {
    description: describe(
      "Đến hạn khi giai đoạn đã kết thúc, nên thuộc chương trình kế tiếp.",
      "Whether it is due after the period's end, so that it passes to the next programme.",
    ),
  })
  @Column("boolean", { name: "is_carried_over" })
  isCarriedOver!: boolean;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày tổ chức; trống nếu chưa tổ chức hoặc chưa được công bố.",
      "The day it was held; null when it was not held, or nothing was published.",
    ),
  })
  @Column("date", { name: "held_on", nullable: true })
  heldOn!: string | null;

  @Column("uuid", { name: "host_id", nullable: true })
  hostId!: string | null;

  /** Where that was published last which is recorded of it; of a computed one that from which its day follows. */
  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Field(() => Int, {
    description: describe(
      "Phiên bản, tăng một với mỗi thay đổi; gửi lại để không ghi đè thay đổi của người khác.",
      "Goes up by one with each change; send it back so as not to overwrite someone else's.",
    ),
  })
  @Column("integer")
  version!: number;

  @Field(() => EvaluationStatus, { description: describe("Tình trạng.", "Where it stands.") })
  get status(): EvaluationStatus {
    return statusOfRound(this, todayInVietnam());
  }
}
