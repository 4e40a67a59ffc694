import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who has rights makes changes in a role of the hub. */
export class ActInRoles1795737599004 implements MigrationInterface {
  readonly name = "ActInRoles1795737599004";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE change
        DROP CONSTRAINT change_role_check,
        ADD CONSTRAINT change_role_check CHECK (role IN
          ('READER', 'REPORTER', 'APPROVER', 'SECRETARY', 'MEMBER_ADMINISTRATOR', 'AUDITOR', 'OPERATOR',
           'WRITE_KEY_HOLDER', 'DATA_LOADER'))`);
  }

  /** Fails where somebody has made a change in such a role: it is not rewritten. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE change
        DROP CONSTRAINT change_role_check,
        ADD CONSTRAINT change_role_check CHECK (role IN ('WRITE_KEY_HOLDER', 'DATA_LOADER'))`);
  }
}
