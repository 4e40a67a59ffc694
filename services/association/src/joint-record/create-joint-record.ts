import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * What the association knows of all members' figures and activities. Ids are global: they name the member. Nothing refers to
 * anything, because members are copied one by one, each at its own pace.
 */
const JOINT_RECORD: readonly string[] = [
  `CREATE TABLE joint_source (
     id              text COLLATE "C" PRIMARY KEY,
     member          text NOT NULL,
     publisher       text,
     author          text,
     title           text,
     published_at    text,
     url             text,
     archived_copy   text,
     document_number text,
     locator         text
   )`,
  "CREATE INDEX joint_source_of_member ON joint_source (member)",
  `CREATE TABLE joint_figure (
     id                 text COLLATE "C" PRIMARY KEY,
     member             text COLLATE "C" NOT NULL,
     unit_id            uuid NOT NULL,
     indicator_code     text COLLATE "C" NOT NULL,
     numerator          bigint,
     denominator        bigint,
     printed_percentage text,
     printed_text       text NOT NULL,
     qualifier          text NOT NULL,
     as_of              date,
     period_from        date,
     period_to          date,
     period_kind        text,
     known_at           timestamptz NOT NULL,
     source_id          text NOT NULL,
     corrects_id        text,
     reason             text,
     corrected_by_id    text,
     corrected_at       timestamptz,
     own_flags          jsonb NOT NULL,
     doubts             jsonb NOT NULL,
     sensitivity        text NOT NULL DEFAULT 'PUBLIC',
     -- The last day that the claim tells of. Of which day an undated one is, nobody can say: it has the first.
     day                date NOT NULL GENERATED ALWAYS AS (coalesce(as_of, period_to, '0001-01-01')) STORED,
     -- Within these a later day hides an earlier one.
     coverage           text NOT NULL GENERATED ALWAYS AS (CASE
                          WHEN coalesce(as_of, period_to) IS NULL THEN 'UNDATED'
                          ELSE coalesce(period_kind, 'DAY')
                        END) STORED,
     -- Where the unit lay on that day.
     unit_level         text,
     unit_order         text COLLATE "C" NOT NULL,
     district_id        uuid,
     province_id        uuid,
     unit_ended_on      date
   )`,
  "CREATE INDEX joint_figure_of_member ON joint_figure (member)",
  "CREATE INDEX joint_figure_in_order ON joint_figure (unit_order, unit_id, indicator_code, day, id)",
  "CREATE INDEX joint_figure_in_province ON joint_figure (province_id, unit_order, unit_id, indicator_code, day, id)",
  `CREATE INDEX joint_figure_in_district ON joint_figure (district_id, unit_order, unit_id, indicator_code, day, id)
   WHERE district_id IS NOT NULL`,
  "CREATE INDEX joint_figure_of_series ON joint_figure (unit_id, indicator_code, member, coverage, day)",
  `CREATE TABLE joint_activity (
     id            text COLLATE "C" PRIMARY KEY,
     member        text COLLATE "C" NOT NULL,
     title         jsonb NOT NULL,
     kind          text NOT NULL,
     period        jsonb NOT NULL,
     results       jsonb NOT NULL,
     doubts        jsonb NOT NULL,
     source_id     text NOT NULL,
     unit_id       uuid,
     programme_id  uuid,
     commitment_id uuid,
     sensitivity   text NOT NULL DEFAULT 'PUBLIC',
     -- Where a day was not published it is not a bound: the first and the last of all days.
     begins_on     date NOT NULL,
     ends_on       date NOT NULL,
     unit_level    text,
     unit_order    text COLLATE "C",
     district_id   uuid,
     province_id   uuid,
     unit_ended_on date
   )`,
  "CREATE INDEX joint_activity_of_member ON joint_activity (member)",
  "CREATE INDEX joint_activity_in_order ON joint_activity (begins_on, id)",
  "CREATE INDEX joint_activity_of_unit ON joint_activity (unit_id, begins_on, id)",
  "CREATE INDEX joint_activity_in_district ON joint_activity (district_id, begins_on, id)",
  "CREATE INDEX joint_activity_in_province ON joint_activity (province_id, begins_on, id)",
  `CREATE TABLE joint_record_version (
     member  text PRIMARY KEY,
     version integer NOT NULL
   )`,
];

export class CreateJointRecord1795737600010 implements MigrationInterface {
  readonly name = "CreateJointRecord1795737600010";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of JOINT_RECORD) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE joint_record_version, joint_activity, joint_figure, joint_source");
  }
}
