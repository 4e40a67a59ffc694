/** A member's own stream of results, as the gateway subscribes to it. */
import type { Caller } from "@hub/schema/signed-request";
import type { MemberAddress } from "../../members/member-client.js";
import { signedHeaders } from "../../members/signing.js";

export interface UpstreamRequest {
  readonly address: MemberAddress;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly requestId: string;
  readonly largestResultBytes: number;
}

/**
 * Results as the member sends them, each only when it is asked for, until the member completes the operation.
 * Nothing is held of a stream that is left or whose signal aborts.
 * @throws UpstreamRefusal when the member will not answer the operation; any other error when the stream is lost
 */
export type OpenUpstream = (request: UpstreamRequest, signal: AbortSignal) => AsyncGenerator<unknown, void>;

/** The member's errors as it sent them. */
export class UpstreamRefusal extends Error {
  constructor(readonly errors: unknown) {
    super("The member refuses the subscription");
  }
}

/** How long a member may take to answer that it has understood. */
export const UPSTREAM_ANSWER_LIMIT_MS = 5_000;

/** The headers by which a member with a key knows the gateway. */
export function upstreamHeaders(
  { address: { key }, caller, requestId }: UpstreamRequest,
  method: "GET" | "POST",
  url: URL,
  body: string,
): Record<string, string> {
  if (key === undefined) return {};
  return signedHeaders(key, { method, path: url.pathname + url.search, body }, { caller, requestId });
}
