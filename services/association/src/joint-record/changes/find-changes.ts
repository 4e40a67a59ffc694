import { type Connection, readPage } from "@hub/subgraph-kit/connection";
import type { PageRequest } from "@hub/subgraph-kit/page-window";
import type { EntityManager } from "typeorm";
import { liesIn, type Territory } from "../unit-argument.js";
import {
  type ChangesSince,
  formatChangeCursor,
  type KnownChanges,
  pageCursorOf,
  parseSince,
} from "./change-cursor.js";
import { HubChange } from "./joint-change.js";

export interface ChangeFilter {
  readonly since?: string | null | undefined;
  /** Global. */
  readonly nodeId?: string | null | undefined;
  readonly kinds?: readonly string[] | null | undefined;
  readonly members?: readonly string[] | null | undefined;
  /** What lies in these units today, or did on their last day. */
  readonly under: Territory | null;
}

/**
 * A page of the changes, in the order in which the hub learned of them; two SQL statements.
 * @throws {Refusal} for a cursor that no change has, or of a record that there was before this one
 */
export async function findChanges(
  database: EntityManager,
  { since, nodeId, kinds, members, under }: ChangeFilter,
  page: PageRequest,
): Promise<Connection<HubChange>> {
  const known = await readKnown(database);
  const query = database.getRepository(HubChange).createQueryBuilder("change");
  if (since != null) query.andWhere(...isSince(parseSince(since, known)));
  if (nodeId != null) query.andWhere("change.nodeId = :nodeId", { nodeId });
  if (kinds) query.andWhere("change.kind = ANY(:kinds)", { kinds });
  if (members) query.andWhere("change.member = ANY(:members)", { members });
  const found = await readPage(
    query,
    {
      ...page,
      after: pageCursorOf("after", page.after, known),
      before: pageCursorOf("before", page.before, known),
    },
    ["position"],
    {},
    liesIn("change", under),
  );
  return withCursors(found, known.epoch);
}

/** A restored database has other changes at the same positions; its feed has another epoch, too. */
async function readKnown(database: EntityManager): Promise<KnownChanges> {
  const [{ epoch, last }]: [{ epoch: string; last: string }] = await database.query(
    "SELECT epoch, coalesce((SELECT max(position) FROM joint_change), 0) AS last FROM outbox_feed",
  );
  return { epoch, lastPosition: Number(last) };
}

function isSince(since: ChangesSince): [sql: string, values: Readonly<Record<string, unknown>>] {
  if ("position" in since) return ["change.position > :position", since];
  return ["change.recorded_at >= CAST(:moment AS timestamptz)", since];
}

function withCursors(
  { edges, pageInfo, countAll }: Connection<HubChange>,
  epoch: string,
): Connection<HubChange> {
  const cursorOf = ({ position }: HubChange) => formatChangeCursor(epoch, position);
  const nodes = edges.map(({ node }) => Object.assign(node, { cursor: cursorOf(node) }));
  return {
    edges: nodes.map((node) => ({ cursor: node.cursor, node })),
    nodes,
    countAll,
    pageInfo: {
      ...pageInfo,
      startCursor: nodes[0]?.cursor ?? null,
      endCursor: nodes.at(-1)?.cursor ?? null,
    },
  };
}
