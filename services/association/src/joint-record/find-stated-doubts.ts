import type { MigrationInterface, QueryRunner } from "typeorm";

/** What was stated not to be certain of figures that are in the record already; of all else members tell by themselves. */
export class FindStatedDoubts1795737600064 implements MigrationInterface {
  readonly name = "FindStatedDoubts1795737600064";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      INSERT INTO joint_finding (id, member, rule, severity, message, figure_ids, unit_id, indicator_code, since,
        settled_at, unit_order, district_id, province_id)
      SELECT md5(figure.id || ' doubt ' || nth)::uuid, member, 'STATED_DOUBT',
        CASE doubt ->> 'kind' WHEN 'INFERRED' THEN 'INFO' ELSE 'WARNING' END, doubt -> 'reason', ARRAY[figure.id],
        unit_id, indicator_code, known_at, corrected_at, unit_order, district_id, province_id
      FROM joint_figure figure CROSS JOIN LATERAL jsonb_array_elements(doubts) WITH ORDINALITY AS stated(doubt, nth)`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      "DELETE FROM joint_finding WHERE rule = 'STATED_DOUBT' AND figure_ids[1] IS NOT NULL",
    );
  }
}
