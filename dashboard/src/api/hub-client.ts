import { Client, cacheExchange, fetchExchange } from "urql";

/** The gateway that served the page answers queries and streams changes at the same path. */
export const HUB_URL = "/graphql";

export const hubClient = new Client({
  url: HUB_URL,
  preferGetMethod: false,
  exchanges: [cacheExchange, fetchExchange],
});
