/**
 * The histories of the registers' entries. Nobody edits an entry: a list that is loaded says what it is like from now on,
 * so what a version changed is what the history did not say yet.
 */
import type { RegisterKind } from "@hub/figure-kit/registers/register-entry";
import type { HeldByOne } from "@hub/schema/global-id";
import { type Author, changeRow, type Facts } from "@hub/subgraph-kit/record-change";
import type { EntityManager } from "typeorm";

/** The types in the schema of the entries. */
export const TYPE_OF_KIND = {
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
  for (let start = 0; start < keys.length; start += ROWS_PER_STATEMENT) {
    const entries = await readEntries(manager, kind, keys.slice(start, start + ROWS_PER_STATEMENT));
    const changes = entries.map(({ key, version, known, facts, sourceId }) =>
      changeRow(
        { of: { type: TYPE_OF_KIND[kind], id: key, version }, before: known, after: facts, reason: null },
        sourceId,
        author,
      ),
    );
    await insertChanges(manager, changes);
  }
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
    await recordVersions(
      manager,
      author,
      kind,
      unrecorded.map(({ key }) => key),
    );
  }
}

interface RecordedEntry {
  readonly key: string;
  readonly version: number;
  readonly facts: Facts;
  readonly sourceId: string | null;
  /** What the history says so far: the values by the paths of their fields. */
  readonly known: Facts | null;
}

function readEntries(
  manager: EntityManager,
  kind: RegisterKind,
  keys: readonly string[],
): Promise<RecordedEntry[]> {
  return manager.query(
    `SELECT key, version, facts, source_id AS "sourceId", (
       SELECT jsonb_object_agg(field, after) FROM (
         SELECT DISTINCT ON (field) field, after
         FROM change, jsonb_to_recordset(change.changed) AS told (field text, after text)
         WHERE entity_type = $2 AND entity_id = key
         ORDER BY field, change.version DESC
       ) AS latest
     ) AS known
     FROM register_facts WHERE kind = $1 AND key = ANY($3) ORDER BY key`,
    [kind, TYPE_OF_KIND[kind], keys],
  );
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
