import { BranchLevel } from "@hub/figure-kit/branch";
import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { DataFolder } from "../file-format/data-folder.js";
import { listOf, localized, oneOf, orNull, text } from "../file-format/vocabulary.js";

/** A union's list of branches, parsed into rows. */
export function branches({ place, source, doubts }: DataFolder, kind: string) {
  const branch = z.strictObject({
    key: text,
    name: localized,
    level: oneOf(BranchLevel),
    place: orNull(place),
    doubts,
    source,
  });
  return listOf(branch, "key").transform((rows) =>
    rows.map(({ key, place, ...row }) => ({ ...row, id: stableId(kind, key), unitId: place })),
  );
}
