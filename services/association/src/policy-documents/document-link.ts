import { describe } from "@hub/subgraph-kit/describe";
import { Doubt, Doubtful } from "@hub/subgraph-kit/doubt";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum DocumentRelation {
  IMPLEMENTS = "IMPLEMENTS",
  CONTINUES = "CONTINUES",
  REPLACES = "REPLACES",
  AMENDS = "AMENDS",
  BASED_ON = "BASED_ON",
  GUIDES = "GUIDES",
  REVIEWS = "REVIEWS",
}
registerEnumType(DocumentRelation, {
  name: "DocumentRelation",
  description: describe("Quan hệ giữa hai văn bản.", "How one document relates to another."),
  valuesConfig: {
    IMPLEMENTS: { description: describe("Thực hiện.", "Implements.") },
    CONTINUES: { description: describe("Tiếp tục thực hiện.", "Continues.") },
    REPLACES: { description: describe("Thay thế.", "Replaces.") },
    AMENDS: { description: describe("Sửa đổi, bổ sung.", "Amends.") },
    BASED_ON: { description: describe("Căn cứ.", "Is based on.") },
    GUIDES: { description: describe("Hướng dẫn.", "Guides the implementation of.") },
    REVIEWS: { description: describe("Sơ kết, tổng kết.", "Reviews.") },
  },
});

/** How “from” relates to “to”, as a source states it, or with a doubt where it does not. */
@Entity("document_link")
@ObjectType({
  implements: [Doubtful],
  description: describe(
    "Quan hệ giữa hai văn bản; `doubts` nêu rõ nếu không nguồn nào nêu quan hệ này.",
    "A relation between two documents; `doubts` says so where no source states it.",
  ),
})
export class DocumentLink {
  @PrimaryColumn("uuid", { name: "from_id" })
  fromId!: string;

  @PrimaryColumn("uuid", { name: "to_id" })
  toId!: string;

  @Field(() => DocumentRelation, { description: describe("Quan hệ.", "The relation.") })
  @PrimaryColumn("text")
  relation!: DocumentRelation;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Field(() => [Doubt], {
    description: describe(
      "Vì sao quan hệ này chưa chắc chắn; trống nếu nguồn nêu rõ.",
      "Why the relation is not certain; empty where the source states it.",
    ),
  })
  @Column("jsonb")
  doubts!: Doubt[];
}
