import { Column, Entity, PrimaryColumn } from "typeorm";

/** A document that a conference reviewed or made known. */
@Entity("conference_document")
export class ConferenceDocument {
  @PrimaryColumn("uuid", { name: "conference_id" })
  conferenceId!: string;

  @PrimaryColumn("uuid", { name: "document_id" })
  documentId!: string;

  /** The order in which the source names them. */
  @Column("integer")
  position!: number;
}
