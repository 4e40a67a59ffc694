import { describe } from "@hub/subgraph-kit/describe";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("document_claim")
@ObjectType({
  description: describe(
    "Điều một nguồn khác nói về văn bản; chính văn bản có thể ghi khác.",
    "What another source says about a document; the document itself may say otherwise.",
  ),
})
export class DocumentClaim {
  @PrimaryColumn("uuid", { name: "document_id" })
  documentId!: string;

  @PrimaryColumn("integer")
  position!: number;

  @Field(() => String, {
    description: describe("Nguyên văn trong nguồn.", "The words as printed in the source."),
  })
  @Column("text", { name: "printed_text" })
  printedText!: string;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày ban hành mà nguồn ghi; trống nếu không ghi.",
      "The day of issue that it gives; null where it gives none.",
    ),
  })
  @Column("date", { name: "issued_on", nullable: true })
  issuedOn!: string | null;

  /** First and last year of the scheme that the source gives. */
  @Column("jsonb", { nullable: true })
  years!: readonly [first: number, last: number] | null;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;
}
