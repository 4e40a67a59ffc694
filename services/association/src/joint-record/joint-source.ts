import { rowBy } from "@hub/subgraph-kit/row-loaders";
import { type CitedSource, Source } from "@hub/subgraph-kit/source";
import { Column, Entity, type EntityManager, PrimaryColumn } from "typeorm";

/** A source that a member cites, with its global id. */
@Entity("joint_source")
export class JointSource extends Source {
  @PrimaryColumn("text")
  override id!: string;

  @Column("text")
  member!: string;
}

export const jointSourceById = rowBy(JointSource, "id");

/** A source never changes: those that are there already stay. */
export async function saveSources(
  manager: EntityManager,
  member: string,
  sources: readonly CitedSource[],
): Promise<void> {
  if (sources.length === 0) return;
  const rows = new Map(
    sources.map(({ id, publishedAt, archivedCopy, document, ...same }) => [
      id,
      {
        ...same,
        id,
        member,
        published_at: publishedAt,
        archived_copy: archivedCopy,
        document_number: document?.number ?? null,
      },
    ]),
  );
  await manager.query(
    `INSERT INTO joint_source SELECT * FROM jsonb_populate_recordset(NULL::joint_source, $1) ON CONFLICT DO NOTHING`,
    [JSON.stringify([...rows.values()])],
  );
}
