import { Client, cacheExchange, fetchExchange } from "urql";
import { keptAnswersExchange } from "./kept-answers.js";

/** The gateway that served the page answers queries and streams changes at the same path. */
export const HUB_URL = "/graphql";

export const hubClient = new Client({
  url: HUB_URL,
  preferGetMethod: false,
  // Kept answers come with an error; the cache inside must not take them for the hub's.
  exchanges: [keptAnswersExchange, cacheExchange, fetchExchange],
});
