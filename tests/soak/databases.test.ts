import { createTestDatabase } from "@hub/subgraph-kit/testing";
import { describe, expect, it } from "@jest/globals";
import pg from "pg";
import { DataSource } from "typeorm";
import { healed } from "./databases.js";

/** Ends the connection that it is run on. */
const END = "SELECT pg_terminate_backend(pg_backend_pid())";

describe("a read that is healed", () => {
  it("is tried again when its connection was ended, with and without TypeORM", async () => {
    await using database = await createTestDatabase();
    const read = [
      async (sql: string) => {
        const client = new pg.Client({ connectionString: database.url });
        client.on("error", () => {});
        await client.connect();
        await client.query(sql).finally(() => client.end().catch(() => {}));
      },
      async (sql: string) => {
        const dataSource = await new DataSource({ type: "postgres", url: database.url }).initialize();
        await dataSource.transaction((manager) => manager.query(sql)).finally(() => dataSource.destroy());
      },
    ];
    for (const run of read) {
      let attempts = 0;
      await healed(() => {
        attempts += 1;
        return run(attempts === 1 ? END : "SELECT 1");
      });
      expect(attempts).toBe(2);
    }
  });

  it("is tried again while nobody listens", async () => {
    let attempts = 0;
    await healed(async () => {
      attempts += 1;
      if (attempts > 1) return;
      await new pg.Client({ host: "127.0.0.1", port: 1 }).connect();
    });
    expect(attempts).toBe(2);
  });

  it("fails at once with what no kill explains", async () => {
    await using database = await createTestDatabase();
    let attempts = 0;
    const wrong = healed(async () => {
      attempts += 1;
      const client = new pg.Client({ connectionString: database.url });
      await client.connect();
      await client.query("SELECT nothing FROM nowhere").finally(() => client.end());
    });
    await expect(wrong).rejects.toThrow('relation "nowhere" does not exist');
    expect(attempts).toBe(1);
  });
});
