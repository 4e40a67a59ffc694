import type { MigrationInterface, QueryRunner } from "typeorm";

const UNITS = `
  SELECT 'unit' AS kind, unit.id::text AS key, json_build_object(
    'id', unit.id, 'level', unit.level, 'validFrom', unit.valid_from, 'validTo', unit.valid_to,
    'versions', (
      SELECT coalesce(json_agg(json_build_object(
        'officialCode', official_code, 'name', json_build_object('vi', name_vi, 'en', name_en), 'kind', kind,
        'parentId', parent_id, 'validFrom', valid_from, 'validTo', valid_to
      ) ORDER BY valid_from NULLS FIRST), '[]')
      FROM administrative_unit_version WHERE unit_id = unit.id
    ),
    'successorIds', (
      SELECT coalesce(json_agg(successor_id ORDER BY successor_id), '[]')
      FROM unit_succession WHERE predecessor_id = unit.id
    )
  ) AS entry
  FROM administrative_unit AS unit`;

const indicatorEntries = (more: readonly string[]) => `
  SELECT 'indicator', code COLLATE "default", json_build_object(
    'code', code, 'name', name, 'unit', unit, 'owner', owner, 'levels', levels, 'historicalLevels', historical_levels${more.map((fact) => `, ${fact}`).join("")}
  )
  FROM indicator`;

const ORGANISATIONS = `
  SELECT 'organisation', id::text, json_build_object(
    'id', id, 'name', name, 'type', type, 'unitId', unit_id, 'endedOn', ended_on
  )
  FROM organisation`;

/** The view of the registers' entries; of an indicator it has these facts as well, each a name and its SQL. */
export function viewRegisterEntries(...ofIndicator: string[]): string {
  return `
    VIEW register_entry AS
    SELECT kind, key, coalesce(version, 1) AS version, entry::jsonb AS entry
    FROM (${UNITS} UNION ALL ${indicatorEntries(ofIndicator)} UNION ALL ${ORGANISATIONS}) AS present
    LEFT JOIN register_version USING (kind, key)`;
}

/**
 * The registers as other members copy them: a view, so that it always says what the tables do. `register_version` has
 * a row for each entry that events have told of; its lock keeps them in order. An entry that was loaded is at its first
 * version until an event tells of its second.
 */
export class CreateRegisters1795737600006 implements MigrationInterface {
  readonly name = "CreateRegisters1795737600006";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE register_version (
        kind    text NOT NULL,
        key     text NOT NULL,
        version integer NOT NULL,
        PRIMARY KEY (kind, key)
      )`);
    await queryRunner.query(`CREATE ${viewRegisterEntries()}`);
    // Keys are texts in the view: without these one entry would be looked for in all of them.
    await queryRunner.query("CREATE INDEX administrative_unit_key ON administrative_unit ((id::text))");
    await queryRunner.query("CREATE INDEX organisation_key ON organisation ((id::text))");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP INDEX administrative_unit_key, organisation_key");
    await queryRunner.query("DROP VIEW register_entry");
    await queryRunner.query("DROP TABLE register_version");
  }
}
