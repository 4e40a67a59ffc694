import { isDeepStrictEqual } from "node:util";
import type { RunningHub } from "../support/start-hub.js";
import { healed, openDatabase } from "./databases.js";
import { REPORTING_MEMBERS } from "./figure-reporters.js";

/** What the joint record has, held against the members' rows. */
export interface Comparison {
  readonly figures: number;
  readonly corrected: number;
  readonly activities: number;
  readonly sources: number;
  /** In a member and not in the record. */
  readonly missing: number;
  /** In the record and not in the member that it names. */
  readonly surplus: number;
  /** Fields whose values are not the same, over all rows. */
  readonly different: number;
  readonly examples: readonly string[];
  /** The ids of all members' figures. */
  readonly ids: ReadonlySet<string>;
}

type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** A table of every member, and its copy in the association. All columns of the member's are compared. */
interface Copied {
  /** Rows that the record must have. */
  readonly own: string;
  readonly copy: string;
}

/** Keys of the member's rows become what the record has: global ids. */
const FIGURES: Copied = {
  own: `SELECT to_jsonb(figure) || jsonb_build_object(
          'id', 'fig_' || $1::text || '_' || id, 'source_id', 'src_' || $1::text || '_' || source_id,
          'corrects_id', 'fig_' || $1::text || '_' || corrects_id,
          'corrected_by_id', 'fig_' || $1::text || '_' || corrected_by_id
        ) AS row FROM figure`,
  copy: "SELECT to_jsonb(joint_figure) AS row FROM joint_figure WHERE member = $1",
};
const ACTIVITIES: Copied = {
  own: `SELECT to_jsonb(activity) || jsonb_build_object(
          'id', 'act_' || $1::text || '_' || id, 'source_id', 'src_' || $1::text || '_' || source_id
        ) AS row FROM activity`,
  copy: "SELECT to_jsonb(joint_activity) AS row FROM joint_activity WHERE member = $1",
};
const ALL_SOURCES =
  "SELECT to_jsonb(source) || jsonb_build_object('id', 'src_' || $1::text || '_' || id) AS row FROM source";
const SOURCES: Copied = {
  own: `${ALL_SOURCES} WHERE id IN (SELECT source_id FROM figure UNION SELECT source_id FROM activity)`,
  copy: "SELECT to_jsonb(joint_source) AS row FROM joint_source WHERE member = $1",
};
const EXAMPLES = 5;

/** Nobody may be writing, and the record must have caught up. */
export async function compareRecord(hub: RunningHub): Promise<Comparison> {
  const result = {
    figures: 0,
    corrected: 0,
    activities: 0,
    sources: 0,
    missing: 0,
    surplus: 0,
    different: 0,
  };
  const examples: string[] = [];
  const ids = new Set<string>();
  for (const member of REPORTING_MEMBERS) {
    const figures = await readRows(hub, member, FIGURES.own, member);
    const activities = await readRows(hub, member, ACTIVITIES.own, member);
    const sources = await readRows(hub, member, SOURCES.own, member);
    // Histories and findings cite sources that no figure and no activity does.
    const citedElsewhere = await readRows(hub, member, ALL_SOURCES, member);
    result.figures += figures.length;
    result.corrected += figures.filter((row) => row["corrected_by_id"] !== null).length;
    result.activities += activities.length;
    result.sources += sources.length;
    for (const { id } of figures) ids.add(id);
    for (const [own, { copy }, others] of [
      [figures, FIGURES, []],
      [activities, ACTIVITIES, []],
      [sources, SOURCES, citedElsewhere],
    ] as const) {
      const copies = await readRows(hub, "association", copy, member);
      const faults = compare(own, copies, others);
      result.missing += faults.missing.length;
      result.surplus += faults.surplus.length;
      result.different += faults.different.length;
      examples.push(
        ...faults.missing.map((id) => `${id} is not in the record`),
        ...faults.surplus.map((id) => `${id} is in the record and not in the member`),
        ...faults.different,
      );
    }
  }
  return { ...result, examples: examples.slice(0, EXAMPLES), ids };
}

/**
 * @param own rows that must have a copy
 * @param others rows that may have one
 */
export function compare(own: readonly Row[], copies: readonly Row[], others: readonly Row[] = []) {
  const copyOf = new Map(copies.map((copy) => [copy.id, copy]));
  const rowOf = new Map([...others, ...own].map((row) => [row.id, row]));
  return {
    missing: own.flatMap(({ id }) => (copyOf.has(id) ? [] : [id])),
    surplus: copies.flatMap(({ id }) => (rowOf.has(id) ? [] : [id])),
    different: [...rowOf.values()].flatMap((row) => {
      const copy = copyOf.get(row.id);
      return copy === undefined ? [] : Object.keys(row).flatMap((field) => differenceIn(field, row, copy));
    }),
  };
}

function differenceIn(field: string, row: Row, copy: Row): string[] {
  if (isDeepStrictEqual(row[field], copy[field])) return [];
  const [was, is] = [row[field], copy[field]].map((value) => JSON.stringify(value));
  return [`${row.id} ${field}: ${was} in the member, ${is} in the record`];
}

function readRows(hub: RunningHub, database: string, query: string, member: string): Promise<Row[]> {
  return healed(async () => {
    await using opened = await openDatabase(hub, database);
    const { rows } = await opened.client.query<{ row: Row }>(query, [member]);
    return rows.map(({ row }) => row);
  });
}
