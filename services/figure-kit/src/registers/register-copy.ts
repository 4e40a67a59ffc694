/** A reporting member's copy of the association's registers, which it keeps by itself from the association's feed. */
import type { FeedConsumer } from "@hub/subgraph-kit/feeds/consume-feed";
import type { EntityManager, MigrationInterface, QueryRunner } from "typeorm";
import { z } from "zod";
import { CREATE_OWN_INDICATOR } from "../own-indicators/declare-indicators.js";
import { REGISTER_EVENTS, type RegisterEntry, registerEntry } from "./register-entry.js";

/** The copy, and what the member adds to the register. In the association `register_entry` is a view of its own tables. */
export class CreateRegisterCopy1795737600002 implements MigrationInterface {
  readonly name = "CreateRegisterCopy1795737600002";

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`
      CREATE TABLE register_entry (
        kind    text NOT NULL,
        key     text NOT NULL,
        version integer NOT NULL,
        entry   jsonb NOT NULL,
        PRIMARY KEY (kind, key)
      )`);
    await queryRunner.query(CREATE_OWN_INDICATOR);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("DROP TABLE register_entry, own_indicator");
  }
}

const ROWS_PER_STATEMENT = 1_000;
/** A line of the snapshot, and the payload of an event. */
const told = z.object({ register: registerEntry });

export const registerCopy: FeedConsumer = {
  name: "registers",
  member: "association",
  snapshot: "registers",
  async restore(manager, rows) {
    await manager.query("DELETE FROM register_entry");
    let batch: RegisterEntry[] = [];
    for await (const row of rows) {
      batch.push(told.parse(row).register);
      if (batch.length < ROWS_PER_STATEMENT) continue;
      await saveEntries(manager, batch);
      batch = [];
    }
    await saveEntries(manager, batch);
  },
  concerns: ({ type }) => REGISTER_EVENTS.some((known) => known === type),
  async apply(manager, events) {
    await saveEntries(
      manager,
      events.map(({ payload }) => told.parse(payload).register),
    );
  },
};

/** Of several rows of one entry the last counts. */
export async function saveEntries(manager: EntityManager, entries: readonly RegisterEntry[]): Promise<void> {
  const latest = new Map(entries.map((entry) => [`${entry.kind}/${entry.key}`, entry]));
  if (latest.size === 0) return;
  await manager.query(
    `INSERT INTO register_entry (kind, key, version, entry)
     SELECT kind, key, version, entry FROM jsonb_populate_recordset(NULL::register_entry, $1)
     ON CONFLICT (kind, key) DO UPDATE SET version = excluded.version, entry = excluded.entry`,
    [JSON.stringify([...latest.values()])],
  );
}
