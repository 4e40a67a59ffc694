import { describe, expect, it } from "@jest/globals";
import { readAccept } from "./media-types.js";

const JSON_TYPE = "application/json";
const RESPONSE = "application/graphql-response+json";
const SSE = "text/event-stream";
const MULTIPART = "multipart/mixed";

describe("the header accept", () => {
  it.each([
    ["without one", undefined, JSON_TYPE, undefined],
    ["of the whole draft", `${RESPONSE}, ${MULTIPART}, ${SSE}`, RESPONSE, SSE],
    ["as Apollo Client sends it with a query", `${RESPONSE},${JSON_TYPE};q=0.9`, RESPONSE, undefined],
    [
      "as Apollo Client sends it with a subscription",
      `multipart/mixed;boundary=graphql;subscriptionSpec=1.0,${RESPONSE},${JSON_TYPE};q=0.9`,
      MULTIPART,
      MULTIPART,
    ],
    [
      "as Apollo's mobile clients send it with a query",
      `multipart/mixed;deferSpec=20220824,${RESPONSE},${JSON_TYPE}`,
      RESPONSE,
      undefined,
    ],
    [
      "as Apollo Router sends it",
      `${JSON_TYPE}, multipart/mixed;subscriptionSpec="1.0"`,
      JSON_TYPE,
      MULTIPART,
    ],
    [
      "as urql sends it with a query",
      `${RESPONSE}, application/graphql+json, ${JSON_TYPE}, ${SSE}, ${MULTIPART}`,
      RESPONSE,
      SSE,
    ],
    ["as urql sends it with a subscription", `${SSE}, ${MULTIPART}`, SSE, SSE],
    ["as GraphiQL sends it", `${JSON_TYPE}, ${MULTIPART}`, JSON_TYPE, undefined],
    ["as a browser sends it", "text/html,application/xhtml+xml,*/*;q=0.8", JSON_TYPE, undefined],
    ["that likes streams less", `${SSE};q=0.1, ${JSON_TYPE};q=0.5`, JSON_TYPE, SSE],
    ["in other letters", "Text/Event-Stream, Multipart/Mixed; SubscriptionSpec=1.0", SSE, SSE],
  ])("%s", (_what, accept, best, stream) => {
    expect(readAccept(accept)).toEqual({ best, stream });
  });

  it.each([
    ["a form that is not offered", "text/html"],
    ["another version of the multipart protocol", "multipart/mixed;subscriptionSpec=2.0"],
    ["the parts of one answer", MULTIPART],
    ["another character set", `${JSON_TYPE};charset=utf-16`],
  ])("may ask for %s, which nobody can give", (_what, accept) => {
    expect(readAccept(accept)).toBeUndefined();
  });
});
