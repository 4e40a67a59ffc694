import type { MigrationInterface, QueryRunner } from "typeorm";

const UP: readonly string[] = [
  `CREATE TABLE right_holder (
     right_id     uuid PRIMARY KEY REFERENCES granted_right (id) ON DELETE CASCADE,
     account      text NOT NULL CHECK (account IS NFC NORMALIZED),
     account_name text CHECK (account_name IS NFC NORMALIZED)
   )`,
  "INSERT INTO right_holder SELECT id, account, account_name FROM granted_right",
  // With its index.
  "ALTER TABLE granted_right DROP COLUMN account, DROP COLUMN account_name",
  "CREATE INDEX right_of_account ON right_holder (account)",
];

const DOWN: readonly string[] = [
  `ALTER TABLE granted_right
     ADD COLUMN account text CHECK (account IS NFC NORMALIZED),
     ADD COLUMN account_name text CHECK (account_name IS NFC NORMALIZED)`,
  `UPDATE granted_right SET account = holder.account, account_name = holder.account_name
   FROM right_holder AS holder WHERE holder.right_id = granted_right.id`,
  "ALTER TABLE granted_right ALTER COLUMN account SET NOT NULL",
  "DROP TABLE right_holder",
  "CREATE INDEX right_of_account ON granted_right (account)",
];

/** Everybody may read that there is a right, but not whose it is, and PostgreSQL decides on rows. */
export class KeepRightHoldersApart1795737600134 implements MigrationInterface {
  readonly name = "KeepRightHoldersApart1795737600134";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of UP) await queryRunner.query(statement);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await queryRunner.query(statement);
  }
}
