/** Which agreements are in force. */
import type { SelectQueryBuilder } from "typeorm";
import type { SharingAgreement } from "./sharing-agreement.js";

/** In SQL, of the columns of the table: whether it is in force at this moment. @param today the parameter that has it */
export function isInForceInSql(today: string): string {
  return `owner_agreed_at IS NOT NULL AND partner_agreed_at IS NOT NULL AND revoked_at IS NULL
    AND ${today} BETWEEN valid_from AND valid_to`;
}

/**
 * Leaves, of a query of agreements, those that were or will be in force on a day. A day in the past counts as it was: one
 * that was revoked since was in force until the day before.
 */
export function onlyInForce(query: SelectQueryBuilder<SharingAgreement>, on: string): void {
  const { alias } = query;
  query
    .andWhere(`${alias}.ownerAgreedAt IS NOT NULL AND ${alias}.partnerAgreedAt IS NOT NULL`)
    .andWhere(`:on BETWEEN ${alias}.validFrom AND ${alias}.validTo`, { on })
    .andWhere(
      `(${alias}.revokedAt IS NULL OR :on < (${alias}.revokedAt AT TIME ZONE 'Asia/Ho_Chi_Minh')::date)`,
    );
}
