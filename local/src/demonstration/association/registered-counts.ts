import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { DataFolder } from "../file-format/data-folder.js";
import { count, day, level, listOf, text } from "../file-format/vocabulary.js";

export function readRegisteredCounts({ read, place, source }: DataFolder) {
  const row = z.strictObject({ key: text, place, level, value: count, asOf: day, printedText: text, source });
  const file = z.strictObject({ registeredCounts: listOf(row, "key") });
  return read("association/registered-counts.yaml", file).registeredCounts.map(({ key, place, ...row }) => ({
    ...row,
    id: stableId("registered-count", key),
    unitId: place,
  }));
}
