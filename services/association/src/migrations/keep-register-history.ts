import type { MigrationInterface, QueryRunner } from "typeorm";

const UNITS = `
  SELECT 'unit' AS kind, unit.id::text AS key, unit.source_id, json_build_object(
    'level', unit.level, 'validFrom', unit.valid_from, 'endedOn', unit.valid_to,
    'versions', (
      SELECT json_agg(json_build_object(
        'officialCode', official_code, 'name', json_build_object('vi', name_vi, 'en', name_en), 'kind', kind,
        'parent', json_build_object('id', 'unit_' || parent_id), 'validFrom', valid_from, 'validTo', valid_to
      ) ORDER BY valid_from NULLS FIRST)
      FROM administrative_unit_version WHERE unit_id = unit.id
    ),
    'successors', (
      SELECT json_agg(json_build_object(
        'successor', json_build_object('id', 'unit_' || successor_id), 'kind', kind, 'effectiveOn', effective_on,
        'isDivided', is_divided, 'isConfirmed', is_confirmed
      ) ORDER BY successor_id)
      FROM unit_succession WHERE predecessor_id = unit.id
    )
  ) AS facts
  FROM administrative_unit AS unit`;

const indicatorFacts = (more: readonly string[]) => `
  SELECT 'indicator', code COLLATE "default", source_id, json_build_object(
    'code', code, 'name', name, 'unit', unit, 'definition', definition, 'owner', owner, 'levels', levels,
    'historicalLevels', historical_levels, 'frequency', frequency, 'direction', direction, 'basis', basis${more.map((fact) => `, ${fact}`).join("")}
  )
  FROM indicator`;

const ORGANISATIONS = `
  SELECT 'organisation', id::text, source_id, json_build_object(
    'name', name, 'type', type, 'unit', json_build_object('id', 'unit_' || unit_id), 'endedOn', ended_on,
    'doubts', doubts, 'source', json_build_object('id', 'src_association_' || source_id)
  )
  FROM organisation`;

/** The view of what histories tell of; of an indicator it has these facts as well, each a name and its SQL. */
export function viewRegisterFacts(...ofIndicator: string[]): string {
  return `
    VIEW register_facts AS
    SELECT kind, key, coalesce(version, 1) AS version, source_id, facts::jsonb AS facts
    FROM (${UNITS} UNION ALL ${indicatorFacts(ofIndicator)} UNION ALL ${ORGANISATIONS}) AS present
    LEFT JOIN register_version USING (kind, key)`;
}

/**
 * What the histories of the registers' entries tell of, as the schema names it, and the list that said it last.
 * `told_from` is the first version of an entry that events have told of: what was loaded before anybody could have a
 * copy is at version 1, and the first that others hear of it is its second.
 */
export class KeepRegisterHistory1795737600020 implements MigrationInterface {
  readonly name = "KeepRegisterHistory1795737600020";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      "ALTER TABLE administrative_unit ADD COLUMN source_id uuid REFERENCES source (id)",
    );
    await queryRunner.query("ALTER TABLE indicator ADD COLUMN source_id uuid REFERENCES source (id)");
    // So that the next start reads the lists once more, and notes which one said what.
    await queryRunner.query("DELETE FROM loaded_register");
    await queryRunner.query("ALTER TABLE register_version ADD COLUMN told_from integer");
    await queryRunner.query("UPDATE register_version SET told_from = least(version, 2)");
    await queryRunner.query("ALTER TABLE register_version ALTER COLUMN told_from SET NOT NULL");
    await queryRunner.query(`CREATE ${viewRegisterFacts()}`);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP VIEW register_facts");
    await queryRunner.query("ALTER TABLE register_version DROP COLUMN told_from");
    await queryRunner.query("ALTER TABLE indicator DROP COLUMN source_id");
    await queryRunner.query("ALTER TABLE administrative_unit DROP COLUMN source_id");
  }
}
