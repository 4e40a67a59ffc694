import { defineLoader } from "@hub/subgraph-kit/context";
import { todayInVietnam } from "@hub/subgraph-kit/today-in-vietnam";
import { NOTHING_OWED, type OwedWork } from "./owed.js";
import { owedByOrganisation } from "./owed-in-sql.js";

/** How much each of the organisations owes today. */
export const owedOf = defineLoader<string, OwedWork>(async (ids, { database }) => {
  const rows: (OwedWork & { readonly organisationId: string })[] = await database.query(
    `SELECT organisation_id AS "organisationId", open, overdue, unknown, unassigned
     FROM ${owedByOrganisation("$1::date")} owed WHERE organisation_id = ANY($2::uuid[])`,
    [todayInVietnam(), [...ids]],
  );
  const byOrganisation = new Map(rows.map(({ organisationId, ...owed }) => [organisationId, owed]));
  return ids.map((id) => byOrganisation.get(id) ?? NOTHING_OWED);
});
