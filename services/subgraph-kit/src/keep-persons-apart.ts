import type { MigrationInterface, QueryRunner } from "typeorm";

const UP: readonly string[] = [
  "CREATE TABLE change_person (change_id uuid PRIMARY KEY REFERENCES change (id), name text NOT NULL)",
  "INSERT INTO change_person SELECT id, caller_name FROM change WHERE caller_name IS NOT NULL",
  "ALTER TABLE change DROP COLUMN caller_name",
];

const DOWN: readonly string[] = [
  "ALTER TABLE change ADD COLUMN caller_name text",
  "UPDATE change SET caller_name = person.name FROM change_person AS person WHERE person.change_id = change.id",
  "DROP TABLE change_person",
];

/** Who may read a change may not for that read which person made it, and PostgreSQL decides on rows. */
export class KeepPersonsApart1795737599026 implements MigrationInterface {
  readonly name = "KeepPersonsApart1795737599026";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
