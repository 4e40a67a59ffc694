import type { MigrationInterface, QueryRunner } from "typeorm";
import { viewRegisterEntries } from "./create-registers.js";
import { viewRegisterFacts } from "./keep-register-history.js";

/** What counts scholarships, or persons in hardship, says below which count nobody else is shown it. */
export class KeepSmallestCells1795737600116 implements MigrationInterface {
  readonly name = "KeepSmallestCells1795737600116";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      "ALTER TABLE indicator ADD COLUMN smallest_cell integer CHECK (smallest_cell >= 1)",
    );
    const told = "'smallestCell', smallest_cell";
    await queryRunner.query(`CREATE OR REPLACE ${viewRegisterEntries(told)}`);
    await queryRunner.query(`CREATE OR REPLACE ${viewRegisterFacts(told)}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE OR REPLACE ${viewRegisterEntries()}`);
    await queryRunner.query(`CREATE OR REPLACE ${viewRegisterFacts()}`);
    await queryRunner.query("ALTER TABLE indicator DROP COLUMN smallest_cell");
  }
}
