import { pageLoader } from "@hub/subgraph-kit/page-loader";

export interface Child {
  readonly unitId: string;
  readonly sortKey: string;
}

/** A page of the units under a unit on a day, in the order of their official codes. */
export const childrenOfUnit = pageLoader<Child, { parentId: string; day: string }>({
  keys: { parentId: "uuid", day: "date" },
  select: `version.unit_id AS "unitId", version.sort_key AS "sortKey"`,
  from: "administrative_unit_version version",
  where: `version.parent_id = list.parentId
    AND (version.valid_from IS NULL OR version.valid_from <= list.day)
    AND (version.valid_to IS NULL OR version.valid_to >= list.day)`,
  orderBy: [
    { name: "sortKey", column: "version.sort_key", type: "text" },
    { name: "unitId", column: "version.unit_id", type: "uuid" },
  ],
});
