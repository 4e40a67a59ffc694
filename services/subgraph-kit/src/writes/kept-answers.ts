/** The answers of writes that may be sent again, each kept in the transaction that wrote. */
import type { ExpiringRows } from "@hub/outbox/retention";
import type { RepeatableWrite } from "@hub/schema/idempotency-key";
import type { Caller } from "@hub/schema/signed-request";
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
  readonly caller: Caller;
  /** Its response key. */
  readonly field: string;
}

/**
 * The answer that was given before. Until this transaction ends no other writes under the key: who comes meanwhile waits.
 * @throws {Refusal} when the key was used for another operation, or a right has ended with which the answer was given
 */
export async function findKeptAnswer(
  manager: EntityManager,
  { caller, idempotencyKey, operationHash, field }: RepeatableField,
): Promise<FieldAnswer | undefined> {
  await manager.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `kept_answer/${caller.id}/${idempotencyKey}`,
  ]);
  const kept: KeptRow[] = await manager.query(
    `SELECT field, operation_hash AS "operationHash", answer, rights <@ $3 AS "hasTheRights" FROM kept_answer
     WHERE caller_id = $1 AND idempotency_key = $2`,
    [caller.id, idempotencyKey, rightsOf(caller)],
  );
  if (kept.some((one) => one.operationHash !== operationHash)) throw usedOtherwise(idempotencyKey);
  const answered = kept.find((one) => one.field === field);
  if (answered?.hasTheRights === false) throw withLessRights(idempotencyKey);
  return answered && JSON.parse(answered.answer);
}

interface KeptRow {
  readonly field: string;
  readonly operationHash: string;
  readonly answer: string;
  readonly hasTheRights: boolean;
}

function rightsOf({ rights = [] }: Caller): string {
  return JSON.stringify(rights);
}

export async function keepAnswer(
  manager: EntityManager,
  { caller, idempotencyKey, operationHash, field }: RepeatableField,
  answer: FieldAnswer,
): Promise<void> {
  await manager.query(
    `INSERT INTO kept_answer (caller_id, idempotency_key, field, operation_hash, answer, rights)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [caller.id, idempotencyKey, field, operationHash, JSON.stringify(answer), rightsOf(caller)],
  );
}

function usedOtherwise(key: string): Refusal {
  return new Refusal("BAD_USER_INPUT", {
    vi: `Mã chống ghi trùng “${key}” đã dùng cho một thao tác ghi khác nên chưa ghi gì; hãy gửi thao tác này với một mã mới.`,
    en: `The idempotency key "${key}" was used for another operation, so nothing was written; send this one with a new key.`,
  });
}

/** What was answered then, the caller may not see now; what it may, it reads. */
function withLessRights(key: string): Refusal {
  return new Refusal("FORBIDDEN", {
    vi: `Thao tác ghi với mã chống ghi trùng “${key}” đã được thực hiện, nhưng từ đó có quyền của tài khoản đã kết thúc nên câu trả lời khi ấy không được đưa lại; hãy đọc thứ đã ghi bằng các quyền hiện có.`,
    en: `The operation with the idempotency key "${key}" was carried out, but a right of the account has ended since, so its answer is not given again; read what was written with the rights that you have now.`,
  });
}
