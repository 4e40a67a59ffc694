/**
 * The histories of what nobody edits. Its rows are loaded, and what they say is what was recorded: each begins its history
 * with all of that, once, and the hub is told; a row that is loaded anew and says otherwise is at its next version.
 */
import { appendBatch, type NewEvent } from "@hub/outbox/append";
import type { EntityManager } from "typeorm";
import type { Author } from "./record-change.js";
import { type ToldChange, toldChange, toldChangesOf } from "./told-change.js";

/** A type whose rows are recorded when they are loaded. Its class implements `Changeable`. */
export interface RecordedRows {
  /** The type's name in the schema. */
  readonly type: string;
  /**
   * A SELECT of all rows: `key` (text), `id` (global), `unit_id` (null where it is in no unit), `source_id`, and `facts`,
   * the JSON object of what the history tells of, as the schema names it.
   */
  readonly rows: string;
  /** Tells what has been recorded or revised in place of `entity.changed`. It must have the changes in its payloads. */
  readonly tell?: (manager: EntityManager, changes: readonly ToldChange[]) => Promise<void>;
}

/** What has been recorded, or changed, of a kind that has no event of its own. */
export type EntityChanged = NewEvent<
  "entity.changed",
  { readonly entityId: string; readonly unitId: string | null; readonly change: ToldChange }
>;

/** Any number, the same in all processes of the member. */
const BEGIN_LOCK = 2_025_0704;

/**
 * Begins the histories of the rows that have none yet, and tells of it. Call it in the transaction that has written
 * rows; at a start it does so for those of earlier versions. The number of statements does not grow with that of rows.
 */
export async function beginHistories(
  manager: EntityManager,
  author: Author,
  member: string,
  recorded: readonly RecordedRows[],
): Promise<void> {
  await lockHistories(manager);
  for (const rows of recorded) await beginHistory(manager, author, member, rows);
}

/**
 * The same, and adds to the histories of rows that say otherwise than their histories, or on another source. Call it in
 * the transaction that has loaded them.
 */
export async function reviseHistories(
  manager: EntityManager,
  author: Author,
  member: string,
  recorded: readonly RecordedRows[],
): Promise<void> {
  await beginHistories(manager, author, member, recorded);
  for (const rows of recorded) await reviseHistory(manager, author, member, rows);
}

/** Held by whoever begins histories, so that no two do so at once. */
export async function lockHistories(manager: EntityManager): Promise<void> {
  await manager.query("SELECT pg_advisory_xact_lock($1)", [BEGIN_LOCK]);
}

async function beginHistory(
  manager: EntityManager,
  author: Author,
  member: string,
  recorded: RecordedRows,
): Promise<void> {
  const { type, rows } = recorded;
  const select = `SELECT key, 1 AS version, source_id, facts FROM (${rows}) AS recorded`;
  const keys = await recordFirstVersions(manager, author, { type, select });
  await tellLatest(manager, member, recorded, keys);
}

async function reviseHistory(
  manager: EntityManager,
  author: Author,
  member: string,
  recorded: RecordedRows,
): Promise<void> {
  const { type, rows } = recorded;
  const select = `
    SELECT recorded.key, latest.version + 1 AS version, recorded.source_id, recorded.facts
    FROM (${rows}) AS recorded CROSS JOIN LATERAL (
      SELECT version FROM change WHERE entity_type = '${type}' AND entity_id = recorded.key
      ORDER BY version DESC LIMIT 1
    ) AS latest`;
  const keys = await insertVersions(manager, author, { type, select }, { condition: IS_REVISED });
  await tellLatest(manager, member, recorded, keys);
}

/** What is said otherwise, or on another source than at the version before. */
const IS_REVISED = `changed IS NOT NULL OR source_id IS DISTINCT FROM (
  SELECT former.source_id FROM change AS former WHERE entity_type = $1 AND entity_id = key
  ORDER BY former.version DESC LIMIT 1
)`;

/** Tells of the latest version in the histories of these. Call it in the transaction of the command that has added it. */
export async function tellLatest(
  manager: EntityManager,
  member: string,
  { type, rows, tell = tellEntities }: RecordedRows,
  keys: readonly string[],
): Promise<void> {
  if (keys.length > 0) await tell(manager, await latestChanges(manager, member, { type, rows }, keys));
}

async function latestChanges(
  manager: EntityManager,
  member: string,
  { type, rows }: Pick<RecordedRows, "type" | "rows">,
  keys: readonly string[],
): Promise<ToldChange[]> {
  const told: unknown[] = await manager.query(
    `${toldChangesOf(member, type, rows)}
     WHERE recorded.key = ANY($1) AND change.version = (
       SELECT max(latest.version) FROM change AS latest WHERE entity_type = '${type}' AND entity_id = recorded.key
     )
     ORDER BY recorded.key`,
    [keys],
  );
  return told.map((row) => toldChange.parse(row).change);
}

