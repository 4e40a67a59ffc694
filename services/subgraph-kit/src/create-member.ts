import { CREATE_OUTBOX, DROP_OUTBOX } from "@hub/outbox/schema";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { CREATE_FEED_CURSOR } from "./feeds/feed-cursor.js";

const CREATE_SOURCE = `
  CREATE TABLE source (
    id              uuid PRIMARY KEY,
    publisher       text CHECK (publisher IS NFC NORMALIZED),
    author          text CHECK (author IS NFC NORMALIZED),
    title           text CHECK (title IS NFC NORMALIZED),
    published_at    text,
    url             text,
    archived_copy   text,
    document_number text CHECK (document_number IS NFC NORMALIZED),
    locator         text CHECK (locator IS NFC NORMALIZED),
    CHECK (num_nonnulls(title, publisher, url, document_number) > 0)
  )`;

/** The history of what changes, a row for each version. Nothing is deleted from it, nor rewritten. */
const CREATE_CHANGE = `
  CREATE TABLE change (
    id              uuid        PRIMARY KEY,
    entity_type     text        NOT NULL,
    entity_id       uuid        NOT NULL,
    version         integer     NOT NULL CHECK (version > 0),
    at              timestamptz NOT NULL,
    organisation_id uuid,
    role            text        NOT NULL CHECK (role IN ('WRITE_KEY_HOLDER', 'DATA_LOADER')),
    caller_id       text,
    reason          text        CHECK (reason IS NFC NORMALIZED),
    source_id       uuid        REFERENCES source (id),
    changed         jsonb       NOT NULL,
    UNIQUE (entity_type, entity_id, version)
  )`;

/** What the database of every member has: its outbox, its place in others' feeds, its sources and its history. */
export class CreateMember1795737599000 implements MigrationInterface {
  readonly name = "CreateMember1795737599000";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...CREATE_OUTBOX, CREATE_FEED_CURSOR, CREATE_SOURCE, CREATE_CHANGE]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of ["DROP TABLE change, source, feed_cursor", ...DROP_OUTBOX])
      await queryRunner.query(statement);
  }
}
