import type { MigrationInterface, QueryRunner } from "typeorm";

/** Which files the register of units was last brought up to; no row before that was noted. */
export class KeepLoadedRegister1795737600014 implements MigrationInterface {
  readonly name = "KeepLoadedRegister1795737600014";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE loaded_register (
        singleton boolean PRIMARY KEY DEFAULT true CHECK (singleton),
        digest    text NOT NULL
      )`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE loaded_register");
  }
}
