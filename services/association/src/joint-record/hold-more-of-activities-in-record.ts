import { addActivityColumns, dropActivityColumns } from "@hub/figure-kit/migrations/hold-more-of-activities";
import type { MigrationInterface, QueryRunner } from "typeorm";

/** What members tell of their activities since they are recorded by requests. */
export class HoldMoreOfActivitiesInRecord1795737600161 implements MigrationInterface {
  readonly name = "HoldMoreOfActivitiesInRecord1795737600161";

  async up(queryRunner: QueryRunner): Promise<void> {
    await addActivityColumns(queryRunner, "joint_activity");
    await queryRunner.query(
      "CREATE INDEX joint_activity_of_programme ON joint_activity (programme_id, begins_on, id)",
    );
    await queryRunner.query(
      "CREATE INDEX joint_activity_of_organiser ON joint_activity (organiser_id, begins_on, id)",
    );
    await queryRunner.query(
      "CREATE INDEX joint_activity_of_partners ON joint_activity USING gin (partner_ids)",
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP INDEX joint_activity_of_programme");
    await dropActivityColumns(queryRunner, "joint_activity");
  }
}
