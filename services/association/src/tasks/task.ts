import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt, Doubtful } from "@hub/subgraph-kit/doubt";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

/** What a document, or the closing speech of a conference, wants done. */
@Entity("task")
@GlobalNode("Task")
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Nhiệm vụ do văn bản hoặc kết luận hội nghị giao.",
    "What a document, or the conclusion of a conference, wants done.",
  ),
})
export class Task {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => String, { description: describe("Mã nhiệm vụ, ví dụ GL-1.", "Its code, such as GL-1.") })
  @Column("text")
  code!: string;

  @Field(() => LocalizedText, { description: describe("Nội dung.", "What is to be done.") })
  @Column("jsonb")
  title!: LocalizedText;

  @Field(() => LocalizedText, {
    nullable: true,
    description: describe(
      "Ai thực hiện, theo nguồn; trống nếu không nêu.",
      "Who is to do it, as the source says; null when it does not.",
    ),
  })
  @Column("jsonb", { nullable: true })
  owner!: LocalizedText | null;

  @Column("uuid", { name: "unit_id" })
  unitId!: string;

  /** The order in which the source gives them. */
  @Column("integer")
  position!: number;

  @Column("uuid", { name: "document_id", nullable: true })
  documentId!: string | null;

  @Field(() => String, {
    description: describe("Nguyên văn trong nguồn.", "The words as printed in the source."),
  })
  @Column("text", { name: "printed_text" })
  printedText!: string;

  @Field(() => [Doubt], {
    description: describe("Điều chưa chắc chắn, và vì sao.", "What is not certain, and why."),
  })
  @Column("jsonb", { default: [] })
  doubts!: Doubt[];

  @Column("uuid", { name: "source_id" })
  sourceId!: string;
}
