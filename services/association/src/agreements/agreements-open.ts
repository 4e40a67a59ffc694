/** For other members and for policies: what the agreements of both sides open, a row for each indicator. */
export const AGREEMENTS_OPEN = `
  SELECT id AS agreement_id, code, owner_id, partner_id, indicator_code, unit_id, valid_from, valid_to, smallest_cell,
    fields
  FROM sharing_agreement, unnest(indicator_codes) AS indicator_code
  WHERE owner_agreed_at IS NOT NULL AND partner_agreed_at IS NOT NULL AND revoked_at IS NULL`;

/** The same as the rows of a snapshot. */
export const AGREEMENTS_TOLD = `
  SELECT agreement_id AS "agreementId", code, owner_id AS "ownerId", partner_id AS "partnerId",
    indicator_code AS "indicatorCode", unit_id AS "unitId", valid_from::text AS "validFrom", valid_to::text AS "validTo",
    smallest_cell AS "smallestCell", fields
  FROM (${AGREEMENTS_OPEN}) AS opened`;
