import { Column, Entity, PrimaryColumn } from "typeorm";

/** Whose a right is: in a table of its own, because fewer may read it than the right. */
@Entity("right_holder")
export class RightHolder {
  @PrimaryColumn("uuid", { name: "right_id" })
  rightId!: string;

  /** As tokens name it (`sub`). */
  @Column("text")
  account!: string;

  @Column("text", { name: "account_name", nullable: true })
  accountName!: string | null;
}
