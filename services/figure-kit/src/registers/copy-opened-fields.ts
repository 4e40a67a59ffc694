import type { MigrationInterface, QueryRunner } from "typeorm";

/** Agreements say which fields of figures they open; those of before open all. What has been copied is copied anew. */
export class CopyOpenedFields1795737600130 implements MigrationInterface {
  readonly name = "CopyOpenedFields1795737600130";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      "ALTER TABLE agreement_in_force ADD COLUMN fields text[] NOT NULL DEFAULT '{Figure}'",
    );
    // An association that was updated first may have told of some already.
    await queryRunner.query(
      "DELETE FROM feed_cursor WHERE consumer = 'agreements' AND member = 'association'",
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE agreement_in_force DROP COLUMN fields");
  }
}
