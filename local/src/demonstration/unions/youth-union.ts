import { Activity } from "@hub/figure-kit/activity";
import { YouthUnionBranch } from "@hub/youth-union/branches/youth-union-branch";
import { z } from "zod";
import { activities } from "../file-format/activities.js";
import type { DataFolder } from "../file-format/data-folder.js";
import { citingRowsOf, type MemberRows } from "../member-rows.js";
import { branches } from "./branches.js";

export function readYouthUnion(folder: DataFolder): MemberRows {
  const file = z.strictObject({
    branches: branches(folder, "youth-union-branch"),
    activities: activities(folder),
  });
  const data = folder.read("youth-union.yaml", file);
  return {
    tables: [...citingRowsOf(YouthUnionBranch, data.branches), ...citingRowsOf(Activity, data.activities)],
    figures: [],
  };
}
