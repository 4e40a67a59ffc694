import {
  declaredIndicator,
  declaredIndicatorRow,
  INDICATOR_DECLARED,
  type OwnIndicator,
} from "@hub/figure-kit/own-indicators/own-indicator";
import type { HubEvent } from "@hub/schema/event";
import type { Author } from "@hub/subgraph-kit/record-change";
import { recordSource } from "@hub/subgraph-kit/source";
import type { EntityManager } from "typeorm";
import { searchTextOfIndicator } from "../indicators/indicator.js";
import { tellRegisterAdded, tellRegisterChanged } from "../registers/register-changed.js";
import type { JointPart } from "./joint-part.js";

/**
 * The indicators that members bring with them. They become entries of the register, which nothing is deleted from: the
 * figures of a member that has left are still of them.
 * @param author of what that changes in the register
 */
export function jointIndicators(author: Author): JointPart {
  return {
    kind: "indicator",
    async clear() {},
    async restore(manager, member, rows) {
      await register(
        manager,
        author,
        member,
        rows.map((row) => declaredIndicatorRow.parse(row).indicator.declared),
      );
    },
    async apply(manager, member, { events }) {
      await register(manager, author, member, declaredIn(events));
    },
  };
}

function declaredIn(events: readonly HubEvent[]): OwnIndicator[] {
  return events
    .filter(({ type }) => type === INDICATOR_DECLARED)
    .map(({ payload }) => declaredIndicator.parse(payload).declared);
}

/** Of one that is declared twice the last counts. One that another member has stays as it is. */
async function register(
  manager: EntityManager,
  author: Author,
  member: string,
  declared: readonly OwnIndicator[],
): Promise<void> {
  const latest = new Map(declared.map((indicator) => [indicator.code, indicator]));
  if (latest.size === 0) return;
  const source = await recordSource(manager, {
    publisher: member,
    title: "Chỉ số do thành viên khai báo / Indicators that the member declares",
  });
  const saved: { code: string; isNew: boolean }[] = await manager.query(
    `INSERT INTO indicator AS known (${COLUMNS})
     SELECT ${COLUMNS} FROM jsonb_populate_recordset(NULL::indicator, $1)
     ON CONFLICT (code) DO UPDATE SET (${COLUMNS}) = (${EXCLUDED})
     WHERE known.owner = excluded.owner AND (${KNOWN}) IS DISTINCT FROM (${EXCLUDED})
     RETURNING code, xmax = 0 AS "isNew"`,
    [JSON.stringify([...latest.values()].map((indicator) => rowOf(indicator, member, source.id)))],
  );
  const codes = (areNew: boolean) => saved.filter(({ isNew }) => isNew === areNew).map(({ code }) => code);
  await tellRegisterAdded(manager, author, "indicator", codes(true));
  await tellRegisterChanged(manager, author, "indicator", codes(false));
}

const NAMES = [
  "code",
  "name",
  "unit",
  "definition",
  "owner",
  "levels",
  "historical_levels",
  "frequency",
  "direction",
  "basis",
  "smallest_cell",
  "search_text",
  "source_id",
];
const COLUMNS = NAMES.join(", ");
const KNOWN = NAMES.map((name) => `known.${name}`).join(", ");
const EXCLUDED = NAMES.map((name) => `excluded.${name}`).join(", ");

function rowOf(
  { historicalLevels, smallestCell, ...indicator }: OwnIndicator,
  member: string,
  sourceId: string,
): object {
  return {
    ...indicator,
    owner: member,
    historical_levels: historicalLevels,
    smallest_cell: smallestCell ?? null,
    search_text: searchTextOfIndicator(indicator),
    source_id: sourceId,
  };
}
