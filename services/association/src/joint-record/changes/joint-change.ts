import { describe } from "@hub/subgraph-kit/describe";
import { NamesNode } from "@hub/subgraph-kit/ids/names-node";
import { DateTimeScalar } from "@hub/subgraph-kit/scalars";
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum WhatChanged {
  ADDED = "ADDED",
  CORRECTED = "CORRECTED",
  CHANGED = "CHANGED",
  WITHDRAWN = "WITHDRAWN",
}
registerEnumType(WhatChanged, {
  name: "WhatChanged",
  description: describe("Điều gì đã xảy ra.", "What has happened."),
  valuesConfig: {
    ADDED: { description: describe("Thêm: được ghi lần đầu.", "Added: recorded for the first time.") },
    CORRECTED: {
      description: describe(
        "Đính chính: được ghi để đính chính hoặc thay thế cái trước, mà nó nêu.",
        "Corrected: recorded to correct or supersede a former one, which it names.",
      ),
    },
    CHANGED: {
      description: describe("Sửa: nội dung đã thay đổi.", "Changed: it says something else now."),
    },
    WITHDRAWN: {
      description: describe(
        "Rút: không còn đọc được; `changes(nodeId)` vẫn có lịch sử của nó.",
        "Withdrawn: it is gone; `changes(nodeId)` still has its history.",
      ),
    },
  },
});

/** A change of whichever member. It is never rewritten, only where its unit lies follows the register. */
@Entity("joint_change")
@Directive('@key(fields: "nodeId", resolvable: false)')
@ObjectType({
  description: describe(
    "Một thay đổi của bất kỳ thành viên nào, được giữ lâu dài.",
    "A change of whichever member, kept for good.",
  ),
})
export class HubChange {
  /** Later ones have greater positions, in the order in which they can be read. */
  @PrimaryColumn("bigint", { transformer: { from: Number, to: (position: number) => position } })
  position!: number;

  @Field(() => String, {
    description: describe(
      "Con trỏ của thay đổi này; gửi lại ở `since` hoặc `after` để đọc tiếp.",
      "The cursor of this change; send it as `since` or `after` to go on from here.",
    ),
  })
  cursor!: string;

  @Field(() => String, {
    description: describe("Thành viên có dữ liệu thay đổi.", "The member whose data changed."),
  })
  @Column("text")
  member!: string;

  @Field(() => String, {
    description: describe(
      "Loại của thứ đã thay đổi như trong lược đồ, ví dụ `Figure` hoặc `Commitment`.",
      "The type in the schema of what changed, such as `Figure` or `Commitment`.",
    ),
  })
  @Column("text")
  kind!: string;

  @Field(() => WhatChanged, { description: describe("Điều gì đã xảy ra.", "What has happened.") })
  @Column("text")
  what!: WhatChanged;

  @NamesNode("node")
  @Field(() => ID, {
    description: describe("Mã định danh của thứ đã thay đổi.", "The id of what changed."),
  })
  @Column("text", { name: "entity_id" })
  nodeId!: string;

  @Field(() => Int, {
    description: describe(
      "Phiên bản sau thay đổi; thứ không bao giờ thay đổi, như một số liệu, luôn là 1.",
      "The version after the change; what never changes, such as a figure, has 1.",
    ),
  })
  @Column("integer")
  version!: number;

  @Field(() => DateTimeScalar, {
    nullable: true,
    description: describe(
      "Lúc thay đổi, theo đồng hồ của thành viên; trống nếu hệ thống chỉ biết kết quả.",
      "When it was made, by the member's clock; null where the hub knows only what came of it.",
    ),
  })
  @Column("timestamptz", { nullable: true })
  at!: Date | null;

  @Field(() => DateTimeScalar, {
    description: describe("Lúc hệ thống biết đến thay đổi.", "When the hub learned of it."),
  })
  @Column("timestamptz", { name: "recorded_at" })
  recordedAt!: Date;

  /** Global. */
  @Column("text", { name: "source_id", nullable: true })
  sourceId!: string | null;

  @Column("uuid", { name: "unit_id", nullable: true })
  unitId!: string | null;
}
