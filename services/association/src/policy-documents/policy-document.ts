import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt, Doubtful } from "@hub/subgraph-kit/doubt";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { searchText } from "../search-text/search-words.js";

export enum DocumentKind {
  RESOLUTION = "RESOLUTION",
  DIRECTIVE = "DIRECTIVE",
  CONCLUSION = "CONCLUSION",
  DECREE = "DECREE",
  DECISION = "DECISION",
  CIRCULAR = "CIRCULAR",
  PARTY_CIRCULAR = "PARTY_CIRCULAR",
  PLAN = "PLAN",
  OFFICIAL_LETTER = "OFFICIAL_LETTER",
}
registerEnumType(DocumentKind, {
  name: "DocumentKind",
  description: describe("Loại văn bản.", "Kind of a document."),
  valuesConfig: {
    RESOLUTION: { description: describe("Nghị quyết.", "A resolution.") },
    DIRECTIVE: { description: describe("Chỉ thị.", "A directive.") },
    CONCLUSION: { description: describe("Kết luận.", "A conclusion of the Party.") },
    DECREE: { description: describe("Nghị định.", "A decree.") },
    DECISION: { description: describe("Quyết định.", "A decision.") },
    CIRCULAR: { description: describe("Thông tư.", "A circular of a ministry.") },
    PARTY_CIRCULAR: { description: describe("Thông tri.", "A circular of a Party committee.") },
    PLAN: { description: describe("Kế hoạch.", "A plan.") },
    OFFICIAL_LETTER: { description: describe("Công văn.", "An official letter.") },
  },
});

/** What the Party, the State or an association has decided in writing. */
@Entity("policy_document")
@GlobalNode("PolicyDocument")
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Văn bản của Đảng, Nhà nước hoặc Hội về khuyến học và xã hội học tập.",
    "A document of the Party, the State or the Association on promoting learning.",
  ),
})
export class PolicyDocument {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => String, {
    description: describe("Số, ký hiệu.", "Number and symbol, such as 281/QĐ-TTg."),
  })
  @Column("text")
  number!: string;

  /** The number as `codeKey` compares it; unique. */
  @Column("text", { name: "number_key" })
  numberKey!: string;

  @Field(() => LocalizedText, { description: describe("Nội dung chính.", "What it is about.") })
  @Column("jsonb")
  title!: LocalizedText;

  @Field(() => DocumentKind, { description: describe("Loại.", "Kind.") })
  @Column("text")
  kind!: DocumentKind;

  @Field(() => LocalizedText, { description: describe("Cơ quan ban hành.", "Who issued it.") })
  @Column("jsonb")
  issuer!: LocalizedText;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày ban hành; trống nếu không tìm thấy.",
      "Day of issue; null when it was not found.",
    ),
  })
  @Column("date", { name: "issued_on", nullable: true })
  issuedOn!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày muộn nhất mà văn bản đã được biết đến, khi không rõ ngày ban hành.",
      "The day by which it was known, where the day of issue is not.",
    ),
  })
  @Column("date", { name: "known_by", nullable: true })
  knownBy!: string | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày có hiệu lực; trống nếu không tìm thấy.",
      "The day it came into force; null when it was not found.",
    ),
  })
  @Column("date", { name: "effective_on", nullable: true })
  effectiveOn!: string | null;

  /** First and last year of the scheme it approves; null when it approves none. */
  @Column("jsonb", { nullable: true })
  years!: [first: number, last: number] | null;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  /** What was said when it was recorded; the field of this name has also what the rules found. */
  @Column("jsonb")
  doubts!: Doubt[];

  @Column("text", { name: "search_text" })
  searchText!: string;
}

/** People call a document by its kind and number: “Quyết định 281”. */
const KIND_NAMES: Readonly<Record<DocumentKind, string>> = {
  [DocumentKind.RESOLUTION]: "Nghị quyết",
  [DocumentKind.DIRECTIVE]: "Chỉ thị",
  [DocumentKind.CONCLUSION]: "Kết luận",
  [DocumentKind.DECREE]: "Nghị định",
  [DocumentKind.DECISION]: "Quyết định",
  [DocumentKind.CIRCULAR]: "Thông tư",
  [DocumentKind.PARTY_CIRCULAR]: "Thông tri",
  [DocumentKind.PLAN]: "Kế hoạch",
  [DocumentKind.OFFICIAL_LETTER]: "Công văn",
};

/** What searches look into, as `searchText` folds it: first what people call it by. */
export function searchTextOfDocument({
  kind,
  number,
  title,
  issuer,
}: Pick<PolicyDocument, "kind" | "number" | "title" | "issuer">): string {
  return searchText(`${KIND_NAMES[kind]} ${number}`, title.vi, title.en, issuer.vi, issuer.en);
}
