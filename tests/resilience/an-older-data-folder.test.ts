/**
 * A data folder as a hub of an earlier version has left it. What later migrations did is undone by themselves, newest
 * first, in the databases of a hub with all its data; then today's hub is started on it.
 */
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { association } from "@hub/association/association";
import { createReportingMember } from "@hub/figure-kit/reporting-member";
import { until } from "@hub/gateway-fixtures/until";
import { chooseClusterPlace } from "@hub/local/data-directory/cluster-place";
import { findState } from "@hub/local/data-directory/data-directory";
import { databaseName, MEMBERS } from "@hub/local/members";
import { acceptsConnections, launchServer, superuserUrl } from "@hub/local/postgres/postgres";
import { preparePostgresBinaries } from "@hub/local/postgres/postgres-binaries";
import { findFreePort } from "@hub/local/system/ports";
import { endProcess } from "@hub/local/system/processes";
import type { MigrationClass } from "@hub/subgraph-kit/database";
import { KeyChangesByText1795737599001 } from "@hub/subgraph-kit/key-changes-by-text";
import { ViewHistory1795737599002 } from "@hub/subgraph-kit/view-history";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { DataSource, type QueryRunner } from "typeorm";
import { ask } from "../support/ask.js";
import { makeFilledDataDirectory, type RunningHub, startHub } from "../support/start-hub.js";

/** Since when only programmes and what belongs to them had histories. */
const LAST_KNOWN = 1_795_737_600_014;
/** What the members have migrated since; those of reporting members are the kit's. */
const { migrations: OF_KIT } = createReportingMember({ name: "any", prefix: "any" });
const LATER: Readonly<Record<string, readonly MigrationClass[]>> = Object.fromEntries(
  MEMBERS.map(({ name }) => [name, later(name === association.name ? association.migrations : OF_KIT)]),
);
const HAD_HISTORIES =
  "('CoordinationProgramme', 'SigningCeremony', 'Commitment', 'EvaluationRound', 'Report')";
/** Where a start writes whatever the version. */
const MOVING = ["migrations", "feed_cursor", "joint_record_version", "loaded_register", "outbox_intake"];

/** The indicators of which a newer release says more: below which count nobody else is shown them. */
const SAID_MORE_OF = ["FD04", "WU02", "YU02"];
/** By table which rows of it a newer release says the same of. */
const SAME_SINCE: Readonly<Record<string, string>> = {
  register_entry: `WHERE key NOT IN ('${SAID_MORE_OF.join("', '")}')`,
};

let folder: string;
let hub: RunningHub;

