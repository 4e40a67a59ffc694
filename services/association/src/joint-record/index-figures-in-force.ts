import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The claims that stand, without those about units that ended before 01/07/2025: most figures of the past are about
 * such units, and a list of what is in force today would read them all only to leave them out.
 */
const IN_FORCE = "corrected_by_id IS NULL AND (unit_ended_on IS NULL OR unit_ended_on >= '2025-07-01')";

const INDEXES: readonly string[] = [
  `CREATE INDEX joint_figure_in_force ON joint_figure (unit_order, unit_id, indicator_code, day, id)
   WHERE ${IN_FORCE}`,
  `CREATE INDEX joint_figure_in_force_in_province
   ON joint_figure (province_id, unit_order, unit_id, indicator_code, day, id) WHERE ${IN_FORCE}`,
];

export class IndexFiguresInForce1795737600013 implements MigrationInterface {
  readonly name = "IndexFiguresInForce1795737600013";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of INDEXES) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP INDEX joint_figure_in_force, joint_figure_in_force_in_province");
  }
}
