import { prefixOf } from "@hub/schema/global-id";
import type { RecordedRows } from "@hub/subgraph-kit/recorded-rows";

/** What the history of a published line tells of, as the schema names it. */
export const statusRows: RecordedRows = {
  type: "UniversalEducationStatus",
  rows: `
    SELECT id::text AS key, 'edulevel_' || id AS id, unit_id, source_id, json_build_object(
      'unit', json_build_object('id', '${prefixOf("AdministrativeUnit")}_' || unit_id),
      'standard', standard, 'ofUnitLevel', of_unit_level, 'standardLevel', standard_level, 'isAtLeast', is_at_least,
      'count', count, 'total', total, 'qualifier', qualifier, 'asOf', as_of, 'printedText', printed_text,
      'isDerived', is_derived
    ) AS facts
    FROM universal_education_status`,
};
