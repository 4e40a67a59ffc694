import { prefixOf } from "@hub/schema/global-id";
import type { RecordedRows } from "@hub/subgraph-kit/recorded-rows";

/** What the history of a count tells of, as the schema names it. */
export const institutionRows: RecordedRows = {
  type: "InstitutionCount",
  rows: `
    SELECT id::text AS key, 'institutions_' || id AS id, unit_id, source_id, json_build_object(
      'unit', json_build_object('id', '${prefixOf("AdministrativeUnit")}_' || unit_id),
      'kind', kind, 'count', count, 'qualifier', qualifier, 'asOf', as_of, 'printedText', printed_text
    ) AS facts
    FROM institution_count`,
};
