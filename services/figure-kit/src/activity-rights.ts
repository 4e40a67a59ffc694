/** Who may read and write activities, as PostgreSQL keeps to it. */
import { PUBLISHED, type TableRights } from "@hub/subgraph-kit/rows/table-rights";

/** Whoever reports for the organiser, in the unit or what it lies within; where there is no unit, anywhere. */
const IS_REPORTERS = `(SELECT hub_may_write()) AND (
  organiser_id IN (SELECT right_of FROM hub_rights_everywhere('{REPORTER}'))
  OR (organiser_id, unit_id) IN (SELECT right_of, unit_id FROM hub_rights_in_units('{REPORTER}'))
  OR (unit_id IS NULL AND organiser_id IN (SELECT right_of FROM hub_rights('{REPORTER}')))
)`;

export const ACTIVITY_RIGHTS: TableRights = {
  ...PUBLISHED,
  add: IS_REPORTERS,
  // Of those that were loaded nobody knows the organiser.
  change: `${IS_REPORTERS} OR (organiser_id IS NULL AND (SELECT hub_may_write()))`,
  remove: null,
};
