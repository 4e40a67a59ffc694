import type { MigrationInterface, QueryRunner } from "typeorm";

/** The next start reads the lists once more, and notes which unit lies within which. */
export class PlaceUnits1795737600085 implements MigrationInterface {
  readonly name = "PlaceUnits1795737600085";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DELETE FROM loaded_register");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DELETE FROM loaded_register");
  }
}
