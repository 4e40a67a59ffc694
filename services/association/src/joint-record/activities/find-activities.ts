import type { ActivityKind } from "@hub/figure-kit/activity";
import { type Connection, readPage } from "@hub/subgraph-kit/connection";
import type { PageRequest } from "@hub/subgraph-kit/page-window";
import type { EntityManager } from "typeorm";
import { liesIn, type Territory } from "../unit-argument.js";
import { JointActivity } from "./joint-activity.js";

export interface ActivityFilter {
  readonly members?: readonly string[] | null | undefined;
  readonly unitIds?: readonly string[] | null | undefined;
  /** What lay in these units when the activity ended. */
  readonly under: Territory | null;
  /** Those that one of these has organised, or taken part in. */
  readonly organisationIds?: readonly string[] | null | undefined;
  readonly programmeIds?: readonly string[] | null | undefined;
  readonly kinds?: readonly ActivityKind[] | null | undefined;
  /** Those that may have gone on at some day from the one to the other. */
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}

/** A page of all members' activities, in the order in which they began. One SQL statement. */
export function findActivities(
  database: EntityManager,
  { members, unitIds, under, organisationIds, programmeIds, kinds, from, to }: ActivityFilter,
  page: PageRequest,
): Promise<Connection<JointActivity>> {
  const query = database
    .getRepository(JointActivity)
    .createQueryBuilder("activity")
    .where("NOT activity.is_withdrawn");
  if (members) query.andWhere("activity.member = ANY(:members)", { members });
  if (unitIds) query.andWhere("activity.unit_id = ANY(:unitIds)", { unitIds });
  if (organisationIds)
    query.andWhere(
      "(activity.organiser_id = ANY(:organisationIds) OR activity.partner_ids && CAST(:organisationIds AS uuid[]))",
      { organisationIds },
    );
  if (programmeIds) query.andWhere("activity.programme_id = ANY(:programmeIds)", { programmeIds });
  if (kinds) query.andWhere("activity.kind = ANY(:kinds)", { kinds });
  if (from) query.andWhere("activity.ends_on >= :from", { from });
  if (to) query.andWhere("activity.begins_on <= :to", { to });
  return readPage(query, page, ["beginsOn", "id"], { id: "text" }, liesIn("activity", under));
}
