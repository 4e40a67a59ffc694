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

/** What the database of every member has: its outbox, its place in others' feeds, the sources that its rows point to. */
export class CreateMember1795737600000 implements MigrationInterface {
  readonly name = "CreateMember1795737600000";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...CREATE_OUTBOX, CREATE_FEED_CURSOR, CREATE_SOURCE]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of ["DROP TABLE source, feed_cursor", ...DROP_OUTBOX])
      await queryRunner.query(statement);
  }
}
