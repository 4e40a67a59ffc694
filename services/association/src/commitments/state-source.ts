import { defineLoader, inOrderOf } from "@hub/subgraph-kit/context";

interface StateChange {
  readonly commitmentId: string;
  readonly sourceId: string;
}

/**
 * The id of the source that the latest change of a commitment's state cites, which is not that of the commitment: it was
 * published before. One SQL statement for all keys of a tick.
 */
export const stateSourceIdOf = defineLoader<string, string | null>(async (commitmentIds, { database }) => {
  const changes: StateChange[] = await database.query(
    `SELECT DISTINCT ON (entity_id) entity_id AS "commitmentId", source_id AS "sourceId"
     FROM change
     WHERE entity_type = 'Commitment' AND entity_id = ANY($1) AND changed @> '[{"field": "state"}]'
     ORDER BY entity_id, version DESC`,
    [commitmentIds],
  );
  return inOrderOf(commitmentIds, changes, ({ commitmentId }) => commitmentId).map(
    (change) => change?.sourceId ?? null,
  );
});
