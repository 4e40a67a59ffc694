import type { MigrationInterface, QueryRunner } from "typeorm";

/** Findings are of whatever has flags, not of figures alone; `place` puts those that are in no unit last. */
export class FindInEverything1795737600051 implements MigrationInterface {
  readonly name = "FindInEverything1795737600051";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE joint_finding
        ALTER COLUMN unit_id DROP NOT NULL,
        ALTER COLUMN indicator_code DROP NOT NULL,
        ADD COLUMN kind text COLLATE "C" NOT NULL DEFAULT 'Figure',
        ADD COLUMN node_id text COLLATE "C",
        ADD COLUMN source_id text,
        ADD COLUMN place text COLLATE "C" NOT NULL GENERATED ALWAYS AS (
          unit_order || ' ' || coalesce(unit_id::text, '') || ' ' || coalesce(indicator_code, '~' || kind)
        ) STORED,
        DROP CONSTRAINT joint_finding_figure_ids_check,
        ADD CHECK (num_nonnulls(node_id, figure_ids[1]) = 1)`);
    await queryRunner.query("DROP INDEX joint_finding_in_order, joint_finding_in_province");
    await queryRunner.query("CREATE INDEX joint_finding_in_order ON joint_finding (place, id)");
    await queryRunner.query(
      "CREATE INDEX joint_finding_in_province ON joint_finding (province_id, place, id)",
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP INDEX joint_finding_in_order, joint_finding_in_province");
    await queryRunner.query("DELETE FROM joint_finding WHERE node_id IS NOT NULL");
    await queryRunner.query(`
      ALTER TABLE joint_finding
        DROP COLUMN place, DROP COLUMN source_id, DROP COLUMN node_id, DROP COLUMN kind,
        ALTER COLUMN unit_id SET NOT NULL,
        ALTER COLUMN indicator_code SET NOT NULL,
        ADD CONSTRAINT joint_finding_figure_ids_check CHECK (cardinality(figure_ids) > 0)`);
    await queryRunner.query(
      "CREATE INDEX joint_finding_in_order ON joint_finding (unit_order, unit_id, indicator_code, id)",
    );
    await queryRunner.query(
      "CREATE INDEX joint_finding_in_province ON joint_finding (province_id, unit_order, unit_id, indicator_code, id)",
    );
  }
}
