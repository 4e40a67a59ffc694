import { releaseTables } from "@hub/subgraph-kit/rows/secure-tables";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** The clauses of what is signed, and to which of them a commitment belongs; requests name parties as well. */
export class KeepClauses1795737600152 implements MigrationInterface {
  readonly name = "KeepClauses1795737600152";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE clause (
         id           uuid    PRIMARY KEY,
         programme_id uuid    NOT NULL REFERENCES coordination_programme (id),
         part_of_id   uuid    REFERENCES clause (id),
         position     integer NOT NULL CHECK (position > 0),
         number       text    NOT NULL CHECK (number IS NFC NORMALIZED),
         text         jsonb   NOT NULL,
         UNIQUE NULLS NOT DISTINCT (programme_id, part_of_id, number)
       )`,
    );
    await queryRunner.query("CREATE INDEX clause_of_clause ON clause (part_of_id, position)");
    await queryRunner.query("ALTER TABLE commitment ADD COLUMN clause_id uuid REFERENCES clause (id)");
    await queryRunner.query("CREATE INDEX commitment_of_clause ON commitment (clause_id, position)");
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    await queryRunner.query("ALTER TABLE commitment DROP COLUMN clause_id");
    await queryRunner.query("DROP TABLE clause");
  }
}
