import type { MigrationInterface, QueryRunner } from "typeorm";

/** The id first, so that the changes of one thing are found by it, whichever member holds it. */
export class FindChangesById1795737600063 implements MigrationInterface {
  readonly name = "FindChangesById1795737600063";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE joint_change
        DROP CONSTRAINT joint_change_member_entity_id_version_key,
        ADD CONSTRAINT joint_change_once UNIQUE (entity_id, version, member)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE joint_change
        DROP CONSTRAINT joint_change_once,
        ADD CONSTRAINT joint_change_member_entity_id_version_key UNIQUE (member, entity_id, version)`);
  }
}
