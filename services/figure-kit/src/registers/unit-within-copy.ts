/** A reporting member's copy of which administrative unit lies within which. */
import { CopyOutOfDate, type FeedConsumer } from "@hub/subgraph-kit/feeds/consume-feed";
import type { EntityManager } from "typeorm";
import { z } from "zod";

const ROWS_PER_STATEMENT = 2_000;
/** A line of the snapshot. */
const told = z.object({ placed: z.object({ unit: z.uuid(), within: z.array(z.uuid()) }) });

type Placed = z.infer<typeof told>["placed"];

export const unitWithinCopy: FeedConsumer = {
  name: "units-within",
  member: "association",
  snapshot: "units-within",
  async restore(manager, rows) {
    await manager.query("DELETE FROM unit_within");
    let batch: Placed[] = [];
    for await (const row of rows) {
      batch.push(told.parse(row).placed);
      if (batch.length < ROWS_PER_STATEMENT) continue;
      await save(manager, batch);
      batch = [];
    }
    await save(manager, batch);
    await manager.query("ANALYZE unit_within");
  },
  concerns: ({ type }) => type === "unit.changed",
  // Where one unit lies is where many lie that are within it.
  async apply() {
    throw new CopyOutOfDate("administrative units have changed");
  },
};

async function save(manager: EntityManager, placed: readonly Placed[]): Promise<void> {
  await manager.query(
    `INSERT INTO unit_within (unit_id, within_id)
     SELECT unit, within_id FROM jsonb_to_recordset($1) AS placed(unit uuid, within uuid[]), unnest(within) AS within_id`,
    [JSON.stringify(placed)],
  );
}
