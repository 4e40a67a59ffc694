import { Activity } from "@hub/figure-kit/activity";
import { WomensUnionBranch } from "@hub/womens-union/branches/womens-union-branch";
import { z } from "zod";
import { activities } from "../file-format/activities.js";
import type { DataFolder } from "../file-format/data-folder.js";
import { citingRowsOf, type MemberRows } from "../member-rows.js";
import { branches } from "./branches.js";

export function readWomensUnion(folder: DataFolder): MemberRows {
  const file = z.strictObject({
    branches: branches(folder, "womens-union-branch"),
    activities: activities(folder),
  });
  const data = folder.read("womens-union.yaml", file);
  return {
    tables: [...citingRowsOf(WomensUnionBranch, data.branches), ...citingRowsOf(Activity, data.activities)],
    figures: [],
  };
}
