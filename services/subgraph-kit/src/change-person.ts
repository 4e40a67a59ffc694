import { Column, Entity, PrimaryColumn } from "typeorm";

/** The person who made a change: in a table of its own, because fewer may read it than the change. */
@Entity("change_person")
export class ChangePerson {
  @PrimaryColumn("uuid", { name: "change_id" })
  changeId!: string;

  /** What the provider of the account called it then. */
  @Column("text")
  name!: string;
}
