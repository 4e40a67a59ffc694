import type { AdministrativeLevel } from "@hub/figure-kit/administrative-level";
import { describe } from "@hub/subgraph-kit/describe";
import { DateScalar } from "@hub/subgraph-kit/scalars";
import { LocalizedText } from "@hub/subgraph-kit/values";
import { Field, ObjectType } from "type-graphql";
import { Column, Entity, PrimaryColumn } from "typeorm";
import { AdministrativeKind } from "./administrative-kind.js";

/** What a unit was called and where it belonged from one day to another, both included. */
@Entity("administrative_unit_version")
@ObjectType({
  description: describe(
    "Tên, loại và mã của một đơn vị từ một ngày đến một ngày, tính cả hai.",
    "Name, kind and code of a unit from one day to another, both included.",
  ),
})
export class AdministrativeUnitVersion {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "unit_id" })
  unitId!: string;

  @Column("text")
  level!: AdministrativeLevel;

  @Field(() => String, { description: describe("Mã chính thức.", "Official code.") })
  @Column("text", { name: "official_code" })
  officialCode!: string;

  @Column("text", { name: "name_vi" })
  nameVi!: string;

  @Column("text", { name: "name_en" })
  nameEn!: string;

  @Field(() => LocalizedText, { description: describe("Tên đầy đủ.", "Full name.") })
  get name(): LocalizedText {
    return { vi: this.nameVi, en: this.nameEn };
  }

  @Field(() => AdministrativeKind, { description: describe("Loại đơn vị.", "Kind of unit.") })
  @Column("text")
  kind!: AdministrativeKind;

  @Column("uuid", { name: "parent_id", nullable: true })
  parentId!: string | null;

  /** Null: since before the first register. */
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày đầu tiên; trống nếu có từ trước danh mục đầu tiên.",
      "The first day; null when it is older than the first register.",
    ),
  })
  @Column("date", { name: "valid_from", nullable: true })
  validFrom!: string | null;

  /** Null: still in force. */
  @Field(() => DateScalar, {
    nullable: true,
    description: describe(
      "Ngày cuối cùng; trống nếu còn hiệu lực.",
      "The last day; null while it is in force.",
    ),
  })
  @Column("date", { name: "valid_to", nullable: true })
  validTo!: string | null;

  /** Both names, as `searchText` folds them. */
  @Column("text", { name: "search_text" })
  searchText!: string;

  /** The same, with the names of the units above it. */
  @Column("text", { name: "place_text" })
  placeText!: string;

  /** Provinces before districts before communes, each in the order of the official codes. */
  @Column("text", { name: "sort_key" })
  sortKey!: string;

  @Column("uuid", { name: "source_id" })
  sourceId!: string;
}
