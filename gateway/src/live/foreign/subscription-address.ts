import type { MemberAddress } from "../../members/member-client.js";

export interface SubscriptionAddress {
  readonly transport: "ws" | "sse";
  readonly url: string;
}

/**
 * How the member is subscribed to: WebSocket where it answers GraphQL, unless its setting says `sse`, or gives a
 * URL of its own (`ws:` or `wss:` for WebSocket, `http:` or `https:` for server-sent events).
 */
export function subscriptionAddress(address: MemberAddress): SubscriptionAddress {
  const { url, endpoint = `${url.replace(/\/$/, "")}/graphql`, subscriptions = "ws" } = address;
  switch (subscriptions) {
    case "ws":
      return { transport: "ws", url: endpoint.replace(/^http/, "ws") };
    case "sse":
      return { transport: "sse", url: endpoint };
    default:
      return { transport: subscriptions.startsWith("ws") ? "ws" : "sse", url: subscriptions };
  }
}

/** Whether the text is a setting as above. */
export function isSubscriptionSetting(text: string): boolean {
  if (text === "ws" || text === "sse") return true;
  return URL.canParse(text) && /^(ws|http)s?:$/.test(new URL(text).protocol);
}
