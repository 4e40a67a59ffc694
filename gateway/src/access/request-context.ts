import type { Caller } from "@hub/schema/signed-request";
import type { ForwardedHeaders } from "./forwarded-headers.js";
import type { CallerQuota } from "./quotas.js";

/** Who asks, under which id the answer can be found in the logs, and whether anyone still waits for it. */
export interface RequestContext {
  readonly caller: Caller;
  /** The address that it is asked from (see access/client-address.ts); undefined for what is nobody's alone. */
  readonly client?: string | undefined;
  /** What counts for that address; undefined for what is nobody's alone. */
  readonly quota?: CallerQuota | undefined;
  /** It waits for its turn to ask a member for as long as it takes: whoever it is for does so as well. */
  readonly isPatient?: boolean | undefined;
  readonly requestId: string;
  /** Headers of the client that members are sent. */
  readonly forwarded?: ForwardedHeaders | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Who asks, without how long. */
export function identityOf({ caller, client, quota, requestId, forwarded }: RequestContext): RequestContext {
  return { caller, client, quota, requestId, forwarded };
}
