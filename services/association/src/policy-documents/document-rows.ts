import { prefixOf } from "@hub/schema/global-id";
import type { RecordedRows } from "@hub/subgraph-kit/recorded-rows";

/** What a document's history tells of, as the schema names it: also what other sources say of it, and its relations. */
export const documentRows: RecordedRows = {
  type: "PolicyDocument",
  rows: `
    SELECT document.id::text AS key, '${prefixOf("PolicyDocument")}_' || document.id AS id, NULL::uuid AS unit_id,
      document.source_id, json_build_object(
        'number', number, 'title', title, 'kind', kind, 'issuer', issuer, 'issuedOn', issued_on, 'knownBy', known_by,
        'effectiveOn', effective_on, 'doubts', doubts,
        'claims', (
          SELECT json_agg(json_build_object(
            'printedText', claim.printed_text, 'issuedOn', claim.issued_on
          ) ORDER BY position)
          FROM document_claim AS claim WHERE document_id = document.id
        ),
        'links', (
          SELECT json_agg(json_build_object(
            'relation', relation, 'to', json_build_object('id', '${prefixOf("PolicyDocument")}_' || to_id),
            'doubts', link.doubts
          ) ORDER BY relation, to_id)
          FROM document_link AS link WHERE from_id = document.id
        )
      ) AS facts
    FROM policy_document AS document`,
};
