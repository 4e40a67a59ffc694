import type { DataQualityFlag } from "@hub/figure-kit/data-quality-flag";
import { Qualifier } from "@hub/figure-kit/qualifier";
import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { KnownFigure } from "../member-rows.js";
import type { DataFolder } from "./data-folder.js";
import { count, day, indicator, keyOf, listOf, oneOf, orNull, percentage, text } from "./vocabulary.js";

/**
 * Reads a file of figures.
 *
 * @param member the one that reports them
 * @param flagsOfStatuses flags that a figure may share with a line of universal education, by the line's key
 */
export function readFigures(
  folder: DataFolder,
  file: string,
  member: string,
  flagsOfStatuses: ReadonlyMap<string, DataQualityFlag[]> = new Map(),
): KnownFigure[] {
  const figure = z.strictObject({
    indicator,
    numerator: orNull(count),
    denominator: orNull(count),
    printedPercentage: orNull(percentage),
    qualifier: oneOf(Qualifier).default(Qualifier.EXACT),
    printedText: text,
    flags: folder.flags,
    flagsOfStatus: keyOf("education/universal-education.yaml", flagsOfStatuses).default([]),
  });
  const group = z.strictObject({
    key: text,
    place: folder.place,
    asOf: orNull(day),
    source: folder.source,
    figures: listOf(figure, "indicator"),
  });
  const { groups } = folder.read(file, z.strictObject({ groups: z.array(group) }));
  return groups.flatMap(({ key, place, asOf, source, figures }) =>
    figures.map(({ indicator, flags, flagsOfStatus, ...claim }) => ({
      ...claim,
      id: stableId("figure", `${key}/${indicator}/${asOf ?? "undated"}`),
      unitId: place,
      indicatorCode: indicator,
      asOf,
      period: null,
      member,
      source,
      furtherFlags: [...flagsOfStatus, ...flags],
    })),
  );
}
