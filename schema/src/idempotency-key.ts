/**
 * An operation that writes and may be sent again: its key, and how the gateway hands it to members in the `extensions`
 * of a mutation.
 */

/** Visible ASCII characters without quotation marks and backslashes: what a header carries as it is. */
const IDEMPOTENCY_KEY = /^[!#-[\]-~]{1,128}$/;

/** Whether a client may name a write so. */
export function isIdempotencyKey(value: unknown): value is string {
  return typeof value === "string" && IDEMPOTENCY_KEY.test(value);
}

export interface RepeatableWrite {
  /** The same whenever the operation is sent again. */
  readonly idempotencyKey: string;
  /** Of the client's operation with its variables; equal for all its requests to members. */
  readonly operationHash: string;
}

/** What the extensions of a request to a member say of it: undefined without a key, null where it cannot be read. */
export function readRepeatableWrite(
  extensions: Readonly<Record<string, unknown>> | null | undefined,
): RepeatableWrite | null | undefined {
  const { idempotencyKey, operationHash } = extensions ?? {};
  if (idempotencyKey === undefined) return undefined;
  if (!isIdempotencyKey(idempotencyKey) || typeof operationHash !== "string") return null;
  return { idempotencyKey, operationHash };
}
