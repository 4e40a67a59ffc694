import type { MigrationInterface, QueryRunner } from "typeorm";

/** Records say which sharing agreements opened something to whoever asked; those of before are of none. */
export class NoteAgreements1795737600104 implements MigrationInterface {
  readonly name = "NoteAgreements1795737600104";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE access_record ADD COLUMN agreements text[] NOT NULL DEFAULT '{}'");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE access_record DROP COLUMN agreements");
  }
}
