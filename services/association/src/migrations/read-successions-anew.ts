import type { MigrationInterface, QueryRunner } from "typeorm";

/** The next start reads the lists once more: which successions are confirmed is told otherwise than before. */
export class ReadSuccessionsAnew1795737600062 implements MigrationInterface {
  readonly name = "ReadSuccessionsAnew1795737600062";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DELETE FROM loaded_register");
  }

  /** What the lists say is read at each start that another version has not noted. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DELETE FROM loaded_register");
  }
}
