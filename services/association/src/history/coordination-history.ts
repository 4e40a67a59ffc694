import { Column, Entity, PrimaryColumn } from "typeorm";

/** The recorded facts of a programme, ceremony or evaluation at each of its versions. Append-only. */
@Entity("coordination_history")
export class CoordinationHistory {
  @PrimaryColumn("text", { name: "aggregate_type" })
  aggregateType!: string;

  @PrimaryColumn("uuid", { name: "aggregate_id" })
  aggregateId!: string;

  @PrimaryColumn("integer")
  version!: number;

  /** The facts after the change. */
  @Column("jsonb")
  facts!: object;

  /** Where they were published. */
  @Column("text")
  source!: string;

  @Column("timestamptz", { name: "changed_at" })
  changedAt!: Date;

  /** The caller as the gateway has established it: a key or an office, never a person. */
  @Column("text", { name: "changed_by" })
  changedBy!: string;
}
