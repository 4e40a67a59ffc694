import type { MigrationInterface, QueryRunner } from "typeorm";

const CREATE_RIGHTS: readonly string[] = [
  `CREATE TABLE granted_right (
     id              uuid    PRIMARY KEY,
     account         text    NOT NULL CHECK (account IS NFC NORMALIZED),
     account_name    text    CHECK (account_name IS NFC NORMALIZED),
     role            text    NOT NULL CHECK (role IN
       ('READER', 'REPORTER', 'APPROVER', 'SECRETARY', 'MEMBER_ADMINISTRATOR', 'AUDITOR', 'OPERATOR')),
     organisation_id uuid    NOT NULL REFERENCES organisation (id),
     unit_id         uuid    REFERENCES administrative_unit (id),
     valid_from      date    NOT NULL,
     valid_to        date,
     ended_at        timestamptz,
     reason          text    NOT NULL CHECK (reason IS NFC NORMALIZED),
     version         integer NOT NULL CHECK (version > 0),
     CHECK (valid_from <= valid_to OR ended_at IS NOT NULL),
     CHECK (ended_at IS NULL OR valid_to IS NOT NULL)
   )`,
  "CREATE INDEX right_of_account ON granted_right (account)",
  "CREATE INDEX right_of_organisation ON granted_right (organisation_id)",
];

export class CreateRights1795737600080 implements MigrationInterface {
  readonly name = "CreateRights1795737600080";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of CREATE_RIGHTS) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE granted_right");
  }
}
