/** A member's own stream of results, as the gateway subscribes to it. */
import type { Caller } from "@hub/schema/signed-request";
import { type ForwardedHeaders, forwardedTo } from "../../access/forwarded-headers.js";
import type { Faults } from "../../errors/faults.js";
import type { MemberAddress } from "../../members/member-address.js";
import { clockAheadMs, describeClock, signedHeaders } from "../../members/signing.js";

export interface UpstreamRequest {
  readonly address: MemberAddress;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  readonly requestId: string;
  readonly forwarded?: ForwardedHeaders | undefined;
  readonly largestResultBytes: number;
  readonly faults: Faults;
}

/**
 * The member's results, read on demand until the member completes the operation. `onBegun` is called when the member
 * has accepted it. Nothing is kept of a stream that is left or whose signal aborts.
 * @throws UpstreamRefusal if the member will not answer the operation, StreamNotBegun if it does not get that far,
 *   MemberRefusal if the member no longer lets the gateway in, any other error if the stream is lost
 */
export type OpenUpstream = (
  request: UpstreamRequest,
  url: URL,
  signal: AbortSignal,
  onBegun?: () => void,
) => AsyncGenerator<unknown, void>;

/** The member's errors as it sent them. */
export class UpstreamRefusal extends Error {
  constructor(readonly errors: unknown) {
    super("The member refuses the subscription");
  }
}

/** The member ended a stream because it no longer lets this gateway in. The message is as for `StreamNotBegun`. */
export class MemberRefusal extends Error {}

/**
 * Why a stream never began: the member cannot be reached at present, it does not let this gateway in, or it does not
 * support subscriptions over this transport.
 */
export type NotBegunKind = "unreachable" | "refused" | "not spoken";

/** Nothing was sent, so nothing was missed. The message may be shown to clients; the cause is for the log. */
export class StreamNotBegun extends Error {
  constructor(
    readonly kind: NotBegunKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }

  static ofStatus(status: number, message: string): StreamNotBegun {
    return new StreamNotBegun(kindOfStatus(status), message);
  }
}

/** How long a member may take to accept the operation. */
export const UPSTREAM_ANSWER_LIMIT_MS = 5_000;

/** The headers that are configured for the member, and those that sign the request if it has a key. */
export function upstreamHeaders(
  { address: { key, headers = [], forwardedHeaders }, caller, requestId, forwarded }: UpstreamRequest,
  method: "GET" | "POST",
  url: URL,
  body: string,
): Record<string, string> {
  const own = Object.fromEntries([...headers, ...forwardedTo(forwardedHeaders, forwarded)]);
  if (key === undefined) return own;
  const message = { method, path: url.pathname + url.search, body };
  return { ...own, ...signedHeaders(key, message, { caller, requestId }) };
}

/** What a member with a key answers instead of a stream. */
export interface Refused {
  readonly status: number;
  /** The `date` header. */
  readonly date: unknown;
  /** The extensions of its first error. */
  readonly extensions?: unknown;
}

/** Says that the member rejects signatures because the clocks differ; undefined if that is not the reason. */
export function findClockProblem(
  { address }: UpstreamRequest,
  { status, date, extensions }: Refused,
): StreamNotBegun | undefined {
  if (status !== 401 || address.key === undefined) return undefined;
  const aheadMs = clockAheadMs(extensions, Date.parse(String(date)) || undefined);
  return aheadMs === undefined ? undefined : new StreamNotBegun("unreachable", describeClock(aheadMs));
}

function kindOfStatus(status: number): NotBegunKind {
  if (status === 401 || status === 403 || status === 407) return "refused";
  const isPassing = status === 408 || status === 429 || (status >= 500 && status !== 501);
  return isPassing ? "unreachable" : "not spoken";
}
