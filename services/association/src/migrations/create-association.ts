import type { MigrationInterface, QueryRunner } from "typeorm";

/** Units, their versions through time, who succeeded whom, and published counts of units. */
const ADMINISTRATIVE_UNITS: readonly string[] = [
  `CREATE TABLE administrative_unit (
     id         uuid PRIMARY KEY,
     level      text NOT NULL CHECK (level IN ('PROVINCE', 'DISTRICT', 'COMMUNE')),
     valid_from date,
     valid_to   date,
     UNIQUE (id, level),
     CHECK (valid_from <= valid_to)
   )`,
  `CREATE TABLE administrative_unit_version (
     id            uuid PRIMARY KEY,
     unit_id       uuid NOT NULL,
     level         text NOT NULL,
     official_code text NOT NULL CHECK (official_code ~ '^[0-9]{2,5}$'),
     name_vi       text NOT NULL CHECK (name_vi IS NFC NORMALIZED),
     name_en       text NOT NULL CHECK (name_en IS NFC NORMALIZED),
     kind          text NOT NULL,
     parent_id     uuid REFERENCES administrative_unit (id),
     valid_from    date,
     valid_to      date,
     search_text   text NOT NULL,
     place_text    text NOT NULL,
     words         tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED,
     place_words   tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', place_text)) STORED,
     sort_key      text COLLATE "C" NOT NULL
                   GENERATED ALWAYS AS (length(official_code)::text || '-' || official_code) STORED,
     source_id     uuid NOT NULL REFERENCES source (id),
     FOREIGN KEY (unit_id, level) REFERENCES administrative_unit (id, level),
     CHECK (valid_from <= valid_to),
     CHECK ((parent_id IS NULL) = (level = 'PROVINCE'))
   )`,
  "CREATE INDEX version_of_unit ON administrative_unit_version (unit_id)",
  "CREATE INDEX version_of_parent ON administrative_unit_version (parent_id, sort_key)",
  "CREATE INDEX version_of_code ON administrative_unit_version (official_code)",
  "CREATE INDEX version_of_words ON administrative_unit_version USING gin (words)",
  "CREATE INDEX version_of_places ON administrative_unit_version USING gin (place_words)",
  "CREATE INDEX version_in_order ON administrative_unit_version (sort_key, unit_id)",
  `CREATE TABLE unit_succession (
     predecessor_id uuid NOT NULL REFERENCES administrative_unit (id),
     successor_id   uuid NOT NULL REFERENCES administrative_unit (id),
     kind           text NOT NULL,
     effective_on   date NOT NULL,
     is_divided     boolean NOT NULL,
     link_check     text NOT NULL,
     is_confirmed   boolean NOT NULL,
     source_id      uuid NOT NULL REFERENCES source (id),
     PRIMARY KEY (predecessor_id, successor_id),
     CHECK (predecessor_id <> successor_id)
   )`,
  "CREATE INDEX succession_of_successor ON unit_succession (successor_id)",
  `CREATE TABLE registered_count (
     id           uuid PRIMARY KEY,
     unit_id      uuid NOT NULL REFERENCES administrative_unit (id),
     level        text NOT NULL,
     value        integer NOT NULL CHECK (value >= 0),
     as_of        date NOT NULL,
     source_id    uuid NOT NULL REFERENCES source (id),
     printed_text text NOT NULL CHECK (printed_text IS NFC NORMALIZED)
   )`,
  "CREATE INDEX registered_count_of_unit ON registered_count (unit_id)",
];

/** The catalogue of shared indicators. */
const INDICATORS: readonly string[] = [
  `CREATE TABLE indicator (
     code              text COLLATE "C" PRIMARY KEY,
     name              jsonb NOT NULL,
     unit              text NOT NULL CHECK (unit IN ('PERCENT', 'COUNT', 'VND', 'LEVEL')),
     definition        jsonb NOT NULL,
     owner             text,
     levels            text[] NOT NULL,
     historical_levels text[] NOT NULL,
     frequency         text NOT NULL,
     direction         text NOT NULL,
     basis             text[] NOT NULL,
     search_text       text NOT NULL,
     words             tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED
   )`,
  "CREATE INDEX indicator_of_words ON indicator USING gin (words)",
];

