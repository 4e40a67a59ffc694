/**
 * How a running hub does with many figures: how soon a report is in the joint record, how long `figures` and `search`
 * take, in how many statements, how long the record takes to be made anew while it answers, how soon members know of a
 * change of the registers, and what each process keeps in memory. It reports figures of its own and changes the
 * register's version of one indicator, so it is for a hub whose data may be thrown away.
 *
 *   npm start -- --data-dir .hub-large                                      (in another terminal)
 *   npm run demo:large -- --data-dir .hub-large --figures 1000000
 *   npm run bench:record -- --data-dir .hub-large [--seconds 20] [--no-rebuild]
 */
import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { tellRegisterChanged } from "@hub/association/registers/register-changed";
import { readAccounts } from "@hub/local/identity/accounts";
import { fetchSystemToken } from "@hub/local/identity/system-token";
import { programDatabaseUrl } from "@hub/local/postgres/databases";
import { wakeSequencer } from "@hub/outbox/append";
import { loaderOf } from "@hub/subgraph-kit/record-change";
import pg from "pg";
import { rssKb } from "./processes.mjs";

const { values: flags } = parseArgs({
  options: {
    "data-dir": { type: "string", default: ".hub" },
    seconds: { type: "string", default: "20" },
    "no-rebuild": { type: "boolean", default: false },
  },
});
const REPORTS_PER_SECOND = 50;
const PAGES_PER_SECOND = 20;
const PAGES_PER_PROVINCE = 5;
const ROWS = 100;
const REGISTER_CHANGES = 20;
const POLL_MS = 5;
const REPORTER = "womens-union";
const SEARCHES = [
  "quan 11",
  "Đắc Lắc",
  "phường 8 quận 11",
  "kì anh",
  "tỉnh quảng trị",
  "Quyết định 281",
  "lm01",
];

const FIGURES = `query ($under: ID!, $first: Int!, $after: String) {
  figures(under: $under, first: $first, after: $after) {
    pageInfo { hasNextPage endCursor }
    nodes { id indicatorCode numerator denominator asOf printedText member unit { id name { vi } } source { title } }
  }
}`;
const SEARCH = "query ($text: String!) { search(text: $text, first: 20) { nodes { kind title { vi en } } } }";
const REPORT = `mutation ($input: ReportFigureInput!) {
  reportFigure(member: "${REPORTER}", input: $input) { figure { id } }
}`;

const directory = resolve(join(import.meta.dirname, "../.."), flags["data-dir"]);
const hub = JSON.parse(readFileSync(join(directory, "hub.json"), "utf8"));
const secrets = JSON.parse(readFileSync(join(directory, "secrets.json"), "utf8"));
const { systems } = readAccounts(join(directory, "accounts.json"));
const writer = systems.find(({ clientId }) => clientId === `system-${REPORTER}`);
const token = await fetchSystemToken(`http://127.0.0.1:${hub.port}`, writer);
const durationMs = Number(flags.seconds) * 1_000;
const databases = new Map();

try {
  const association = await openDatabase("association");
  await untilSettled();
  const { rows } = await association.query(
    "SELECT member, count(*)::int AS figures FROM joint_figure GROUP BY member ORDER BY member",
  );
  print("figures", rows.map(({ member, figures }) => `${member} ${figures}`).join(", "));
  printMemory("memory, at rest");
  const pages = await collectPages(association);
  await measurePages(pages);
  await measureSearch();
  await measureStatements(pages);
  await measureReports(association);
  await measureRegister(association);
  if (!flags["no-rebuild"]) await measureRebuild(association, pages);
  printMemory("memory, at the end");
} finally {
  for (const client of databases.values()) await client.end();
}

async function openDatabase(memberName) {
  const known = databases.get(memberName);
  if (known) return known;
  const password = secrets[`${memberName}.databasePassword`];
  const connectionString = programDatabaseUrl({ programName: memberName, password }, hub.postgres.port);
  const client = new pg.Client({ connectionString });
  await client.connect();
  databases.set(memberName, client);
  return client;
}

