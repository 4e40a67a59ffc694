import type { MigrationInterface, QueryRunner } from "typeorm";

const TABLES: readonly string[] = [
  `CREATE TABLE organisation (
     id       uuid  PRIMARY KEY,
     name     jsonb NOT NULL,
     type     text  NOT NULL,
     unit_id  uuid  REFERENCES administrative_unit (id),
     ended_on date,
     source   text  NOT NULL CHECK (source IS NFC NORMALIZED)
   )`,
  "CREATE INDEX organisation_of_unit ON organisation (unit_id)",
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
     claims       jsonb NOT NULL,
     source       text  NOT NULL CHECK (source IS NFC NORMALIZED)
   )`,
  `CREATE TABLE document_link (
     from_id  uuid NOT NULL REFERENCES policy_document (id),
     to_id    uuid NOT NULL REFERENCES policy_document (id),
     relation text NOT NULL,
     source   text NOT NULL CHECK (source IS NFC NORMALIZED),
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
     source                  text  NOT NULL CHECK (source IS NFC NORMALIZED),
     CHECK (starts_on <= ends_on),
     CHECK (predecessor_id <> id)
   )`,
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
     source       text  NOT NULL CHECK (source IS NFC NORMALIZED)
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
     version          integer NOT NULL CHECK (version > 0),
     UNIQUE (programme_id, code)
   )`,
  `CREATE TABLE commitment_owner (
     commitment_id   uuid NOT NULL REFERENCES commitment (id),
     organisation_id uuid NOT NULL REFERENCES organisation (id),
     PRIMARY KEY (commitment_id, organisation_id)
   )`,
  `CREATE TABLE commitment_history (
     commitment_id  uuid        NOT NULL REFERENCES commitment (id),
     version        integer     NOT NULL,
     previous_state text        NOT NULL,
     state          text        NOT NULL,
     changed_at     timestamptz NOT NULL,
     changed_by     text        NOT NULL,
     PRIMARY KEY (commitment_id, version)
   )`,
  `CREATE TABLE evaluation_round (
     programme_id    uuid    NOT NULL REFERENCES coordination_programme (id),
     number          integer NOT NULL CHECK (number > 0),
     due_on          date    NOT NULL,
     is_computed     boolean NOT NULL,
     is_carried_over boolean NOT NULL,
     held_on         date,
     host_id         uuid    REFERENCES organisation (id),
     PRIMARY KEY (programme_id, number)
   )`,
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
     source              text    NOT NULL CHECK (source IS NFC NORMALIZED),
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
     source       text    NOT NULL CHECK (source IS NFC NORMALIZED)
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
     source            text  NOT NULL CHECK (source IS NFC NORMALIZED)
   )`,
  "CREATE INDEX conference_in_order ON conference (held_on, id)",
  `CREATE TABLE conference_document (
     conference_id uuid    NOT NULL REFERENCES conference (id),
     document_id   uuid    NOT NULL REFERENCES policy_document (id),
     position      integer NOT NULL,
     PRIMARY KEY (conference_id, document_id)
   )`,
];

/** Organisations, documents, programmes with all that belongs to them, targets, tasks and conferences. */
export class CreateCoordination1700000000020 implements MigrationInterface {
  readonly name = "CreateCoordination1700000000020";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      DROP TABLE conference_document, conference, task, target, evaluation_round, commitment_history,
        commitment_owner, commitment, signing_ceremony, programme_party, coordination_programme,
        document_link, policy_document, organisation`);
  }
}
