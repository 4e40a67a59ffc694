import { type Connection, pageSize, parseCursor, toConnection } from "@hub/subgraph-kit/connection";
import { defineLoader } from "@hub/subgraph-kit/context";

export interface ChildrenKey {
  readonly parentId: string;
  readonly day: string;
  readonly first?: number | null;
  readonly after?: string | null;
}

export interface Child {
  /** Which of the asked parents it is under, counted from 1. */
  readonly place: number;
  readonly unitId: string;
  readonly sortKey: string;
}

/**
 * A page of the units under a unit on a day, in the order of their official codes. One SQL statement for all
 * parents of which the same page is asked for, which is one per field of a query.
 */
export const childrenOfUnit = defineLoader<ChildrenKey, Connection<Child>>(
  async (keys, { dataSource }) => {
    const pages = new Map<ChildrenKey, Connection<Child>>();
    for (const samePage of Map.groupBy(keys, ({ first, after }) => JSON.stringify([first, after])).values()) {
      const [page] = samePage;
      if (!page) continue;
      const children: Child[] = await dataSource.query(CHILDREN, [
        samePage.map((key) => key.parentId),
        samePage.map((key) => key.day),
        pageSize(page.first) + 1,
        ...parseAfter(page.after),
      ]);
      const byPlace = Map.groupBy(children, (child) => child.place);
      samePage.forEach((key, index) => {
        pages.set(key, toConnection(byPlace.get(index + 1) ?? [], page, ["sortKey", "unitId"]));
      });
    }
    return keys.map((key) => pages.get(key) ?? toConnection([], key, ["sortKey", "unitId"]));
  },
  (key) => JSON.stringify([key.parentId, key.day, key.first, key.after]),
);

const CHILDREN = `
  SELECT parent.place::integer, child.unit_id AS "unitId", child.sort_key AS "sortKey"
  FROM unnest($1::uuid[], $2::date[]) WITH ORDINALITY AS parent (id, day, place)
  CROSS JOIN LATERAL (
    SELECT version.unit_id, version.sort_key
    FROM administrative_unit_version version
    WHERE version.parent_id = parent.id
      AND (version.valid_from IS NULL OR version.valid_from <= parent.day)
      AND (version.valid_to IS NULL OR version.valid_to >= parent.day)
      AND ($4::text IS NULL OR (version.sort_key, version.unit_id) > ($4, $5::uuid))
    ORDER BY version.sort_key, version.unit_id
    LIMIT $3
  ) child
  ORDER BY parent.place, child.sort_key, child.unit_id`;

function parseAfter(after: string | null | undefined): (string | number | null)[] {
  return after == null ? [null, null] : parseCursor(after, ["text", "uuid"]);
}
