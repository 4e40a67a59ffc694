/** What has changed by a change of whichever member. */
import { findReport } from "@hub/figure-kit/change-by-report";
import type { Change } from "@hub/subgraph-kit/change";
import { defineLoader, type MemberContext } from "@hub/subgraph-kit/context";
import { jointFigureLoaders } from "../figures/joint-figure.js";
import { type InHistory, inHistory } from "./in-history.js";
import type { HubChange } from "./joint-change.js";

type Named = Pick<HubChange, "member" | "kind" | "nodeId" | "version">;

/** The change itself; null where nothing says what it was. The number of SQL statements is the same for all. */
export async function findChangeTold(named: Named, context: MemberContext): Promise<Change | null> {
  const { kind, nodeId, version } = named;
  if (kind === "Figure") return findReport(jointFigureLoaders, nodeId, context);
  const thing = inHistory(named);
  return thing ? context.load(changeOfVersion, { ...thing, version }) : null;
}

interface Version extends InHistory {
  readonly version: number;
}

/** What the history says of a version of something; null where it has none. One SQL statement for all. */
const changeOfVersion = defineLoader<Version, Change | null>(async (versions, { database }) => {
  const changes: (Change | null)[] = await database.query(
    `SELECT change.* FROM unnest($1::text[], $2::text[], $3::integer[]) WITH ORDINALITY AS list (kind, id, version, place)
     LEFT JOIN LATERAL (
       SELECT id, version, at, organisation_id AS "organisationId", role, reason, source_id AS "sourceId", changed
       FROM history
       WHERE entity_type = list.kind AND entity_id = list.id AND history.version = list.version
       LIMIT 1 -- So that each is looked for by the index.
     ) AS change ON true
     ORDER BY place`,
    [versions.map(({ kind }) => kind), versions.map(({ id }) => id), versions.map(({ version }) => version)],
  );
  return changes.map((change) => (change?.id ? change : null));
}, keyOf);

function keyOf({ kind, id, version }: Version): string {
  return `${kind} ${id} ${version}`;
}
