import { Changeable } from "@hub/subgraph-kit/change";
import { describe } from "@hub/subgraph-kit/describe";
import { Doubt, Doubtful } from "@hub/subgraph-kit/doubt";
import { CarriesDay } from "@hub/subgraph-kit/held-days";
import { GlobalId, GlobalNode } from "@hub/subgraph-kit/ids/global-node";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, ObjectType, registerEnumType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { searchText } from "../search-text/search-words.js";

export enum OrganisationType {
  PARTY_COMMITTEE = "PARTY_COMMITTEE",
  GOVERNMENT = "GOVERNMENT",
  FATHERLAND_FRONT = "FATHERLAND_FRONT",
  SOCIO_POLITICAL = "SOCIO_POLITICAL",
  LEARNING_ASSOCIATION = "LEARNING_ASSOCIATION",
  ASSOCIATION = "ASSOCIATION",
  EDUCATION_DEPARTMENT = "EDUCATION_DEPARTMENT",
  STEERING_COMMITTEE = "STEERING_COMMITTEE",
  PRESS = "PRESS",
}
registerEnumType(OrganisationType, {
  name: "OrganisationType",
  description: describe("Loại cơ quan, tổ chức.", "Kind of an organisation."),
  valuesConfig: {
    PARTY_COMMITTEE: {
      description: describe(
        "Cấp ủy đảng và ban của cấp ủy.",
        "A committee of the Party, or a commission of one.",
      ),
    },
    GOVERNMENT: { description: describe("Chính quyền.", "A government authority.") },
    FATHERLAND_FRONT: {
      description: describe("Mặt trận Tổ quốc Việt Nam.", "The Viet Nam Fatherland Front."),
    },
    SOCIO_POLITICAL: {
      description: describe("Tổ chức chính trị - xã hội.", "A socio-political organisation."),
    },
    LEARNING_ASSOCIATION: {
      description: describe("Hội Khuyến học.", "The Association for Promoting Education."),
    },
    ASSOCIATION: { description: describe("Hội khác.", "Another association.") },
    EDUCATION_DEPARTMENT: {
      description: describe("Sở, Phòng Giáo dục và Đào tạo.", "An education department."),
    },
    STEERING_COMMITTEE: { description: describe("Ban chỉ đạo.", "A steering committee.") },
    PRESS: { description: describe("Cơ quan báo chí.", "Press, radio and television.") },
  },
});

/** An organisation that signs, leads, owns or reports. Its name is kept as it was printed. */
@Entity("organisation")
@GlobalNode("Organisation")
@CarriesDay()
@ObjectType({
  implements: [Changeable, Doubtful],
  description: describe(
    "Cơ quan, tổ chức tham gia công tác khuyến học.",
    "An organisation that takes part in promoting learning.",
  ),
})
export class Organisation {
  @GlobalId()
  @PrimaryColumn("uuid")
  id!: string;

  @Field(() => LocalizedText, {
    description: describe(
      "Tên theo nguồn, giữ cả chỗ in sai; địa danh được thêm khi nguồn chỉ nêu ở chỗ khác.",
      "The name after the source, slips included, with the place where the source gives it elsewhere.",
    ),
  })
  @Column("jsonb")
  name!: LocalizedText;

  @Field(() => OrganisationType, { description: describe("Loại.", "Kind.") })
  @Column("text")
  type!: OrganisationType;

  @Column("uuid", { name: "unit_id", nullable: true })
  unitId!: string | null;

  /** As published; null when it was not. */
  @Column("date", { name: "ended_on", nullable: true })
  endedOn!: string | null;

  /** Of the organisation itself, as it was recorded. */
  @Column("jsonb", { default: [] })
  doubts!: Doubt[];

  @Column("uuid", { name: "source_id" })
  sourceId!: string;

  @Column("text", { name: "search_text" })
  searchText!: string;
}

/** What searches look into, as `searchText` folds it. */
export function searchTextOfOrganisation({ name }: Pick<Organisation, "name">): string {
  return searchText(name.vi, name.en);
}
