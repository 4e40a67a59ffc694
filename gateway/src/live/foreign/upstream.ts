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
 * Results as the member sends them from the URL, each only when it is asked for, until the member completes the
 * operation. `onBegun` is called when the member has agreed to tell. Nothing is held of a stream that is left or whose
 * signal aborts.
 * @throws UpstreamRefusal when the member will not answer the operation, StreamNotBegun when it does not come to that,
 *   MemberRefusal when the member lets the gateway in no longer, any other error when the stream is lost
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

/** The member ended a stream that had begun because it does not let this gateway in; the message is as for `StreamNotBegun`. */
export class MemberRefusal extends Error {}

/**
 * Why a stream never began: the member cannot be reached at present, it does not let this gateway in, or it does not
 * subscribe over this transport.
 */
export type NotBegunKind = "unreachable" | "refused" | "not spoken";

/** Nothing was told, and nothing was missed. The message is fit to be shown to clients; the cause is for the log. */
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

/** How long a member may take to answer that it has understood. */
export const UPSTREAM_ANSWER_LIMIT_MS = 5_000;

/** The headers that are set for the member, and those by which one with a key knows the gateway. */
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

/** What a member with a key says when it does not tell a stream. */
export interface Refused {
  readonly status: number;
  /** The header of that name. */
  readonly date: unknown;
  /** The extensions of its first error. */
  readonly extensions?: unknown;
}

/** That the member takes no signature because the clocks differ; undefined when that is not why. */
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
