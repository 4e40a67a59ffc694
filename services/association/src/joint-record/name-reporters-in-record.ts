import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who has reported a figure, as its member tells. */
export class NameReportersInRecord1795737600031 implements MigrationInterface {
  readonly name = "NameReportersInRecord1795737600031";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE joint_figure ADD COLUMN organisation_id uuid, ADD COLUMN role text");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE joint_figure DROP COLUMN organisation_id, DROP COLUMN role");
  }
}
