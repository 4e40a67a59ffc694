/** The member of outbox-log.mjs: an outbox with its relay, writers that commit at a given rate, and an import. */
import { createServer } from "node:http";
import { setTimeout as pause } from "node:timers/promises";
import { appendEvent } from "@hub/outbox/append";
import { startOutbox } from "@hub/outbox/outbox";
import { CREATE_OUTBOX } from "@hub/outbox/schema";
import pg from "pg";
import { pino } from "pino";

const WRITERS = 16;
const AGGREGATES = 400;

const [connectionString, load] = process.argv.slice(2);
const { seconds, rate, importSeconds, importedEvents } = JSON.parse(load);
const pool = new pg.Pool({ connectionString, max: WRITERS + 1 });
const commits = [];

process.on("disconnect", () => process.exit());
await createTables();
const outbox = startOutbox({
  connectionString,
  member: "bench",
  retentionHours: 72,
  logger: pino({ level: "warn" }, pino.destination(2)),
});
const server = createServer((request, response) => outbox.handleEvents(request, response));
await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
process.send({ eventsUrl: `http://127.0.0.1:${server.address().port}/events` });
await new Promise((resolve) => process.once("message", resolve));

const cpuBefore = process.cpuUsage();
const startedAt = performance.now();
const importing = holdImportOpen();
let taken = 0;
await Promise.all(Array.from({ length: WRITERS }, write));
const offeredMs = performance.now() - startedAt;
const { user, system } = process.cpuUsage(cpuBefore);
await importing;
process.send({ commits, offeredMs, cpuMs: (user + system) / 1_000 });

async function createTables() {
  for (const statement of CREATE_OUTBOX) await pool.query(statement);
  await pool.query(
    "CREATE TABLE aggregate (id text PRIMARY KEY, version integer NOT NULL) WITH (fillfactor = 20)",
  );
  await pool.query("INSERT INTO aggregate SELECT 'aggregate-' || n, 0 FROM generate_series(0, $1) AS n", [
    AGGREGATES - 1,
  ]);
}

/** Takes the next event's turn, in time or as soon as a writer is free. */
async function write() {
  const client = await pool.connect();
  while (taken < seconds * rate) {
    const turn = taken;
    taken += 1;
    const early = startedAt + (turn * 1_000) / rate - performance.now();
    if (early > 0) await pause(early);
    await commitOne(client, `aggregate-${(turn * 7_919) % AGGREGATES}`);
    outbox.notify();
  }
  client.release();
}

async function commitOne(client, aggregateId) {
  await client.query("BEGIN");
  const { rows } = await client.query({
    name: "change",
    text: "UPDATE aggregate SET version = version + 1 WHERE id = $1 RETURNING version",
    values: [aggregateId],
  });
  const { version } = rows[0];
  await appendEvent(client, eventOf(aggregateId, version));
  const at = performance.timeOrigin + performance.now();
  await client.query("COMMIT");
  commits.push({ key: `${aggregateId}@${version}`, at });
}

async function holdImportOpen() {
  const client = await pool.connect();
  await client.query("BEGIN");
  for (let row = 1; row <= importedEvents; row += 1) await appendEvent(client, eventOf(`import-${row}`, 1));
  await pause(Math.max(0, importSeconds * 1_000 - (performance.now() - startedAt)));
  const at = performance.timeOrigin + performance.now();
  await client.query("COMMIT");
  client.release();
  outbox.notify();
  for (let row = 1; row <= importedEvents; row += 1) commits.push({ key: `import-${row}@1`, at });
}

function eventOf(aggregateId, version) {
  return {
    type: "figure.reported",
    aggregateType: "figure",
    aggregateId,
    version,
    payload: {
      unitId: aggregateId,
      indicatorCode: "LM03",
      figure: { numerator: version, printedText: "x".repeat(120) },
    },
  };
}
