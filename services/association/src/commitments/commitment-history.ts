import { Column, Entity, PrimaryColumn } from "typeorm";
import type { CommitmentState } from "./commitment-state.js";

/** One change of a commitment's state. Append-only. */
@Entity("commitment_history")
export class CommitmentHistory {
  @PrimaryColumn("uuid", { name: "commitment_id" })
  commitmentId!: string;

  /** The commitment's version after the change. */
  @PrimaryColumn("integer")
  version!: number;

  @Column("text", { name: "previous_state" })
  previousState!: CommitmentState;

  @Column("text")
  state!: CommitmentState;

  @Column("timestamptz", { name: "changed_at" })
  changedAt!: Date;

  /** The caller as the gateway has established it: a key or an office, never a person. */
  @Column("text", { name: "changed_by" })
  changedBy!: string;
}
