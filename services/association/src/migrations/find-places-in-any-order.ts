import type { MigrationInterface, QueryRunner } from "typeorm";
import { type PolicyDocument, searchTextOfDocument } from "../policy-documents/policy-document.js";

/** `place_text` begins with `search_text`; the rest is of the units around. */
const WEIGHTED = `setweight(to_tsvector('simple', search_text), 'A')
  || to_tsvector('simple', substr(place_text, length(search_text) + 1))`;

/**
 * Tells a unit's own words (weight A) from those of the units around it (D), so that one condition finds “hà nội ba đình”
 * as well as “ba đình hà nội”; and what a document is called by from its title.
 */
export class FindPlacesInAnyOrder1795737600061 implements MigrationInterface {
  readonly name = "FindPlacesInAnyOrder1795737600061";

  async up(queryRunner: QueryRunner): Promise<void> {
    await placeWords(queryRunner, WEIGHTED);
    const documents: Pick<PolicyDocument, "id" | "kind" | "number" | "title" | "issuer">[] =
      await queryRunner.query("SELECT id, kind, number, title, issuer FROM policy_document");
    for (const document of documents) {
      await queryRunner.query("UPDATE policy_document SET search_text = $2 WHERE id = $1", [
        document.id,
        searchTextOfDocument(document),
      ]);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await placeWords(queryRunner, "to_tsvector('simple', place_text)");
  }
}

async function placeWords(queryRunner: QueryRunner, expression: string): Promise<void> {
  await queryRunner.query("ALTER TABLE administrative_unit_version DROP COLUMN place_words");
  await queryRunner.query(
    `ALTER TABLE administrative_unit_version ADD COLUMN place_words tsvector NOT NULL GENERATED ALWAYS AS (${expression}) STORED`,
  );
  await queryRunner.query(
    "CREATE INDEX version_of_places ON administrative_unit_version USING gin (place_words)",
  );
}
