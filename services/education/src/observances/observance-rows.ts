import { prefixOf } from "@hub/schema/global-id";
import type { RecordedRows } from "@hub/subgraph-kit/recorded-rows";

/** What an observance's history tells of, as the schema names it. */
export const observanceRows: RecordedRows = {
  type: "Observance",
  rows: `
    SELECT id::text AS key, 'observance_' || id AS id, unit_id, source_id, json_build_object(
      'unit', json_build_object('id', '${prefixOf("AdministrativeUnit")}_' || unit_id),
      'kind', kind, 'year', year, 'printedPeriod', printed_period, 'openedOn', opened_on, 'printedText', printed_text
    ) AS facts
    FROM observance`,
};
