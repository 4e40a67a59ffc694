import { Client, cacheExchange, fetchExchange } from "urql";
import { askHub, session } from "../identity/caller.js";
import { type FirstAnswers, firstAnswersExchange, publicAnswersExchange } from "./first-answers.js";
import { keptAnswersExchange } from "./kept-answers.js";

/** The gateway that served the page answers queries and streams changes at the same path. */
export const HUB_URL = "/graphql";

/** @param firstAnswers what came with the page */
export function createHubClient(firstAnswers: FirstAnswers): Client {
  return new Client({
    url: HUB_URL,
    preferGetMethod: false,
    fetch: askHub,
    // Kept answers come with an error; the cache inside must not take them for the hub's.
    exchanges:
      session === undefined
        ? [keptAnswersExchange, cacheExchange, firstAnswersExchange(firstAnswers), fetchExchange]
        : [keptAnswersExchange, publicAnswersExchange(firstAnswers), cacheExchange, fetchExchange],
  });
}