/** Organisations, documents, programmes with all that belongs to them, targets, tasks and conferences. */
const COORDINATION: readonly string[] = [
  `CREATE TABLE organisation (
     id          uuid  PRIMARY KEY,
     name        jsonb NOT NULL,
     type        text  NOT NULL,
     unit_id     uuid  REFERENCES administrative_unit (id),
     ended_on    date,
     doubts      jsonb NOT NULL DEFAULT '[]',
     source_id   uuid  NOT NULL REFERENCES source (id),
     search_text text  NOT NULL,
     words       tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED
   )`,
  "CREATE INDEX organisation_of_unit ON organisation (unit_id)",
  "CREATE INDEX organisation_of_words ON organisation USING gin (words)",
  `CREATE TABLE organisation_succession (
     predecessor_id uuid  NOT NULL REFERENCES organisation (id),
     successor_id   uuid  NOT NULL REFERENCES organisation (id),
     effective_on   date,
     doubts         jsonb NOT NULL,
     source_id      uuid  NOT NULL REFERENCES source (id),
     PRIMARY KEY (predecessor_id, successor_id),
     CHECK (predecessor_id <> successor_id)
   )`,
  "CREATE INDEX succession_of_successor_organisation ON organisation_succession (successor_id)",
  `CREATE TABLE policy_document (
     id           uuid  PRIMARY KEY,
     number       text  NOT NULL CHECK (number IS NFC NORMALIZED),
     number_key   text  COLLATE "C" NOT NULL UNIQUE,
     title        jsonb NOT NULL,
     kind         text  NOT NULL,
     issuer       jsonb NOT NULL,
     issued_on    date,
     known_by     date,
     effective_on date,
     years        jsonb,
     doubts       jsonb NOT NULL DEFAULT '[]',
     source_id    uuid  NOT NULL REFERENCES source (id),
     search_text  text  NOT NULL,
     words        tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED
   )`,
  "CREATE INDEX document_of_words ON policy_document USING gin (words)",
  `CREATE TABLE document_claim (
     document_id  uuid    NOT NULL REFERENCES policy_document (id),
     position     integer NOT NULL,
     printed_text text    NOT NULL CHECK (printed_text IS NFC NORMALIZED),
     issued_on    date,
     years        jsonb,
     source_id    uuid    NOT NULL REFERENCES source (id),
     PRIMARY KEY (document_id, position)
   )`,
  `CREATE TABLE document_link (
     from_id   uuid NOT NULL REFERENCES policy_document (id),
     to_id     uuid NOT NULL REFERENCES policy_document (id),
     relation  text NOT NULL,
     doubts    jsonb NOT NULL DEFAULT '[]',
     source_id uuid NOT NULL REFERENCES source (id),
     PRIMARY KEY (from_id, to_id, relation),
     CHECK (from_id <> to_id)
   )`,
  "CREATE INDEX document_link_to ON document_link (to_id)",
  `CREATE TABLE coordination_programme (
     id                      uuid  PRIMARY KEY,
     code                    text  COLLATE "C" NOT NULL UNIQUE,
     title                   jsonb NOT NULL,
     starts_on               date,
     ends_on                 date,
     printed_period          text,
     unit_id                 uuid  NOT NULL REFERENCES administrative_unit (id),
     declared_party_count    integer CHECK (declared_party_count > 0),
     evaluation_every_months integer CHECK (evaluation_every_months > 0),
     predecessor_id          uuid  UNIQUE REFERENCES coordination_programme (id),
     source_id uuid NOT NULL REFERENCES source (id),
     version                 integer NOT NULL DEFAULT 1 CHECK (version > 0),
     search_text             text  NOT NULL,
     words                   tsvector NOT NULL GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED,
     CHECK (starts_on <= ends_on),
     CHECK (predecessor_id <> id)
   )`,
  "CREATE INDEX programme_of_words ON coordination_programme USING gin (words)",
  `CREATE TABLE programme_party (
     programme_id    uuid    NOT NULL REFERENCES coordination_programme (id),
     organisation_id uuid    NOT NULL REFERENCES organisation (id),
     role            text    NOT NULL CHECK (role IN ('LEAD', 'CO_LEAD', 'PARTNER', 'STANDING_BODY')),
     position        integer NOT NULL,
     PRIMARY KEY (programme_id, organisation_id)
   )`,
  `CREATE TABLE signing_ceremony (
     id           uuid  PRIMARY KEY,
     programme_id uuid  NOT NULL UNIQUE REFERENCES coordination_programme (id),
     held_on      date  NOT NULL,
     title        jsonb NOT NULL,
     host_id      uuid  NOT NULL REFERENCES organisation (id),
     source_id uuid NOT NULL REFERENCES source (id),
     version      integer NOT NULL DEFAULT 1 CHECK (version > 0)
   )`,
  `CREATE TABLE commitment (
     id               uuid    PRIMARY KEY,
     programme_id     uuid    NOT NULL REFERENCES coordination_programme (id),
     position         integer NOT NULL,
     code             text    NOT NULL,
     title            jsonb   NOT NULL,
     state            text    NOT NULL
       CHECK (state IN ('NOT_REPORTED', 'NOT_STARTED', 'IN_PROGRESS', 'DONE', 'LATE', 'DROPPED')),
     state_changed_at timestamptz,
     due_on           date,
     printed_text     text    NOT NULL CHECK (printed_text IS NFC NORMALIZED),
     doubts           jsonb   NOT NULL DEFAULT '[]',
     version          integer NOT NULL CHECK (version > 0),
     UNIQUE (programme_id, code)
   )`,
  `CREATE TABLE commitment_owner (
     commitment_id   uuid NOT NULL REFERENCES commitment (id),
     organisation_id uuid NOT NULL REFERENCES organisation (id),
     PRIMARY KEY (commitment_id, organisation_id)
   )`,
  `CREATE TABLE evaluation_round (
     id              uuid    NOT NULL UNIQUE,
     programme_id    uuid    NOT NULL REFERENCES coordination_programme (id),
     number          integer NOT NULL CHECK (number > 0),
     due_on          date    NOT NULL,
     is_computed     boolean NOT NULL,
     is_carried_over boolean NOT NULL,
     held_on         date,
     host_id         uuid    REFERENCES organisation (id),
     version         integer NOT NULL DEFAULT 1 CHECK (version > 0),
     PRIMARY KEY (programme_id, number)
   )`,
  `CREATE TABLE report (
     id              uuid        PRIMARY KEY,
     programme_id    uuid        NOT NULL REFERENCES coordination_programme (id),
     organisation_id uuid        NOT NULL REFERENCES organisation (id),
     cadence         text        NOT NULL CHECK (cadence IN ('PERIODIC', 'AD_HOC')),
     title           jsonb       NOT NULL,
     period_from     date        NOT NULL,
     period_to       date        NOT NULL,
     issued_on       date        NOT NULL,
     document_number text        CHECK (document_number IS NFC NORMALIZED),
     summary         jsonb,
     round_id        uuid        REFERENCES evaluation_round (id),
     supersedes_id   uuid        UNIQUE REFERENCES report (id),
     reason          text        CHECK (reason IS NFC NORMALIZED),
     is_current      boolean     NOT NULL,
     source_id uuid NOT NULL REFERENCES source (id),
     submitted_at    timestamptz NOT NULL,
     version         integer     NOT NULL DEFAULT 1 CHECK (version > 0),
     CHECK (period_from <= period_to),
     CHECK ((supersedes_id IS NULL) = (reason IS NULL)),
     CHECK (supersedes_id <> id)
   )`,
  "CREATE INDEX report_of_programme ON report (programme_id, issued_on, id)",
  `CREATE UNIQUE INDEX report_of_period ON report (programme_id, organisation_id, period_from, period_to)
     WHERE is_current AND cadence = 'PERIODIC'`,
  `CREATE TABLE target (
     id                  uuid    PRIMARY KEY,
     indicator_code      text    NOT NULL REFERENCES indicator (code),
     scope               jsonb   NOT NULL,
     unit_levels         text[]  NOT NULL,
     year                integer NOT NULL,
     comparator          text    NOT NULL CHECK (comparator IN ('AT_LEAST', 'AT_MOST')),
     value               double precision NOT NULL,
     disadvantaged_value double precision,
     document_id         uuid    NOT NULL REFERENCES policy_document (id),
     is_verified         boolean NOT NULL,
     source_id           uuid    NOT NULL REFERENCES source (id),
     note                jsonb,
     CHECK (is_verified OR note IS NOT NULL)
   )`,
  "CREATE INDEX target_of_year ON target (year)",
  `CREATE TABLE task (
     id           uuid    PRIMARY KEY,
     code         text    NOT NULL UNIQUE,
     title        jsonb   NOT NULL,
     owner        jsonb,
     unit_id      uuid    NOT NULL REFERENCES administrative_unit (id),
     position     integer NOT NULL,
     document_id  uuid    REFERENCES policy_document (id),
     printed_text text    NOT NULL CHECK (printed_text IS NFC NORMALIZED),
     source_id uuid NOT NULL REFERENCES source (id)
   )`,
  "CREATE INDEX task_of_unit ON task (unit_id)",
  `CREATE TABLE conference (
     id                uuid  PRIMARY KEY,
     title             jsonb NOT NULL,
     kind              text  NOT NULL,
     mode              text  NOT NULL,
     held_on           date  NOT NULL,
     unit_id           uuid  NOT NULL REFERENCES administrative_unit (id),
     printed_documents text  NOT NULL CHECK (printed_documents IS NFC NORMALIZED),
     source_id         uuid  NOT NULL REFERENCES source (id)
   )`,
  "CREATE INDEX conference_in_order ON conference (held_on, id)",
  `CREATE TABLE conference_document (
     conference_id uuid    NOT NULL REFERENCES conference (id),
     document_id   uuid    NOT NULL REFERENCES policy_document (id),
     position      integer NOT NULL,
     PRIMARY KEY (conference_id, document_id)
   )`,
];

export class CreateAssociation1795737600003 implements MigrationInterface {
  readonly name = "CreateAssociation1795737600003";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...ADMINISTRATIVE_UNITS, ...INDICATORS, ...COORDINATION]) {
      await queryRunner.query(statement);
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE conference_document, conference, task, target, report, evaluation_round,
        commitment_owner, commitment, signing_ceremony, programme_party,
        coordination_programme, document_link, document_claim, policy_document, organisation_succession,
        organisation, indicator, registered_count, unit_succession, administrative_unit_version, administrative_unit`);
  }
}
