import { Client, cacheExchange, fetchExchange } from "urql";

/** Queries go to the gateway that served the page. */
export const hubClient = new Client({
  url: "/graphql",
  preferGetMethod: false,
  exchanges: [cacheExchange, fetchExchange],
});

/** Live subscriptions go the same way, over WebSocket. */
export function liveUrl(): string {
  const { protocol, host } = window.location;
  return `${protocol === "https:" ? "wss:" : "ws:"}//${host}/graphql`;
}
