import { prefixOf } from "@hub/schema/global-id";
import type { RecordedRows } from "@hub/subgraph-kit/recorded-rows";

/** What a task's history tells of, as the schema names it. */
export const taskRows: RecordedRows = {
  type: "Task",
  rows: `
    SELECT id::text AS key, '${prefixOf("Task")}_' || id AS id, unit_id, source_id, json_build_object(
      'code', code, 'title', title, 'owner', owner,
      'document', json_build_object('id', '${prefixOf("PolicyDocument")}_' || document_id),
      'printedText', printed_text, 'doubts', doubts
    ) AS facts
    FROM task`,
};
