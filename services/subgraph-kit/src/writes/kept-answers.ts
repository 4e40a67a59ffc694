/** The answers of writes that may be sent again, each kept in the transaction that wrote. */
import type { ExpiringRows } from "@hub/outbox/retention";
import type { RepeatableWrite } from "@hub/schema/idempotency-key";
import type { GraphQLFormattedError } from "graphql";
import type { EntityManager } from "typeorm";
import { Refusal } from "../refusal.js";

/** How long an answer is kept at least. */
const KEPT_HOURS = 72;

/** For the outbox, which removes what is older than its time. */
export const KEPT_ANSWERS: ExpiringRows = { table: "kept_answer", since: "answered_at", hours: KEPT_HOURS };

/** What one root field of a mutation was answered. */
export interface FieldAnswer {
  /** Null where the field may not be null and is. */
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly errors: readonly GraphQLFormattedError[];
}

/** A field of a write that may be sent again. */
export interface RepeatableField extends RepeatableWrite {
  readonly callerId: string;
  /** Its response key. */
  readonly field: string;
}

/**
 * The answer that was given before. Until this transaction ends no other writes under the key: who comes meanwhile waits.
 * @throws {Refusal} when the key was used for another operation
 */
export async function findKeptAnswer(
  manager: EntityManager,
  { callerId, idempotencyKey, operationHash, field }: RepeatableField,
): Promise<FieldAnswer | undefined> {
  await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `kept_answer/${callerId}/${idempotencyKey}`,
  ]);
  const kept: { field: string; operationHash: string; answer: string }[] = await manager.query(
    `SELECT field, operation_hash AS "operationHash", answer FROM kept_answer
     WHERE caller_id = $1 AND idempotency_key = $2`,
    [callerId, idempotencyKey],
  );
  if (kept.some((one) => one.operationHash !== operationHash)) throw usedOtherwise(idempotencyKey);
  const answered = kept.find((one) => one.field === field);
  return answered && JSON.parse(answered.answer);
}

export async function keepAnswer(
  manager: EntityManager,
  { callerId, idempotencyKey, operationHash, field }: RepeatableField,
  answer: FieldAnswer,
): Promise<void> {
  await manager.query(
    `INSERT INTO kept_answer (caller_id, idempotency_key, field, operation_hash, answer)
     VALUES ($1, $2, $3, $4, $5)`,
    [callerId, idempotencyKey, field, operationHash, JSON.stringify(answer)],
  );
}

function usedOtherwise(key: string): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: `Mã chống ghi trùng “${key}” đã dùng cho một thao tác ghi khác nên chưa ghi gì; hãy gửi thao tác này với một mã mới.`,
    en: `The idempotency key "${key}" was used for another operation, so nothing was written; send this one with a new key.`,
  });
}
