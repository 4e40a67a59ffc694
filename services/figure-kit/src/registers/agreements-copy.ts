/** A reporting member's copy of what sharing agreements open. */
import { ALL_OPENED } from "@hub/schema/opened-fields";
import { CopyOutOfDate, type FeedConsumer } from "@hub/subgraph-kit/feeds/consume-feed";
import type { EntityManager } from "typeorm";
import { z } from "zod";
import { releaseFigures } from "../small-cells/release-figures.js";

const ROWS_PER_STATEMENT = 1_000;
/** A line of the snapshot. */
const told = z.object({
  opened: z.object({
    agreementId: z.uuid(),
    code: z.string(),
    ownerId: z.uuid(),
    partnerId: z.uuid(),
    indicatorCode: z.string(),
    unitId: z.uuid().nullable(),
    validFrom: z.iso.date(),
    validTo: z.iso.date(),
    smallestCell: z.number().int(),
    /** An association that does not know of fields opens all. */
    fields: z.array(z.string()).default([ALL_OPENED]),
  }),
});

type Opened = z.infer<typeof told>["opened"];

export const agreementsCopy: FeedConsumer = {
  name: "agreements",
  member: "association",
  snapshot: "agreements",
  async restore(manager, rows) {
    await manager.query("DELETE FROM agreement_in_force");
    let batch: Opened[] = [];
    for await (const row of rows) {
      batch.push(told.parse(row).opened);
      if (batch.length < ROWS_PER_STATEMENT) continue;
      await save(manager, batch);
      batch = [];
    }
    await save(manager, batch);
    await releaseFigures(manager);
  },
  concerns: ({ type }) => type === "agreement.changed",
  // There are few, and one way to copy them is enough.
  async apply() {
    throw new CopyOutOfDate("sharing agreements have changed");
  },
};

async function save(manager: EntityManager, opened: readonly Opened[]): Promise<void> {
  await manager.query(
    `INSERT INTO agreement_in_force
       (agreement_id, code, owner_id, partner_id, indicator_code, unit_id, valid_from, valid_to, smallest_cell,
        fields)
     SELECT "agreementId", code, "ownerId", "partnerId", "indicatorCode", "unitId", "validFrom", "validTo", "smallestCell",
       fields
     FROM jsonb_to_recordset($1) AS opened(
       "agreementId" uuid, code text, "ownerId" uuid, "partnerId" uuid, "indicatorCode" text, "unitId" uuid,
       "validFrom" date, "validTo" date, "smallestCell" integer, fields text[])`,
    [JSON.stringify(opened)],
  );
}
