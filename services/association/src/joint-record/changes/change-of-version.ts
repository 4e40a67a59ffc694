import { Change } from "@hub/subgraph-kit/change";
import { defineLoader } from "@hub/subgraph-kit/context";

interface Version {
  readonly kind: string;
  /** The key. */
  readonly id: string;
  readonly version: number;
}

/** What the history says of a version of something; null where it has none. One SQL statement for all. */
export const changeOfVersion = defineLoader<Version, Change | null>(async (versions, { dataSource }) => {
  const changes = await dataSource
    .getRepository(Change)
    .createQueryBuilder("change")
    .where(
      `(change.entity_type, change.entity_id, change.version) IN (
         SELECT * FROM unnest(CAST(:kinds AS text[]), CAST(:ids AS text[]), CAST(:numbers AS integer[]))
       )`,
      {
        kinds: versions.map(({ kind }) => kind),
        ids: versions.map(({ id }) => id),
        numbers: versions.map(({ version }) => version),
      },
    )
    .getMany();
  const byVersion = new Map(
    changes.map((change) => [keyOf({ ...change, kind: change.entityType, id: change.entityId }), change]),
  );
  return versions.map((version) => byVersion.get(keyOf(version)) ?? null);
}, keyOf);

function keyOf({ kind, id, version }: Version): string {
  return `${kind} ${id} ${version}`;
}
