import { Column, Entity, PrimaryColumn } from "typeorm";

/** Why a right was given, or was to end: in a table of its own, because a reason may point to whose the right is. */
@Entity("right_reason")
export class RightReason {
  @PrimaryColumn("uuid", { name: "right_id" })
  rightId!: string;

  /** The version that the right was at after the change. */
  @PrimaryColumn("integer")
  version!: number;

  @Column("text")
  reason!: string;
}
