import type { MigrationInterface, QueryRunner } from "typeorm";

/** Since when the links to files that an account has made are ended. */
export class EndFileLinks1795737600114 implements MigrationInterface {
  readonly name = "EndFileLinks1795737600114";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      "CREATE TABLE file_links_ended (account text PRIMARY KEY, at timestamptz NOT NULL)",
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE file_links_ended");
  }
}
