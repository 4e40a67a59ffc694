import { releaseTables } from "@hub/subgraph-kit/rows/secure-tables";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** Figures that are not for everybody. Those from before are published. */
export class KeepInternalFigures1795737600090 implements MigrationInterface {
  readonly name = "KeepInternalFigures1795737600090";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      ALTER TABLE figure
        ADD COLUMN sensitivity text NOT NULL DEFAULT 'PUBLIC' CHECK (sensitivity IN ('PUBLIC', 'INTERNAL')),
        ADD CHECK (sensitivity = 'PUBLIC' OR organisation_id IS NOT NULL)`);
  }

  /** Fails where there is an internal figure: it would be published. */
  async down(queryRunner: QueryRunner): Promise<void> {
    await releaseTables(queryRunner);
    await queryRunner.query("ALTER TABLE figure ADD CHECK (sensitivity = 'PUBLIC')");
    await queryRunner.query("ALTER TABLE figure DROP COLUMN sensitivity");
  }
}
