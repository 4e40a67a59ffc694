import { DocumentRelation } from "@hub/association/policy-documents/document-link";
import { DocumentKind, searchTextOfDocument } from "@hub/association/policy-documents/policy-document";
import { codeKey } from "@hub/association/search-text/code-key";
import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { DataFolder } from "../file-format/data-folder.js";
import { day, keyOf, listOf, localized, oneOf, orNull, text, year } from "../file-format/vocabulary.js";

const FILE = "association/documents.yaml";

/** The schema by which other files refer to a document: its number. */
export type DocumentNumber = z.ZodType<{ readonly number: string; readonly id: string }>;

const years = z.tuple([year, year], "hai năm như [2021, 2030] / two years such as [2021, 2030]");

/** The documents, and the schema by which other files refer to one. */
export function readDocuments({ read, source, doubts }: DataFolder) {
  const claim = z.strictObject({
    source,
    printedText: text,
    issuedOn: orNull(day),
    years: orNull(years),
  });
  const document = z.strictObject({
    number: text,
    kind: oneOf(DocumentKind),
    issuer: keyOf("association/issuers.yaml", readIssuers(read)),
    title: localized,
    issuedOn: orNull(day),
    knownBy: orNull(day),
    effectiveOn: orNull(day),
    years: orNull(years),
    claims: z.array(claim).default([]),
    doubts,
    source,
  });
  const file = read(FILE, z.strictObject({ documents: listOf(document, "number") }));
  const documents = file.documents.map(({ claims, ...row }) => ({
    ...row,
    id: stableId("policy-document", row.number),
    numberKey: codeKey(row.number),
    searchText: searchTextOfDocument(row),
  }));
  const documentNumber: DocumentNumber = keyOf(FILE, new Map(documents.map((row) => [row.number, row])));
  const claims = file.documents.flatMap(({ number, claims }) =>
    claims.map((claim, index) => ({
      ...claim,
      documentId: stableId("policy-document", number),
      position: index + 1,
    })),
  );
  return { documents, claims, documentNumber };
}

function readIssuers(read: DataFolder["read"]) {
  const file = z.strictObject({ issuers: z.record(z.string(), localized) });
  return new Map(Object.entries(read("association/issuers.yaml", file).issuers));
}

/** The relations between documents that the sources state. */
export function readDocumentLinks({ read, source, doubts }: DataFolder, documentNumber: DocumentNumber) {
  const link = z.strictObject({
    from: documentNumber,
    relation: oneOf(DocumentRelation),
    to: documentNumber,
    doubts,
    source,
  });
  const { links } = read("association/document-links.yaml", z.strictObject({ links: z.array(link) }));
  return links.map(({ from, to, ...row }) => ({ ...row, fromId: from.id, toId: to.id }));
}
