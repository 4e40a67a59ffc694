import type { MemberAddress } from "./member-address.js";

export type SubscriptionTransport = "ws" | "sse";

export interface SubscriptionAddress {
  readonly transport: SubscriptionTransport;
  readonly url: string;
}

/**
 * The ways to subscribe to the member, the likeliest first: over WebSocket or server-sent events at its GraphQL
 * endpoint, unless its setting says `ws` or `sse`, or gives a URL of its own (`ws:` or `wss:` for WebSocket, `http:` or
 * `https:` for server-sent events).
 */
export function subscriptionAddresses(address: MemberAddress): readonly SubscriptionAddress[] {
  const { url, endpoint = `${url.replace(/\/$/, "")}/graphql`, subscriptions } = address;
  const webSocket: SubscriptionAddress = { transport: "ws", url: endpoint.replace(/^http/, "ws") };
  const eventStream: SubscriptionAddress = { transport: "sse", url: endpoint };
  switch (subscriptions) {
    case undefined:
      return [webSocket, eventStream];
    case "ws":
      return [webSocket];
    case "sse":
      return [eventStream];
    default:
      return [{ transport: subscriptions.startsWith("ws") ? "ws" : "sse", url: subscriptions }];
  }
}

/** Whether the text is such a setting. */
export function isSubscriptionSetting(text: string): boolean {
  if (text === "ws" || text === "sse") return true;
  return URL.canParse(text) && /^(ws|http)s?:$/.test(new URL(text).protocol);
}
