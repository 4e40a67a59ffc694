import { Comparator } from "@hub/association/targets/target";
import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { DataFolder } from "../file-format/data-folder.js";
import {
  indicator,
  level,
  listOf,
  localized,
  number,
  orNull,
  year,
  yesOrNo,
} from "../file-format/vocabulary.js";
import type { DocumentNumber } from "./documents.js";

export function readTargets({ read, source }: DataFolder, documentNumber: DocumentNumber) {
  const value = z.strictObject({
    document: documentNumber,
    year,
    value: number,
    disadvantagedValue: orNull(number),
    source,
    isInDoubt: yesOrNo.default(false),
    note: orNull(localized),
  });
  const target = z.strictObject({
    indicator,
    scope: localized,
    unitLevels: z.array(level),
    values: z.array(value),
  });
  const { targets } = read(
    "association/targets.yaml",
    z.strictObject({ targets: listOf(target, "indicator") }),
  );
  return targets.flatMap(({ indicator, scope, unitLevels, values }) =>
    values.map(({ document, isInDoubt, ...row }) => ({
      ...row,
      id: stableId("target", `${document.number}/${indicator}/${row.year}/${row.value}`),
      indicatorCode: indicator,
      scope,
      unitLevels,
      comparator: Comparator.AT_LEAST,
      documentId: document.id,
      isVerified: !isInDoubt,
    })),
  );
}