/** What all things of a type are like now. */
export interface PresentVersions {
  /** Its name in the schema. */
  readonly type: string;
  /** Has the columns `key`, `version`, `source_id` and `facts`, as in {@link RecordedRows}. */
  readonly select: string;
}

/**
 * Adds the first change of each that has no history yet: all that is said of it. The transaction holds the histories'
 * lock.
 * @returns their keys
 */
export async function recordFirstVersions(
  manager: EntityManager,
  author: Author,
  present: PresentVersions,
): Promise<string[]> {
  const unrecorded: { key: string }[] = await manager.query(
    `SELECT key FROM (${present.select}) AS present
     WHERE NOT EXISTS (SELECT FROM change WHERE entity_type = $1 AND entity_id = key)`,
    [present.type],
  );
  const keys = unrecorded.map(({ key }) => key);
  return keys.length > 0 ? insertVersions(manager, author, present, { keys }) : keys;
}

/** Adds the versions at which these are now to their histories, with what each says that the history did not. */
export async function recordVersions(
  manager: EntityManager,
  author: Author,
  present: PresentVersions,
  keys: readonly string[],
): Promise<void> {
  await insertVersions(manager, author, present, { keys });
}

interface VersionsToInsert {
  /** Of all things of the type where it is left out. */
  readonly keys?: readonly string[];
  /** Of a version with what it `changed`. */
  readonly condition?: string;
}

/** @returns the keys of those of which there is a version more */
async function insertVersions(
  manager: EntityManager,
  { organisationId, role, callerId }: Author,
  { type, select }: PresentVersions,
  { keys, condition = "true" }: VersionsToInsert,
): Promise<string[]> {
  const inserted: { key: string }[] = await manager.query(insertionOf(select, condition), [
    type,
    keys ?? null,
    organisationId,
    role,
    callerId,
  ]);
  return inserted.map(({ key }) => key);
}

/** Of each value its path in the facts and its text, as `compareFacts` has them. */
function insertionOf(select: string, condition: string): string {
  return `
    WITH RECURSIVE present AS MATERIALIZED (
      SELECT key, version, source_id, facts::jsonb AS facts FROM (${select}) AS present
      WHERE $2::text[] IS NULL OR key = ANY($2)
    ), value AS (
      SELECT key, field, said, ARRAY[nth] AS place
      FROM present CROSS JOIN LATERAL jsonb_each(facts) WITH ORDINALITY AS each (field, said, nth)
      UNION ALL
      SELECT key, value.field || '.' || part.field, part.said, place || part.nth
      FROM value CROSS JOIN LATERAL (
        SELECT * FROM jsonb_each(CASE jsonb_typeof(value.said) WHEN 'object' THEN value.said END)
          WITH ORDINALITY AS each (field, said, nth)
        UNION ALL
        SELECT (nth - 1)::text, said, nth
        FROM jsonb_array_elements(CASE jsonb_typeof(value.said) WHEN 'array' THEN value.said END)
          WITH ORDINALITY AS each (said, nth)
      ) AS part
      WHERE jsonb_typeof(value.said) IN ('object', 'array')
    ), current AS (
      SELECT key, field, said #>> '{}' AS after, place
      FROM value WHERE jsonb_typeof(said) NOT IN ('object', 'array', 'null')
    ), known AS (
      SELECT DISTINCT ON (entity_id, field) entity_id AS key, field, after AS before
      FROM change CROSS JOIN LATERAL jsonb_to_recordset(changed) AS told (field text, after text)
      WHERE entity_type = $1 AND entity_id IN (SELECT key FROM present)
      ORDER BY entity_id, field, change.version DESC
    ), difference AS (
      SELECT key, jsonb_agg(
        jsonb_build_object('field', field, 'before', before, 'after', after) ORDER BY place, field
      ) AS changed
      FROM current FULL JOIN known USING (key, field)
      WHERE before IS DISTINCT FROM after GROUP BY key
    )
    INSERT INTO change
      (id, entity_type, entity_id, version, at, organisation_id, role, caller_id, reason, source_id, changed)
    SELECT gen_random_uuid(), $1, key, version, clock_timestamp(), $3, $4, $5, NULL, source_id,
      coalesce(changed, '[]')
    FROM present LEFT JOIN difference USING (key) WHERE ${condition} ORDER BY key
    RETURNING entity_id AS key`;
}

async function tellEntities(manager: EntityManager, changes: readonly ToldChange[]): Promise<void> {
  await appendBatch(manager, changes.map(entityChanged));
}

function entityChanged(change: ToldChange): EntityChanged {
  const { entity, unit, version } = change;
  return {
    type: "entity.changed",
    aggregateType: entity.type.replace(/\B[A-Z]/g, "-$&").toLowerCase(),
    aggregateId: entity.id,
    version,
    payload: { entityId: entity.id, unitId: unit?.id ?? null, change },
  };
}
