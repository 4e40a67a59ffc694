import type { MigrationInterface, QueryRunner } from "typeorm";
import { CREATE_FINDING } from "../findings/recorded-finding.js";

/** What rules have found in things that are no figures. */
export class CreateFindings1795737600050 implements MigrationInterface {
  readonly name = "CreateFindings1795737600050";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of CREATE_FINDING) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE finding");
  }
}
