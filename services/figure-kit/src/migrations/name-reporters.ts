import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who has reported a figure: the organisation, in a role. Of figures from before nobody knows. */
export class NameReporters1795737600030 implements MigrationInterface {
  readonly name = "NameReporters1795737600030";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE figure ADD COLUMN organisation_id uuid, ADD COLUMN role text");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE figure DROP COLUMN organisation_id, DROP COLUMN role");
  }
}
