import { describe } from "@hub/subgraph-kit/describe";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** One clause of what the parties sign, or a part of one. Its programme's history tells how it changes. */
@Entity("clause")
@GlobalNode({ prefix: "clause" })
@ObjectType({
  description: describe(
    "Một điều khoản của văn bản ký kết, hoặc một mục của điều khoản.",
    "A clause of what the parties sign, or a part of one.",
  ),
})
export class Clause {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "programme_id" })
  programmeId!: string;

  /** The clause that this is a part of. */
  @Column("uuid", { name: "part_of_id", nullable: true })
  partOfId!: string | null;

  /** The order in which the text has them, within what this is a part of. */
  @Column("integer")
  position!: number;

  @Field(() => String, {
    description: describe(
      "Số thứ tự như được in, ví dụ “1” hoặc “a”.",
      "Its number as printed, such as “1” or “a”.",
    ),
  })
  @Column("text")
  number!: string;

  @Field(() => LocalizedText, {
    description: describe("Nội dung điều khoản như được ký.", "Its words as signed."),
  })
  @Column("jsonb")
  text!: LocalizedText;
}
