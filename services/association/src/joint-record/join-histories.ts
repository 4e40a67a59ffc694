import type { MigrationInterface, QueryRunner } from "typeorm";

const JOIN_HISTORIES: readonly string[] = [
  `ALTER TABLE joint_change
     ADD COLUMN change_id text COLLATE "C",
     ADD COLUMN organisation_id uuid,
     ADD COLUMN role text,
     ADD COLUMN reason text,
     ADD COLUMN changed jsonb`,
  `CREATE INDEX joint_change_with_history ON joint_change (entity_id COLLATE "default", version)
     WHERE changed IS NOT NULL`,
  "DROP VIEW history",
  `CREATE VIEW history AS
     SELECT id::text, entity_type, entity_id, version, at, organisation_id, role, reason, source_id::text, changed
     FROM change
     UNION ALL
     SELECT change_id COLLATE "default", kind COLLATE "default", entity_id COLLATE "default", version, at,
       organisation_id, role, reason, source_id, changed
     FROM joint_change WHERE changed IS NOT NULL`,
];

/** What the histories of other members' things say, as they tell it: whatever the association shows has its history. */
export class JoinHistories1795737600032 implements MigrationInterface {
  readonly name = "JoinHistories1795737600032";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of JOIN_HISTORIES) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP VIEW history");
    await queryRunner.query(`
      CREATE VIEW history AS
      SELECT id::text, entity_type, entity_id, version, at, organisation_id, role, reason, source_id::text, changed
      FROM change`);
    await queryRunner.query(`
      ALTER TABLE joint_change
        DROP COLUMN change_id, DROP COLUMN organisation_id, DROP COLUMN role, DROP COLUMN reason, DROP COLUMN changed`);
  }
}
