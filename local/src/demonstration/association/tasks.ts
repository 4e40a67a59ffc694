import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { DataFolder } from "../file-format/data-folder.js";
import { listOf, localized, orNull, text } from "../file-format/vocabulary.js";
import type { DocumentNumber } from "./documents.js";

export function readTasks({ read, place, source, doubts }: DataFolder, documentNumber: DocumentNumber) {
  const task = z.strictObject({
    code: text,
    title: localized,
    owner: orNull(localized),
    printedText: text,
    doubts,
  });
  const list = z.strictObject({
    place,
    document: orNull(documentNumber),
    source,
    tasks: listOf(task, "code"),
  });
  const { lists } = read("association/tasks.yaml", z.strictObject({ lists: z.array(list) }));
  return lists.flatMap(({ place, document, source, tasks }) =>
    tasks.map((row, index) => ({
      ...row,
      id: stableId("task", row.code),
      unitId: place,
      position: index + 1,
      documentId: document?.id ?? null,
      source,
    })),
  );
}
