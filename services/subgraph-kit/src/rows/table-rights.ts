import { GATEWAY } from "@hub/schema/own-callers";

/**
 * Who may do what to the rows of a table. Each is a condition in SQL over a row, as policies have it; null: nobody may.
 * It may ask `hub_caller()`, within `(SELECT …)`, so that it is asked once for all rows.
 */
export interface TableRights {
  readonly read: string | null;
  readonly add: string | null;
  readonly change: string | null;
  readonly remove: string | null;
}

/** By table. */
export type RightsOfTables = Readonly<Record<string, TableRights>>;

const WHO_MAY_WRITE = "(SELECT hub_may_write())";
/** What is the member's business alone. */
export const NOBODY: TableRights = { read: null, add: null, change: null, remove: null };

/** A gateway that asks for itself. */
export const IS_GATEWAY = `(SELECT hub_caller() ->> 'id' = '${GATEWAY}' AND NOT hub_caller() ? 'rights')`;

/** What the hub publishes: anybody reads it, and whoever may write changes it by commands. */
export const PUBLISHED: TableRights = {
  read: "true",
  add: WHO_MAY_WRITE,
  change: WHO_MAY_WRITE,
  remove: WHO_MAY_WRITE,
};

/** What is added is neither changed nor removed. */
export const ADDED_ONLY: TableRights = { ...PUBLISHED, change: null, remove: null };

/** What anybody reads and no request writes: the member itself does. */
export const READ_ONLY: TableRights = { ...NOBODY, read: "true" };

/** The answers kept for a caller are that caller's. */
const OWN_ANSWERS = "caller_id = (SELECT hub_caller() ->> 'id')";

/** What is between two organisations is read by those who have a right of either. */
export const OF_A_PARTY =
  "owner_id IN (SELECT right_of FROM hub_rights(NULL)) OR partner_id IN (SELECT right_of FROM hub_rights(NULL))";

/** Which person made a change is read by those who have a right of the organisation in whose name it was made. */
const OF_ACTORS_ORGANISATION = `EXISTS (
  SELECT FROM change
  WHERE change.id = change_id AND organisation_id IN (SELECT right_of FROM hub_rights(NULL))
)`;

/** The tables and views that every member has and requests use. */
export const KIT_TABLES: RightsOfTables = {
  change: ADDED_ONLY,
  change_person: { ...ADDED_ONLY, read: OF_ACTORS_ORGANISATION },
  source: ADDED_ONLY,
  unit_within: READ_ONLY,
  agreement_in_force: { ...NOBODY, read: OF_A_PARTY },
  kept_answer: { ...NOBODY, read: OWN_ANSWERS, add: OWN_ANSWERS },
  history: READ_ONLY,
  outbox_intake: { ...NOBODY, add: WHO_MAY_WRITE },
};
