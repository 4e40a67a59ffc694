import type { MigrationInterface, QueryRunner } from "typeorm";

/** What changed is named by the key that the member stores it by: also by one that is no UUID, such as a code. */
export class KeyChangesByText1795737599001 implements MigrationInterface {
  readonly name = "KeyChangesByText1795737599001";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE change ALTER COLUMN entity_id TYPE text");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE change ALTER COLUMN entity_id TYPE uuid USING entity_id::uuid");
  }
}
