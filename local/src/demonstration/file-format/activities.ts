import { ActivityKind } from "@hub/figure-kit/activity";
import { Qualifier } from "@hub/figure-kit/qualifier";
import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import type { DataFolder } from "./data-folder.js";
import { count, day, listOf, localized, oneOf, orNull, text } from "./vocabulary.js";

const AMOUNT =
  'số đồng trong ngoặc kép, như "2400000000" / an amount in đồng in quotes, such as "2400000000"';

const result = z.strictObject({
  label: localized,
  count: orNull(count),
  amount: orNull(z.string(AMOUNT).regex(/^\d+$/, AMOUNT)),
  qualifier: oneOf(Qualifier).default(Qualifier.EXACT),
  printedText: orNull(text),
});

/** A list of activities, parsed into rows. None of them belongs to a programme. */
export function activities({ place, source, doubts }: DataFolder) {
  const activity = z.strictObject({
    key: text,
    title: localized,
    kind: oneOf(ActivityKind),
    period: z.strictObject({ from: orNull(day), to: orNull(day) }).default({ from: null, to: null }),
    results: z.array(result).default([]),
    place: orNull(place),
    doubts,
    source,
  });
  return listOf(activity, "key").transform((rows) =>
    rows.map(({ key, place, ...row }) => ({
      ...row,
      id: stableId("activity", key),
      unitId: place,
      programmeId: null,
      commitmentId: null,
    })),
  );
}