beforeAll(async () => {
  folder = await makeFilledDataDirectory();
  await (await startHub({ dataDirectory: folder })).stop();
  await withDatabases(async (openOf) => {
    for (const { name } of MEMBERS) await makeOlder(await openOf(name), name);
  });
  hub = await startHub({ dataDirectory: folder });
}, 300_000);
afterAll(async () => {
  await hub[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the folder's PostgreSQL alone. */
async function withDatabases(work: (openOf: (member: string) => Promise<DataSource>) => Promise<void>) {
  const { superuserPassword }: { superuserPassword: string } = JSON.parse(
    readFileSync(join(folder, "secrets.json"), "utf8"),
  );
  const place = await chooseClusterPlace(folder, findState(folder));
  const port = await findFreePort();
  const cluster = { ...place, binDirectory: preparePostgresBinaries(place.user), superuserPassword };
  const server = launchServer(cluster, { port, logFile: join(folder, "logs", "older.log") });
  await until(() => acceptsConnections(superuserUrl(superuserPassword, port)));
  const opened: DataSource[] = [];
  try {
    await work(async (member) => {
      const url = superuserUrl(superuserPassword, port, databaseName(member));
      const dataSource = await new DataSource({ type: "postgres", url }).initialize();
      opened.push(dataSource);
      return dataSource;
    });
  } finally {
    for (const dataSource of opened) await dataSource.destroy();
    await endProcess(server.pid ?? 0, ["SIGINT", "SIGQUIT"], 10_000);
  }
}

function later(migrations: readonly MigrationClass[]): MigrationClass[] {
  const since = migrations.filter(({ name }) => Number(name.slice(-13)) > LAST_KNOWN);
  return [KeyChangesByText1795737599001, ViewHistory1795737599002, ...since];
}

/** Undoes what came later, newest first, and keeps beside it what there was then. */
async function makeOlder(dataSource: DataSource, member: string): Promise<void> {
  await dataSource.query(`DELETE FROM change WHERE entity_type NOT IN ${HAD_HISTORIES}`);
  if (member === association.name)
    await dataSource.query(
      `DELETE FROM joint_change WHERE kind NOT IN ('Figure', 'Activity') AND kind NOT IN ${HAD_HISTORIES}`,
    );
  const queryRunner = dataSource.createQueryRunner();
  for (const Migration of LATER[member]?.toReversed() ?? []) await undo(queryRunner, Migration);
  // What findings of other things cite was not in the record then.
  if (member === association.name)
    await queryRunner.query(`
      DELETE FROM joint_source AS cited
      WHERE NOT EXISTS (SELECT FROM joint_figure WHERE source_id = cited.id)
        AND NOT EXISTS (SELECT FROM joint_activity WHERE source_id = cited.id)`);
  await queryRunner.query("CREATE SCHEMA before");
  const tables: { name: string }[] = await queryRunner.query(
    "SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND NOT (tablename = ANY($1))",
    [MOVING],
  );
  for (const { name } of tables)
    await queryRunner.query(`CREATE TABLE before.${name} AS SELECT * FROM public.${name}`);
  await queryRunner.release();
}

async function undo(queryRunner: QueryRunner, Migration: MigrationClass): Promise<void> {
  await new Migration().down(queryRunner);
  const gone: object[] = await queryRunner.query(
    "WITH gone AS (DELETE FROM migrations WHERE name = $1 RETURNING name) SELECT name FROM gone",
    [Migration.name],
  );
  expect(gone).toEqual([{ name: Migration.name }]);
}

async function databaseOf(member: string): Promise<DataSource> {
  const { superuserPassword } = JSON.parse(readFileSync(join(folder, "secrets.json"), "utf8"));
  const url = superuserUrl(superuserPassword, hub.processes().postgres.port, databaseName(member));
  return new DataSource({ type: "postgres", url }).initialize();
}

describe("a data folder of an earlier version", () => {
  it.each(MEMBERS.map(({ name }) => name))("loses nothing of what %s had", async (member) => {
    const dataSource = await databaseOf(member);
    const columns: { table: string; columns: string }[] = await dataSource.query(`
      SELECT old.table_name AS table, string_agg(format('%I::text', old.column_name), ', ') AS columns
      FROM information_schema.columns AS old
      JOIN information_schema.columns AS now
        ON now.table_schema = 'public' AND now.table_name = old.table_name AND now.column_name = old.column_name
      WHERE old.table_schema = 'before'
        -- The time of an activity's change is known since it has a history.
        AND (old.table_name, old.column_name) <> ('joint_change', 'at')
        -- What searches look at is made of other columns, anew when they look at it in another way.
        AND old.data_type <> 'tsvector'
      GROUP BY old.table_name`);
    expect(columns.length).toBeGreaterThan(5);
    for (const { table, columns: names } of columns) {
      const [{ lost }] = await dataSource.query(`
        SELECT count(*)::integer AS lost FROM (
          SELECT ${names} FROM before.${table} ${SAME_SINCE[table] ?? ""}
          EXCEPT SELECT ${names} FROM public.${table}
        ) AS missing`);
      expect({ table, lost }).toEqual({ table, lost: 0 });
    }
    await dataSource.destroy();
  });

  it("has the histories that there were, and begins the others", async () => {
    const query = `{
      programme(code: "QT-2021-2025") { version history { nodes { version } } commitments { source { id } history { nodes { version } } } }
      policyDocuments { nodes { version history { nodes { version changed { field } } } } }
      conferences { nodes { history { nodes { version } } } }
      observances { nodes { history { nodes { version } } } }
      targets { nodes { doubts { kind } history { nodes { version } } } }
      womensUnionBranches { nodes { history { nodes { version } } } }
      youthUnionActivities { nodes { history { nodes { version } } } }
      indicators { nodes { code source { title } history { nodes { version } } } }
    }`;
    const { data, errors } = await ask(hub, query);
    expect(errors).toBeUndefined();
    const { programme, ...lists } = data;
    const things = Object.values<{ nodes: { code?: string; history: { nodes: { version: number }[] } }[] }>(
      lists,
    ).flatMap(({ nodes }) => nodes);
    expect(things.length).toBeGreaterThan(50);
    for (const { code, history } of [programme, ...programme.commitments, ...things])
      expect(history.nodes.map(({ version }: { version: number }) => version)).toEqual([
        SAID_MORE_OF.includes(code) ? 2 : 1,
      ]);
  });

  it("has figures of which nobody knows who reported them, and whose list is whole", async () => {
    const { data, errors } = await ask(
      hub,
      `{ figures(first: 200) { nodes { printedText actor { role } source { id } unit { name { vi } } } members { isUpToDate } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.figures.nodes.length).toBeGreaterThan(10);
    expect(data.figures.nodes.map(({ actor }: { actor: unknown }) => actor)).toEqual(
      data.figures.nodes.map(() => null),
    );
  });

  it("has all changes, those whose histories have begun with what they say", async () => {
    const read = async () => {
      const { data, errors } = await ask(
        hub,
        `{ changes(kinds: ["Activity", "Observance", "PolicyDocument"], first: 200) {
          nodes { kind version change { version changed { field after } } node { id } }
        } }`,
      );
      // A type of which nothing was told yet is refused.
      if (errors) return [];
      return data.changes.nodes;
    };
    const kinds = async () => new Set((await read()).map(({ kind }: { kind: string }) => kind));
    await until(async () => (await kinds()).size === 3);
    await until(async () => (await read()).every(({ change }: { change: unknown }) => change !== null));
    for (const { change, node } of await read()) {
      expect(change.changed.length).toBeGreaterThan(1);
      expect(node).not.toBeNull();
    }
  });
});
