/** What has changed by a change of whichever member. */
import { changeByReport } from "@hub/figure-kit/change-by-report";
import { parseGlobalId } from "@hub/schema/global-id";
import { Change } from "@hub/subgraph-kit/change";
import { defineLoader, type MemberContext } from "@hub/subgraph-kit/context";
import { jointFigureLoaders } from "../figures/joint-figure.js";
import { OWNER } from "../owner.js";
import type { HubChange } from "./joint-change.js";

type Named = Pick<HubChange, "member" | "kind" | "nodeId" | "version">;

/** The change itself; null where nothing says what it was. The number of SQL statements is the same for all. */
export async function findChangeTold(named: Named, context: MemberContext): Promise<Change | null> {
  const { member, kind, nodeId, version } = named;
  if (kind === "Figure") return findReport(nodeId, context);
  const id = member === OWNER ? parseGlobalId(nodeId)?.key : undefined;
  return id === undefined ? null : context.load(changeOfVersion, { kind, id, version });
}

async function findReport(figureId: string, context: MemberContext): Promise<Change | null> {
  const { byId, source } = jointFigureLoaders;
  const figure = await context.load(byId, figureId);
  if (!figure) return null;
  const [corrected, cited] = await Promise.all([
    figure.correctsId === null ? null : context.load(byId, figure.correctsId),
    context.load(source, figure.sourceId),
  ]);
  return changeByReport(figure, corrected, cited);
}

interface Version {
  readonly kind: string;
  /** The key. */
  readonly id: string;
  readonly version: number;
}

/** What the association's own history says of a version of something. */
const changeOfVersion = defineLoader<Version, Change | null>(async (versions, { dataSource }) => {
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
