import { prefixOf } from "@hub/schema/global-id";
import type { RecordedRows } from "@hub/subgraph-kit/recorded-rows";

/**
 * What the history of a member's branch tells of, as the schema names it.
 * @param idPrefix with which their ids begin, as `GlobalNode` has it
 */
export function branchesOf(typeName: string, idPrefix: string): RecordedRows {
  return {
    type: typeName,
    rows: `
      SELECT id::text AS key, '${idPrefix}_' || id AS id, unit_id, source_id, json_build_object(
        'name', name, 'level', level, 'doubts', doubts,
        'unit', json_build_object('id', '${prefixOf("AdministrativeUnit")}_' || unit_id)
      ) AS facts
      FROM branch`,
  };
}
