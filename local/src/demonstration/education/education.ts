import { InstitutionCount, InstitutionKind } from "@hub/education/institutions/institution-count";
import { Observance } from "@hub/education/observances/observance";
import { ObservanceKind } from "@hub/education/observances/observance-register";
import { UniversalEducationStatus } from "@hub/education/universal-education/universal-education-status";
import { Activity } from "@hub/figure-kit/activity";
import { Qualifier } from "@hub/figure-kit/qualifier";
import { stableId } from "@hub/schema/stable-id";
import { z } from "zod";
import { activities } from "../file-format/activities.js";
import type { DataFolder } from "../file-format/data-folder.js";
import { readFigures } from "../file-format/figures.js";
import { count, day, listOf, oneOf, orNull, text, year } from "../file-format/vocabulary.js";
import { citingRowsOf, type MemberRows } from "../member-rows.js";
import { readUniversalEducation } from "./universal-education.js";

/** What the two articles about Sơn La and Quận 11 say about education. */
export function readEducation(folder: DataFolder): MemberRows {
  const { statuses, flagsByStatus } = readUniversalEducation(folder);
  const activityFile = z.strictObject({ activities: activities(folder) });
  return {
    tables: [
      ...citingRowsOf(UniversalEducationStatus, statuses),
      ...citingRowsOf(InstitutionCount, readInstitutionCounts(folder)),
      ...citingRowsOf(Observance, readObservances(folder)),
      ...citingRowsOf(Activity, folder.read("education/activities.yaml", activityFile).activities),
    ],
    figures: readFigures(folder, "education/figures.yaml", "education", flagsByStatus),
  };
}

function readInstitutionCounts({ read, place, source, flags }: DataFolder) {
  const row = z.strictObject({
    key: text,
    place,
    kind: oneOf(InstitutionKind),
    count,
    asOf: orNull(day),
    printedText: text,
    flags,
    source,
  });
  const file = z.strictObject({ institutionCounts: listOf(row, "key") });
  return read("education/institutions.yaml", file).institutionCounts.map(({ key, place, flags, ...row }) => ({
    ...row,
    ownFlags: flags,
    id: stableId("institution-count", key),
    unitId: place,
    qualifier: Qualifier.EXACT,
  }));
}

function readObservances({ read, place, source }: DataFolder) {
  const row = z.strictObject({
    key: text,
    kind: oneOf(ObservanceKind),
    year,
    printedName: text,
    printedPeriod: z.strictObject({ from: day, to: day }),
    openedOn: orNull(day),
    printedText: text,
    place,
    source,
  });
  const file = z.strictObject({ observances: listOf(row, "key") });
  return read("education/observances.yaml", file).observances.map(({ key, place, ...row }) => ({
    ...row,
    id: stableId("observance", key),
    unitId: place,
  }));
}
