import type { RepeatableWrite } from "@hub/schema/idempotency-key";
import type { Caller } from "@hub/schema/signed-request";
import type { ForwardedHeaders } from "./forwarded-headers.js";
import type { CallerQuota } from "./quotas.js";

/** Who asks, the id under which the logs know the request, and whether anyone still waits for the answer. */
export interface RequestContext {
  readonly caller: Caller;
  /** Until when it is known who asks, in milliseconds since 1970; forever if left out. */
  readonly validUntilMs?: number | undefined;
  /** The caller's address (see access/client-address.ts); undefined for work that belongs to no single caller. */
  readonly client?: string | undefined;
  /** The quota of that address; undefined for work that belongs to no single caller. */
  readonly quota?: CallerQuota | undefined;
  /** Waits for its turn to ask a member as long as it takes, because its client does too. */
  readonly isPatient?: boolean | undefined;
  readonly requestId: string;
  /** Headers of the client to forward to members. */
  readonly forwarded?: ForwardedHeaders | undefined;
  readonly signal?: AbortSignal | undefined;
  /** The write that members are asked for, where it may be sent again. */
  readonly write?: RepeatableWrite | undefined;
}

/** Who asks, without the signal that says for how long. */
export function identityOf({ caller, client, quota, requestId, forwarded }: RequestContext): RequestContext {
  return { caller, client, quota, requestId, forwarded };
}
