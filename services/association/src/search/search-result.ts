import { connectionType } from "@hub/subgraph-kit/connection";
import { describe } from "@hub/subgraph-kit/describe";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { createUnionType, Field, ObjectType, registerEnumType } from "type-graphql";
import { AdministrativeUnit } from "../administrative-units/administrative-unit.js";
import { Commitment } from "../commitments/commitment.js";
import { Indicator } from "../indicators/indicator.js";
import { Organisation } from "../organisations/organisation.js";
import { PolicyDocument } from "../policy-documents/policy-document.js";
import { CoordinationProgramme } from "../programmes/coordination-programme.js";

export enum SearchKind {
  UNIT = "UNIT",
  PROGRAMME = "PROGRAMME",
  DOCUMENT = "DOCUMENT",
  INDICATOR = "INDICATOR",
  ORGANISATION = "ORGANISATION",
  COMMITMENT = "COMMITMENT",
}
registerEnumType(SearchKind, {
  name: "SearchKind",
  description: describe("Tìm được loại gì.", "What kind of thing was found."),
  valuesConfig: {
    UNIT: { description: describe("Đơn vị hành chính.", "An administrative unit.") },
    PROGRAMME: { description: describe("Chương trình phối hợp.", "A coordination programme.") },
    DOCUMENT: { description: describe("Văn bản.", "A document.") },
    INDICATOR: { description: describe("Chỉ số.", "An indicator.") },
    ORGANISATION: { description: describe("Cơ quan, tổ chức.", "An organisation.") },
    COMMITMENT: {
      description: describe("Nội dung phối hợp của một chương trình.", "A commitment of a programme."),
    },
  },
});

export type Searchable =
  | AdministrativeUnit
  | CoordinationProgramme
  | PolicyDocument
  | Indicator
  | Organisation
  | Commitment;

const SearchableType = createUnionType({
  name: "Searchable",
  description: describe("Những gì có thể tìm được.", "What searches find."),
  types: () =>
    [AdministrativeUnit, CoordinationProgramme, PolicyDocument, Indicator, Organisation, Commitment] as const,
});

@ObjectType({ description: describe("Một kết quả tìm kiếm.", "What a search found.") })
export class SearchResult {
  @Field(() => SearchKind, { description: describe("Loại.", "Its kind.") })
  kind!: SearchKind;

  @Field(() => LocalizedText, {
    description: describe("Tên tại ngày được hỏi.", "What it is called on the day asked about."),
  })
  title!: LocalizedText;

  @Field(() => SearchableType, { description: describe("Chính nó.", "The thing itself.") })
  node!: Searchable;

  @Field(() => Boolean, {
    nullable: true,
    description: describe(
      "Đang có hiệu lực tại ngày được hỏi; null nếu không biết.",
      "It is in force on the day asked about; null where that is not known.",
    ),
  })
  isCurrent!: boolean | null;

  findSuccessors!: () => Promise<SearchResult[]>;
}

export const SearchConnection = connectionType(SearchResult, "SearchResult");
