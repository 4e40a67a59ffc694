import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The changes of all members have the registers' entries from their first version on, also those that were loaded
 * before anybody could have a copy. So nothing keeps the two apart any more, and the association's part of the record
 * is made once more, by which those that are missing are added.
 */
export class TellFirstVersions1795737600040 implements MigrationInterface {
  readonly name = "TellFirstVersions1795737600040";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE register_version DROP COLUMN told_from");
    await queryRunner.query(
      "DELETE FROM feed_cursor WHERE consumer = 'joint-record' AND member = 'association'",
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE register_version ADD COLUMN told_from integer");
    await queryRunner.query("UPDATE register_version SET told_from = least(version, 2)");
    await queryRunner.query("ALTER TABLE register_version ALTER COLUMN told_from SET NOT NULL");
  }
}
