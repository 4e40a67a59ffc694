import type { MigrationInterface, QueryRunner } from "typeorm";

const TABLES = ["coordination_programme", "policy_document", "indicator", "organisation", "commitment"];

/** What is searched in has UBMTTQVN written out, as what is searched for has. */
export class WriteOutFatherlandFront1795737600073 implements MigrationInterface {
  readonly name = "WriteOutFatherlandFront1795737600073";

  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of TABLES) {
      await queryRunner.query(
        `UPDATE ${table}
         SET search_text = regexp_replace(search_text, '\\mubmttqvn\\M', 'uy ban mat tran to quoc viet nam', 'g')
         WHERE search_text ~ '\\mubmttqvn\\M'`,
      );
    }
  }

  /** Both are understood. */
  async down(): Promise<void> {}
}
