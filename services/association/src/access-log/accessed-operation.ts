import type { AccessKind } from "@hub/schema/access-record";
import { describe } from "@hub/subgraph-kit/describe";
import { rowBy } from "@hub/subgraph-kit/row-loaders";
import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { AccessKindEnum } from "./access-enums.js";

/** What was asked for: an operation's text, without the values of its variables. */
@Entity("accessed_operation")
@ObjectType({
  description: describe(
    "Thao tác đã được hỏi, không có giá trị của các biến.",
    "An operation that was asked for, without the values of its variables.",
  ),
})
export class AccessedOperation {
  /** SHA-256 of all that follows. */
  @PrimaryColumn("text")
  id!: string;

  @Field(() => AccessKindEnum, { description: describe("Loại.", "Its kind.") })
  @Column("text")
  kind!: AccessKind;

  @Field(() => String, {
    nullable: true,
    description: describe("Tên mà người hỏi đặt.", "The name that whoever asked gave it."),
  })
  @Column("text", { nullable: true })
  name!: string | null;

  @Field(() => String, { description: describe("Mã băm của câu hỏi.", "The hash of its text.") })
  @Column("text")
  hash!: string;

  @Field(() => [String], {
    description: describe(
      "Các trường được chọn, dạng `Kiểu.trường`, theo thứ tự chữ cái.",
      "The fields that it selects, as `Type.field`, in order.",
    ),
  })
  @Column("text", { array: true })
  fields!: string[];
}

export const accessedOperationById = rowBy(AccessedOperation, "id");
