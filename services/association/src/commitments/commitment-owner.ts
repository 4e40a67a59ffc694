import { Entity, PrimaryColumn } from "typeorm";

/** Which organisation answers for a commitment, where a source says so. */
@Entity("commitment_owner")
export class CommitmentOwner {
  @PrimaryColumn("uuid", { name: "commitment_id" })
  commitmentId!: string;

  @PrimaryColumn("uuid", { name: "organisation_id" })
  organisationId!: string;
}
