import { describe, expect, it } from "@jest/globals";
import { EXAMPLE_MUTATION, EXAMPLE_QUERY, EXAMPLE_SUBSCRIPTION } from "./examples.js";
import { isSubscription } from "./fetcher.js";

describe("isSubscription", () => {
  it("sends only subscriptions over the live connection", () => {
    expect(
      [EXAMPLE_QUERY, EXAMPLE_MUTATION, EXAMPLE_SUBSCRIPTION].map((query) => isSubscription(query)),
    ).toEqual([false, false, true]);
  });

  it("looks at the operation that was chosen", () => {
    const both = "query Ask { __typename } subscription Watch { changed }";
    expect(isSubscription(both, "Watch")).toBe(true);
    expect(isSubscription(both, "Ask")).toBe(false);
  });

  it("leaves a syntax error to the hub", () => {
    expect(isSubscription("subscription {")).toBe(false);
  });
});
