import { releaseTables } from "@hub/subgraph-kit/rows/secure-tables";
import { OF_A_PARTY } from "@hub/subgraph-kit/rows/table-rights";
import type { MigrationInterface, QueryRunner } from "typeorm";
import { AGREEMENTS_OPEN } from "../agreements/agreements-open.js";
import { VIEW_AGREEMENTS_IN_FORCE } from "./create-agreements.js";

/** Agreements say which fields of figures they open; those of before open all. */
export class OpenFields1795737600131 implements MigrationInterface {
  readonly name = "OpenFields1795737600131";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE sharing_agreement
       ADD COLUMN fields text[] NOT NULL DEFAULT '{Figure}' CHECK (cardinality(fields) > 0)`,
    );
    // A view takes a further column at its end.
    await queryRunner.query(
      `CREATE OR REPLACE VIEW agreement_in_force AS SELECT * FROM (${AGREEMENTS_OPEN}) AS opened WHERE ${OF_A_PARTY}`,
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    await queryRunner.query("DROP VIEW agreement_in_force");
    await queryRunner.query(VIEW_AGREEMENTS_IN_FORCE);
    await queryRunner.query("ALTER TABLE sharing_agreement DROP COLUMN fields");
  }
}
