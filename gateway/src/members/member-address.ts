import type { ForwardedHeader } from "../access/forwarded-headers.js";

export type Header = readonly [name: string, value: string];

/** How the gateway treats one member. What is left out is as for all members. */
export interface MemberSettings {
  /** Signs the gateway's requests. Without it they are not signed. */
  readonly key?: string | undefined;
  readonly timeoutMs?: number | undefined;
  /** Sent with every request. */
  readonly headers?: readonly Header[] | undefined;
  /** Client headers to forward to the member. */
  readonly forwardedHeaders?: readonly ForwardedHeader[] | undefined;
  /**
   * How to subscribe to its own subscription fields: `ws`, `sse` or a URL of either. By default, whichever it speaks.
   */
  readonly subscriptions?: string | undefined;
  /** What `connection_init` carries when the gateway opens a WebSocket to the member. */
  readonly connectionInit?: Readonly<Record<string, unknown>> | undefined;
  /** How long the member's event stream may be silent before it counts as lost. By default forever. */
  readonly streamSilenceMs?: number | undefined;
  /** Codes whose messages clients are shown as the member wrote them, besides the known ones. */
  readonly passedCodes?: ReadonlySet<string> | undefined;
  /** Extensions of such errors that clients are shown. */
  readonly passedExtensions?: ReadonlySet<string> | undefined;
  /** The id of the organisation that runs the member. */
  readonly organisation?: string | undefined;
  /** Accepts an entity that comes back with another key than requested, with a warning. */
  readonly attachesOtherKeys?: boolean | undefined;
}

/** In {@link MemberSettings.passedCodes}: every code. */
export const ANY_CODE = "*";

/** Where a member is and how to treat it. */
export interface MemberAddress extends MemberSettings {
  readonly name: string;
  /** Base URL, without `/graphql`. */
  readonly url: string;
  /** Its GraphQL endpoint, if not `/graphql` below the base URL. */
  readonly endpoint?: string | undefined;
}

export interface MemberLimits {
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
}

export const MEMBER_LIMITS: MemberLimits = { timeoutMs: 3_000, maxResponseBytes: 10 * 1024 * 1024 };

/** The member's name in environment variables: `MEMBER_<NAME>`. */
export function variableOf(memberName: string): string {
  return `MEMBER_${memberName.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
}
