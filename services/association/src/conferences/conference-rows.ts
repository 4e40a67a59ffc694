import { prefixOf } from "@hub/schema/global-id";
import type { RecordedRows } from "@hub/subgraph-kit/recorded-rows";

/** What a conference's history tells of, as the schema names it. */
export const conferenceRows: RecordedRows = {
  type: "Conference",
  rows: `
    SELECT conference.id::text AS key, '${prefixOf("Conference")}_' || conference.id AS id, unit_id, source_id,
      json_build_object(
        'title', title, 'kind', kind, 'mode', mode, 'heldOn', held_on,
        'unit', json_build_object('id', '${prefixOf("AdministrativeUnit")}_' || unit_id),
        'documents', (
          SELECT json_agg(json_build_object('id', '${prefixOf("PolicyDocument")}_' || document_id) ORDER BY position)
          FROM conference_document WHERE conference_id = conference.id
        )
      ) AS facts
    FROM conference`,
};
