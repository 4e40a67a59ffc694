/**
 * The histories of the registers' entries. Nobody edits an entry: a list that is loaded says what it is like from now on,
 * so what a version changed is what the history did not say yet.
 */
import type { RegisterKind } from "@hub/figure-kit/registers/register-entry";
import type { HeldByOne } from "@hub/schema/global-id";
import { type Author, changeRow, type Facts } from "@hub/subgraph-kit/record-change";
import type { EntityManager } from "typeorm";

/** The types in the schema of the entries. */
const TYPE_OF_KIND = {
  unit: "AdministrativeUnit",
  indicator: "Indicator",
  organisation: "Organisation",
} as const satisfies Readonly<Record<RegisterKind, HeldByOne>>;

const KINDS: readonly RegisterKind[] = ["unit", "indicator", "organisation"];

/** Any number, the same in all processes of the member. */
const BEGIN_LOCK = 2_025_0704;
const ROWS_PER_STATEMENT = 4_000;

/** Adds the versions at which the entries are now to their histories. */
export async function recordVersions(
  manager: EntityManager,
  author: Author,
  kind: RegisterKind,
  keys: readonly string[],
): Promise<void> {
  const known = await readHistories(manager, kind, keys);
  await addVersions(manager, author, { kind, keys, known });
}

/** Gives each entry that has no history yet its first change: all that is said of it now. */
export async function beginHistories(manager: EntityManager, author: Author): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock($1)", [BEGIN_LOCK]);
  for (const kind of KINDS) {
    const unrecorded: { key: string }[] = await manager.query(
      `SELECT key FROM register_facts WHERE kind = $1 AND NOT EXISTS (
         SELECT FROM change WHERE entity_type = $2 AND entity_id = key
       )`,
      [kind, TYPE_OF_KIND[kind]],
    );
    const keys = unrecorded.map(({ key }) => key);
    await addVersions(manager, author, { kind, keys, known: new Map() });
  }
}

interface Entries {
  readonly kind: RegisterKind;
  readonly keys: readonly string[];
  /** What the histories say so far, by the key: the values by the paths of their fields. */
  readonly known: ReadonlyMap<string, Facts>;
}

async function addVersions(
  manager: EntityManager,
  author: Author,
  { kind, keys, known }: Entries,
): Promise<void> {
  for (let start = 0; start < keys.length; start += ROWS_PER_STATEMENT) {
    const entries: { key: string; version: number; facts: Facts; sourceId: string | null }[] =
      await manager.query(
        `SELECT key, version, facts, source_id AS "sourceId" FROM register_facts
         WHERE kind = $1 AND key = ANY($2) ORDER BY key`,
        [kind, keys.slice(start, start + ROWS_PER_STATEMENT)],
      );
    const changes = entries.map(({ key, version, facts, sourceId }) => {
      const of = { type: TYPE_OF_KIND[kind], id: key, version };
      return changeRow({ of, before: known.get(key) ?? null, after: facts, reason: null }, sourceId, author);
    });
    await insertChanges(manager, changes);
  }
}

async function readHistories(
  manager: EntityManager,
  kind: RegisterKind,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Facts>> {
  const rows: { key: string; known: Facts }[] = await manager.query(
    `SELECT key, jsonb_object_agg(field, after) AS known FROM (
       SELECT DISTINCT ON (entity_id, field) entity_id AS key, field, after
       FROM change, jsonb_to_recordset(change.changed) AS told (field text, after text)
       WHERE entity_type = $1 AND entity_id = ANY($2)
       ORDER BY entity_id, field, change.version DESC
     ) AS latest GROUP BY key`,
    [TYPE_OF_KIND[kind], keys],
  );
  return new Map(rows.map(({ key, known }) => [key, known]));
}

async function insertChanges(
  manager: EntityManager,
  changes: readonly ReturnType<typeof changeRow>[],
): Promise<void> {
  const rows = changes.map((change) => ({
    id: change.id,
    entity_type: change.entityType,
    entity_id: change.entityId,
    version: change.version,
    at: change.at,
    organisation_id: change.organisationId,
    role: change.role,
    caller_id: change.callerId,
    reason: change.reason,
    source_id: change.sourceId,
    changed: change.changed,
  }));
  await manager.query("INSERT INTO change SELECT * FROM json_populate_recordset(NULL::change, $1)", [
    JSON.stringify(rows),
  ]);
}
