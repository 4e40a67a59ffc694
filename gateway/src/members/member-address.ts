import type { ForwardedHeader } from "../access/forwarded-headers.js";

export type Header = readonly [name: string, value: string];

/** How the gateway deals with one member. What is left out is as it is for all members. */
export interface MemberSettings {
  /** Signs what the gateway sends; without it requests are not signed. */
  readonly key?: string | undefined;
  readonly timeoutMs?: number | undefined;
  /** Sent with every request. */
  readonly headers?: readonly Header[] | undefined;
  /** Headers of the client's that the member is sent. */
  readonly forwardedHeaders?: readonly ForwardedHeader[] | undefined;
  /** How its own subscription fields are asked for: `ws`, `sse` or a URL of either; left out: whichever it speaks. */
  readonly subscriptions?: string | undefined;
  /** What the gateway says of itself when it opens a WebSocket to the member. */
  readonly connectionInit?: Readonly<Record<string, unknown>> | undefined;
  /** How long an event stream of the member may be silent before it is taken for lost; left out: for ever. */
  readonly streamSilenceMs?: number | undefined;
  /** Codes of errors that clients are shown as the member wrote them, besides those that are known. */
  readonly passedCodes?: ReadonlySet<string> | undefined;
  /** Extensions that clients are shown of such errors. */
  readonly passedExtensions?: ReadonlySet<string> | undefined;
  /** Attaches an entity that comes back with another key than it was asked for, with a warning. */
  readonly attachesOtherKeys?: boolean | undefined;
}

/** In {@link MemberSettings.passedCodes}: every code. */
export const ANY_CODE = "*";

/** Where a member is, and how it is dealt with. */
export interface MemberAddress extends MemberSettings {
  readonly name: string;
  /** Base URL, without `/graphql`. */
  readonly url: string;
  /** Where GraphQL is answered, if not at `/graphql` below the base URL. */
  readonly endpoint?: string | undefined;
}

export interface MemberLimits {
  readonly timeoutMs: number;
  readonly maxResponseBytes: number;
}

export const MEMBER_LIMITS: MemberLimits = { timeoutMs: 3_000, maxResponseBytes: 10 * 1024 * 1024 };

/** The name under which the environment speaks of the member: `MEMBER_<NAME>`. */
export function variableOf(memberName: string): string {
  return `MEMBER_${memberName.toUpperCase().replaceAll(/[^A-Z0-9]/g, "_")}`;
}
