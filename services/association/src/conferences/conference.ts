import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubtful } from "@hub/subgraph-kit/doubt";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";

export enum ConferenceKind {
  INTERIM_REVIEW = "INTERIM_REVIEW",
  FINAL_REVIEW = "FINAL_REVIEW",
  DISSEMINATION = "DISSEMINATION",
}
registerEnumType(ConferenceKind, {
  name: "ConferenceKind",
  description: describe("Loại hội nghị.", "Kind of a conference."),
  valuesConfig: {
    INTERIM_REVIEW: { description: describe("Sơ kết.", "An interim review.") },
    FINAL_REVIEW: { description: describe("Tổng kết.", "A final review.") },
    DISSEMINATION: { description: describe("Quán triệt, triển khai văn bản.", "Making documents known.") },
  },
});

export enum ConferenceMode {
  IN_PERSON = "IN_PERSON",
  ONLINE = "ONLINE",
}
registerEnumType(ConferenceMode, {
  name: "ConferenceMode",
  description: describe("Hình thức hội nghị.", "How a conference was held."),
  valuesConfig: {
    IN_PERSON: { description: describe("Trực tiếp.", "In person.") },
    ONLINE: { description: describe("Trực tuyến, qua các điểm cầu.", "Online, over several sites.") },
  },
});

@Entity("conference")
@GlobalNode("Conference")
@ObjectType({ implements: [Changeable, Doubtful], description: describe("Hội nghị.", "A conference.") })
export class Conference {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => LocalizedText, { description: describe("Tên hội nghị.", "Title.") })
  @Column("jsonb")
  title!: LocalizedText;

  @Field(() => ConferenceKind, { description: describe("Loại.", "Kind.") })
  @Column("text")
  kind!: ConferenceKind;

  @Field(() => ConferenceMode, { description: describe("Hình thức.", "How it was held.") })
  @Column("text")
  mode!: ConferenceMode;

  @Field(() => DateScalar, { description: describe("Ngày tổ chức.", "The day it was held.") })
  @Column("date", { name: "held_on" })
  heldOn!: string;

  @Column("uuid", { name: "unit_id" })
  unitId!: string;

  /** The passage that lists what was presented or reviewed. */
  @Column("text", { name: "printed_documents" })
  printedDocuments!: string;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;
}
