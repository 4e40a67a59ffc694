/** Who owes what, as conditions and relations of SQL. */
import type { OrderExpression } from "@hub/subgraph-kit/connection";
import { IS_OPEN } from "../commitments/overdue.js";
import { PartyRole } from "../programmes/programme-party.js";
import { Owing } from "./owed.js";

const LEADS = `party.role IN ('${PartyRole.LEAD}', '${PartyRole.CO_LEAD}')`;

/** Rounds that are still to be held, each with whoever owes it: its chair, or where it has none who leads its programme. */
export const OWED_ROUNDS = `
  SELECT COALESCE(round.host_id, party.organisation_id) AS organisation_id, round.id, round.due_on
  FROM evaluation_round round
  LEFT JOIN programme_party party
    ON round.host_id IS NULL AND party.programme_id = round.programme_id AND ${LEADS}
  WHERE round.held_on IS NULL AND NOT round.is_carried_over
    AND COALESCE(round.host_id, party.organisation_id) IS NOT NULL`;

/**
 * The counts of `OwedWork`, of each organisation that has any.
 * @param today the day, as the statement names it
 */
export function owedByOrganisation(today: string): string {
  return `(
    SELECT organisation_id,
      count(*) FILTER (WHERE kind <> 'UNASSIGNED')::integer AS open,
      count(*) FILTER (WHERE kind = 'COMMITMENT' AND due_on < ${today})::integer AS overdue,
      count(*) FILTER (WHERE kind = 'ROUND' AND due_on < ${today})::integer AS unknown,
      count(*) FILTER (WHERE kind = 'UNASSIGNED')::integer AS unassigned
    FROM (
      SELECT owner.organisation_id, 'COMMITMENT' AS kind, commitment.due_on
      FROM commitment_owner owner JOIN commitment ON commitment.id = owner.commitment_id
      WHERE ${IS_OPEN}
      UNION ALL
      SELECT organisation_id, 'ROUND', due_on FROM (${OWED_ROUNDS}) owed_round
      UNION ALL
      SELECT party.organisation_id, 'UNASSIGNED', commitment.due_on
      FROM programme_party party JOIN commitment ON commitment.programme_id = party.programme_id
      WHERE ${LEADS} AND ${IS_OPEN}
        AND NOT EXISTS (SELECT FROM commitment_owner owner WHERE owner.commitment_id = commitment.id)
    ) owed_thing
    GROUP BY organisation_id
  )`;
}

/** Of the joined relation `owed`, which has no row of who owes nothing. */
export const IS_OWING: Readonly<Record<Owing, string>> = {
  [Owing.ANYTHING]: "owed.organisation_id IS NOT NULL",
  [Owing.OVERDUE]: "owed.overdue > 0",
  [Owing.UNKNOWN]: "owed.unknown > 0",
};

/** Whoever is late first, then who has not told, then who has still to do most; as ascending expressions. */
export const BY_URGENCY: readonly OrderExpression[] = ["overdue", "unknown", "open", "unassigned"].map(
  (count) => ({ sql: `-COALESCE(owed.${count}, 0)`, type: "integer" }),
);
