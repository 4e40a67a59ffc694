import { parseGlobalId } from "@hub/schema/global-id";
import type { MemberContext } from "@hub/subgraph-kit/context";
import { rowBy } from "@hub/subgraph-kit/row-loaders";
import { type CitedSource, Source } from "@hub/subgraph-kit/source";
import { sourceById } from "@hub/subgraph-kit/source-resolver";
import { Column, Entity, type EntityManager } from "typeorm";
import { idOfMember } from "./id-of-member.js";
import { OWNER } from "./owner.js";

/** A source that a member cites, with its global id. */
@Entity("joint_source")
export class JointSource extends Source {
  @Column("text")
  member!: string;
}

export const jointSourceById = rowBy(JointSource, "id");

/** The source of whichever member. @param id global, or the key of one of the association's own */
export function findSource(id: string, context: MemberContext): Promise<Source | null> {
  const { member = OWNER, key = id } = parseGlobalId(id) ?? {};
  return member === OWNER ? context.load(sourceById, key) : context.load(jointSourceById, id);
}

export async function clearSources(manager: EntityManager, member: string): Promise<void> {
  await manager.query("DELETE FROM joint_source WHERE member = $1", [member]);
}

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
        id: idOfMember("Source", id, member),
        member,
        published_at: publishedAt,
        archived_copy: archivedCopy,
        document_number: document?.number ?? null,
        is_internal: false,
      },
    ]),
  );
  await manager.query(
    `INSERT INTO joint_source SELECT * FROM jsonb_populate_recordset(NULL::joint_source, $1) ON CONFLICT DO NOTHING`,
    [JSON.stringify([...rows.values()])],
  );
}
