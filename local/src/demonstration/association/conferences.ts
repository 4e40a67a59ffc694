import { ConferenceKind, ConferenceMode } from "@hub/association/conferences/conference";
import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { DataFolder } from "../file-format/data-folder.js";
import { day, listOf, localized, oneOf, text } from "../file-format/vocabulary.js";
import type { DocumentNumber } from "./documents.js";

/** The conferences, and the documents each was about, in the order of the source. */
export function readConferences({ read, place, source }: DataFolder, documentNumber: DocumentNumber) {
  const conference = z.strictObject({
    key: text,
    title: localized,
    kind: oneOf(ConferenceKind),
    mode: oneOf(ConferenceMode),
    heldOn: day,
    place,
    documents: z.array(documentNumber),
    printedDocuments: text,
    source,
  });
  const file = z.strictObject({ conferences: listOf(conference, "key") });
  const rows = read("association/conferences.yaml", file).conferences.map(({ key, place, ...row }) => ({
    ...row,
    id: stableId("conference", key),
    unitId: place,
  }));
  return {
    conferences: rows.map(({ documents, ...row }) => row),
    conferenceDocuments: rows.flatMap(({ id, documents }) =>
      documents.map((document, index) => ({
        conferenceId: id,
        documentId: document.id,
        position: index + 1,
      })),
    ),
  };
}
