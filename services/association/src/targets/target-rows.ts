import { prefixOf } from "@hub/schema/global-id";
import type { RecordedRows } from "@hub/subgraph-kit/recorded-rows";

/** What a target's history tells of, as the schema names it. */
export const targetRows: RecordedRows = {
  type: "Target",
  rows: `
    SELECT id::text AS key, '${prefixOf("Target")}_' || id AS id, NULL::uuid AS unit_id, source_id, json_build_object(
      'indicator', json_build_object('id', '${prefixOf("Indicator")}_' || indicator_code),
      'scope', scope, 'levels', unit_levels, 'year', year, 'comparator', comparator, 'value', value,
      'disadvantagedValue', disadvantaged_value,
      'document', json_build_object('id', '${prefixOf("PolicyDocument")}_' || document_id),
      'isVerified', is_verified, 'note', note
    ) AS facts
    FROM target`,
};