async function ask(query, variables) {
  const start = performance.now();
  const response = await fetch(`http://127.0.0.1:${hub.port}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token.text}` },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors) throw new Error(JSON.stringify(errors));
  return { data, ms: performance.now() - start };
}

/** Until the joint record has all that members have told. */
async function untilSettled() {
  const query = "{ figures(first: 1) { members { member isUpToDate } } }";
  for (;;) {
    const { data } = await ask(query, {});
    if (data.figures.members.every(({ isUpToDate }) => isUpToDate)) return;
    await pause(200);
  }
}

/** Some pages of each province of today, one after the other. */
async function collectPages(association) {
  const { rows } = await association.query(
    "SELECT 'unit_' || id AS id FROM administrative_unit WHERE level = 'PROVINCE' AND valid_to IS NULL ORDER BY id",
  );
  const pages = [];
  for (const { id: under } of rows) {
    let after = null;
    for (let page = 0; page < PAGES_PER_PROVINCE; page += 1) {
      pages.push({ under, first: ROWS, after });
      const { data } = await ask(FIGURES, { under, first: ROWS, after });
      if (!data.figures.pageInfo.hasNextPage) break;
      after = data.figures.pageInfo.endCursor;
    }
  }
  return pages;
}

/** Takes turns at a fixed rate, however long each takes. */
async function atRate(perSecond, count, work) {
  const start = performance.now();
  const running = [];
  for (let turn = 0; turn < count; turn += 1) {
    const early = start + (turn * 1_000) / perSecond - performance.now();
    if (early > 0) await pause(early);
    running.push(work(turn));
  }
  return Promise.all(running);
}

