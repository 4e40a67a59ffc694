import { describe } from "@hub/subgraph-kit/describe";
import { Doubtful } from "@hub/subgraph-kit/doubt";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { LinkCheck } from "./register-files.js";

export enum SuccessionKind {
  MERGE = "MERGE",
  SPLIT = "SPLIT",
  PARTIAL = "PARTIAL",
  RENAME = "RENAME",
  KIND_CHANGE = "KIND_CHANGE",
  ABOLISH = "ABOLISH",
  CONTINUE = "CONTINUE",
}
registerEnumType(SuccessionKind, {
  name: "SuccessionKind",
  description: describe(
    "Cách một đơn vị hành chính kế thừa một đơn vị khác.",
    "How an administrative unit succeeds another.",
  ),
  valuesConfig: {
    MERGE: {
      description: describe(
        "Toàn bộ đơn vị cũ nhập vào đơn vị mới cùng với đơn vị khác.",
        "The whole former unit went, with others, into the new one.",
      ),
    },
    SPLIT: {
      description: describe(
        "Đơn vị mới là một phần của riêng đơn vị cũ này.",
        "The new unit is a part of this former unit alone.",
      ),
    },
    PARTIAL: {
      description: describe(
        "Một phần đơn vị cũ cùng với địa bàn khác thành đơn vị mới.",
        "A part of the former unit went, with other territory, into the new one.",
      ),
    },
    RENAME: { description: describe("Cùng địa bàn, đổi tên.", "The same territory under another name.") },
    KIND_CHANGE: {
      description: describe(
        "Cùng địa bàn, đổi loại hoặc cấp.",
        "The same territory, of another kind or level.",
      ),
    },
    ABOLISH: {
      description: describe("Bị bãi bỏ, không có đơn vị kế thừa.", "Abolished without a successor."),
    },
    CONTINUE: {
      description: describe(
        "Cùng địa bàn, tên và loại, chưa được xác nhận.",
        "The same territory, name and kind, not yet confirmed.",
      ),
    },
  },
});

/** One link from a unit that ended to one that was there the next day. */
@Entity("unit_succession")
@ObjectType({
  implements: [Doubtful],
  description: describe(
    "Quan hệ kế thừa giữa một đơn vị hành chính cũ và một đơn vị mới.",
    "A succession from a former administrative unit to a new one.",
  ),
})
export class UnitSuccession {
  @PrimaryColumn("uuid", { name: "predecessor_id" })
  predecessorId!: string;

  @PrimaryColumn("uuid", { name: "successor_id" })
  successorId!: string;

  @Field(() => SuccessionKind, { description: describe("Cách kế thừa.", "How it succeeds.") })
  @Column("text")
  kind!: SuccessionKind;

  @Field(() => DateScalar, { description: describe("Ngày có hiệu lực.", "The day it took effect.") })
  @Column("date", { name: "effective_on" })
  effectiveOn!: string;

  @Field(() => Boolean, {
    description: describe(
      "Đơn vị cũ bị chia cho nhiều đơn vị mới.",
      "The former unit was divided among several new ones.",
    ),
  })
  @Column("boolean", { name: "is_divided" })
  isDivided!: boolean;

  @Field(() => String, {
    description: describe(
      "Kết quả đối chiếu: both_sources, single_source, suspect_name_collision hoặc no_old_code. Của đơn vị cấp huyện là kết quả tốt nhất trong các liên kết cấp xã mà nó được suy ra từ đó.",
      "Result of the cross-check: both_sources, single_source, suspect_name_collision or no_old_code. That of a district is the best among the links of communes that it was inferred from.",
    ),
  })
  @Column("text", { name: "link_check" })
  linkCheck!: LinkCheck;

  @Field(() => Boolean, {
    description: describe(
      "Hai nguồn độc lập cùng nêu chính quan hệ này; nếu không, chỉ là đề xuất hoặc được suy ra (xem doubts).",
      "Two sources say just this; otherwise it is only proposed or inferred (see doubts).",
    ),
  })
  @Column("boolean", { name: "is_confirmed" })
  isConfirmed!: boolean;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;
}
