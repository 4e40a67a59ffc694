import type { AdministrativeLevel } from "@hub/figures/administrative-level";
import { Column, Entity, PrimaryColumn } from "typeorm";
import type { AdministrativeKind } from "./administrative-kind.js";

/** What a unit was called and where it belonged from one day to another, both included. */
@Entity("administrative_unit_version")
export class AdministrativeUnitVersion {
  @PrimaryColumn("uuid")
  id!: string;

  @Column("uuid", { name: "unit_id" })
  unitId!: string;

  @Column("text")
  level!: AdministrativeLevel;

  @Column("text", { name: "official_code" })
  officialCode!: string;

  @Column("text", { name: "name_vi" })
  nameVi!: string;

  @Column("text", { name: "name_en" })
  nameEn!: string;

  @Column("text")
  kind!: AdministrativeKind;

  @Column("uuid", { name: "parent_id", nullable: true })
  parentId!: string | null;

  /** Null: since before the first register. */
  @Column("date", { name: "valid_from", nullable: true })
  validFrom!: string | null;

  /** Null: still in force. */
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