/** Milliseconds, or infinity where nothing came: a machine with too much to do answers some requests not at all. */
async function timeOf(asking, onAnswer = () => {}) {
  try {
    const { data, ms } = await asking;
    onAnswer(data);
    return ms;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

async function measurePages(pages) {
  const count = (PAGES_PER_SECOND * durationMs) / 1_000;
  const times = await atRate(PAGES_PER_SECOND, count, async (turn) => {
    // Neighbours in the list are of one province.
    const page = pages[(turn * 37) % pages.length];
    return timeOf(ask(FIGURES, page));
  });
  print(`figures, ${ROWS} a page`, `${summary(times)}; ${pages.length} pages, ${PAGES_PER_SECOND}/s`);
}

async function measureSearch() {
  for (const text of SEARCHES) await ask(SEARCH, { text });
  const times = [];
  for (let round = 0; round < 20; round += 1)
    for (const text of SEARCHES) times.push(await timeOf(ask(SEARCH, { text })));
  print("search", summary(times));
}

async function measureStatements([page]) {
  const statementsFor = async (first) => {
    const before = await statements();
    await ask(FIGURES, { ...page, first });
    return (await statements()) - before;
  };
  print("statements", `figures: ${await statementsFor(9)} for 9 rows, ${await statementsFor(190)} for 190`);
}

async function statements() {
  const response = await fetch(`http://127.0.0.1:${hub.members.association.operatorPort}/metrics`);
  const text = await response.text();
  return Number(/^hub_member_sql_statements_total (\d+)/m.exec(text)[1]);
}

/** From the answer, which comes after the commit, until the row is seen. */
async function measureReports(association) {
  const { rows: places } = await association.query(
    `SELECT 'unit_' || unit_id AS "unitId", min(indicator_code) AS "indicatorCode" FROM joint_figure
     WHERE member = '${REPORTER}' AND unit_ended_on IS NULL GROUP BY unit_id LIMIT 500`,
  );
  const reported = new Map();
  const latencies = [];
  let isOver = false;
  const watching = (async () => {
    while (!isOver || reported.size > 0) {
      const ids = [...reported.keys()];
      const { rows } = await association.query("SELECT id FROM joint_figure WHERE id = ANY ($1)", [ids]);
      const now = performance.now();
      for (const { id } of rows) {
        latencies.push(now - reported.get(id));
        reported.delete(id);
      }
      await pause(POLL_MS);
    }
  })();
  const run = Date.now();
  const answers = await atRate(
    REPORTS_PER_SECOND,
    (REPORTS_PER_SECOND * durationMs) / 1_000,
    async (turn) => {
      const input = {
        ...places[turn % places.length],
        numerator: turn,
        printedText: `${turn} (đo tốc độ ${run})`,
        asOf: "2026-07-31",
        source: { title: "Đo tốc độ, không phải số thật" },
      };
      return timeOf(ask(REPORT, { input }), ({ reportFigure }) =>
        reported.set(reportFigure.figure.id, performance.now()),
      );
    },
  );
  isOver = true;
  await watching;
  print("report, answered", `${summary(answers)}; ${REPORTS_PER_SECOND}/s`);
  print("report, in the record", `${summary(latencies)} after the answer`);
}

async function measureRegister(association) {
  const names = Object.keys(hub.members).filter((name) => name !== "association");
  const clients = await Promise.all(names.map(openDatabase));
  const times = [];
  for (let change = 0; change < REGISTER_CHANGES; change += 1) {
    await association.query("BEGIN");
    await tellRegisterChanged(
      { query: async (...sql) => (await association.query(...sql)).rows },
      loaderOf(null),
      "indicator",
      ["LM01"],
    );
    const version = await versionOf(association);
    await association.query("COMMIT");
    const start = performance.now();
    await wakeSequencer(association);
    times.push(...(await Promise.all(clients.map((client) => untilVersion(client, version, start)))));
  }
  print("register, in members", `${summary(times)} after the commit`);
}

async function untilVersion(client, version, start) {
  while ((await versionOf(client)) < version) await pause(POLL_MS);
  return performance.now() - start;
}

async function versionOf(client) {
  const { rows } = await client.query(
    "SELECT version FROM register_entry WHERE kind = 'indicator' AND key = 'LM01'",
  );
  return rows[0].version;
}

/** Throws the cursors of the record away, and asks for pages until it is whole again. */
async function measureRebuild(association, pages) {
  const { rows } = await association.query("SELECT count(*)::int AS count FROM joint_figure");
  await association.query("DELETE FROM feed_cursor WHERE consumer = 'joint-record'");
  const start = performance.now();
  const times = [];
  const cursors = "SELECT count(*)::int AS count FROM feed_cursor WHERE consumer = 'joint-record'";
  const memory = new Map();
  for (let turn = 0; ; turn += 1) {
    times.push(await timeOf(ask(FIGURES, pages[(turn * 37) % pages.length])));
    for (const [name, mb] of memoryOf()) memory.set(name, Math.max(mb, memory.get(name) ?? 0));
    const { rows: found } = await association.query(cursors);
    if (found[0].count === Object.keys(hub.members).length) break;
    await pause(200);
  }
  const seconds = (performance.now() - start) / 1_000;
  print(
    "rebuild",
    `${seconds.toFixed(1)} s for ${rows[0].count} figures; meanwhile figures: ${summary(times)}`,
  );
  print("memory, rebuilding", [...memory].map(([name, mb]) => `${name} ${mb} MB`).join(", "));
}

function memoryOf() {
  const processes = { gateway: hub.gateway, ...hub.members };
  return Object.entries(processes).map(([name, { pid }]) => [name, Math.round(rssKb(pid) / 1_024)]);
}

function printMemory(title) {
  print(
    title,
    memoryOf()
      .map(([name, mb]) => `${name} ${mb} MB`)
      .join(", "),
  );
}

function summary(times) {
  const sorted = times.filter(Number.isFinite).toSorted((one, other) => one - other);
  const failed = times.length - sorted.length;
  if (sorted.length === 0) return `${failed} without an answer`;
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))].toFixed(1);
  return `median ${at(0.5)} ms, p99 ${at(0.99)} ms, max ${at(1)} ms (${sorted.length}${failed ? `, ${failed} without an answer` : ""})`;
}

function print(title, text) {
  console.log(`${title.padEnd(24)}${text}`);
}
